/** Bytes in a tar block. */
const blockSize = 512
/** Two empty blocks, which end an archive after its last member. */
export const endOfArchive: Uint8Array = Buffer.alloc(2 * blockSize)

const lfsPointerStart = Buffer.from('version https://git-lfs.github.com/spec/v1\n')
/** Git LFS's specification has pointers shorter than this, in bytes. */
const maxLfsPointerSize = 1024
/** Starts every file that git-crypt has encrypted; a nonce of 12 bytes follows. */
const gitCryptStart = Buffer.from('\0GITCRYPT\0')
const minGitCryptSize = gitCryptStart.length + 12
/** Git writes no more than a few paths into an extended header, in bytes. */
const maxExtensionSize = 1024 * 1024

/** How `tarMembers` changes an archive. */
export interface TarOptions {
  /** Directory that becomes the root: its members lose this prefix, others are dropped. Empty: names stay. */
  strip: string
  /** Drops the global header, in which git writes the commit's id: only the first of joined archives may have one. */
  dropGlobalHeader?: boolean
  /** Returns whether to drop a file or link, by its name in the output. */
  drop?: (name: string) => boolean
  /** Returns whether `onMember` is to get a file's content, by the file's name in the output and its size in bytes. */
  keepContent?: (name: string, size: number) => boolean
  /** Receives each member that is passed on, in the archive's order. */
  onMember?: (member: TarMember) => void
}

/** A member of a tar archive. */
export interface TarMember {
  /** As in the output, with a `/` at the end of directories. */
  name: string
  type: 'file' | 'directory' | 'other'
  /** What stands in place of the file's content: a pointer of Git LFS, or what git-crypt has encrypted. */
  placeholder?: 'lfs-pointer' | 'git-crypt'
  /** If `keepContent` asks for it. */
  content?: Buffer
}

/**
 * Passes on the members of a tar archive that git or node-tar wrote, without the archive's end, so that another archive
 * can follow. Reports each member, and can make a subdirectory the root. All else stays byte for byte, which is why
 * this does not use a tar library: one would decode names that are not UTF-8, and copy every file.
 *
 * @throws Error when the archive is cut off or malformed
 */
export async function* tarMembers(
  archive: AsyncIterable<Uint8Array>,
  options: TarOptions,
): AsyncGenerator<Uint8Array> {
  const input = new ArchiveReader()
  const output = new JoinedPieces()
  const copying = copyMembers(input, output, options)
  let length = 0
  let ended = false
  for await (const chunk of archive) {
    length += chunk.length
    // Git pads its archives after the end. Unread, the padding would break git's pipe.
    if (ended) continue
    input.append(chunk)
    ended = copying.next().done === true
    yield* output.take()
  }
  if (length % blockSize > 0) throw new Error('The archive broke off in the middle of a block')
  if (!ended) throw new Error('The archive broke off before its end')
}

/** A step of reading an archive. It yields whenever it has to wait for the next chunk. */
type Reading<Result> = Generator<undefined, Result, undefined>

/** Reads an archive whose chunks arrive while it is read. */
class ArchiveReader {
  #buffer: Buffer = Buffer.alloc(0)

  append(chunk: Uint8Array): void {
    this.#buffer =
      this.#buffer.length > 0
        ? Buffer.concat([this.#buffer, chunk])
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
  }

  /** Reads exactly so many bytes. */
  *read(size: number): Reading<Buffer> {
    while (this.#buffer.length < size) yield
    return this.#take(size)
  }

  /** Copies so many bytes, piece by piece as they arrive. */
  *copy(size: number, output: Output): Reading<void> {
    for (let left = size; left > 0; ) {
      while (this.#buffer.length === 0) yield
      const piece = this.#take(Math.min(left, this.#buffer.length))
      output.push(piece)
      left -= piece.length
    }
  }

  #take(size: number): Buffer {
    const bytes = this.#buffer.subarray(0, size)
    this.#buffer = this.#buffer.subarray(size)
    return bytes
  }
}

interface Output {
  push(piece: Uint8Array): void
}

const nowhere: Output = { push: () => {} }

/** Joins pieces that are adjacent in memory: compressing and hashing work best on large ones. */
class JoinedPieces implements Output {
  #pieces: Uint8Array[] = []

  push(piece: Uint8Array): void {
    const last = this.#pieces.at(-1)
    if (last && last.buffer === piece.buffer && last.byteOffset + last.length === piece.byteOffset) {
      const length = last.length + piece.length
      this.#pieces[this.#pieces.length - 1] = new Uint8Array(last.buffer, last.byteOffset, length)
    } else {
      this.#pieces.push(piece)
    }
  }

  take(): Uint8Array[] {
    const pieces = this.#pieces
    this.#pieces = []
    return pieces
  }
}

function* copyMembers(input: ArchiveReader, output: Output, options: TarOptions): Reading<void> {
  for (;;) {
    const header = yield* input.read(blockSize)
    if (header.every((byte) => byte === 0)) return
    if (typeOf(header) === 'g') {
      const target = options.dropGlobalHeader ? nowhere : output
      target.push(header)
      yield* input.copy(padded(sizeOf(header)), target)
    } else {
      yield* copyMember(yield* readMemberHeader(input, header), input, output, options)
    }
  }
}

interface MemberHeader {
  header: Buffer
  extension: Extension | undefined
  type: string
  /** In Latin-1, one character a byte, so that it can be written again with the same bytes. */
  path: string
  /** Bytes of content, without padding. */
  size: number
}

/** The extended header before a member, for what does not fit into the member's own. */
interface Extension {
  header: Buffer
  body: Buffer
  /** Values in Latin-1. */
  records: Map<string, string>
}

function* readMemberHeader(input: ArchiveReader, first: Buffer): Reading<MemberHeader> {
  const extension = typeOf(first) === 'x' ? yield* readExtension(input, first) : undefined
  const header = extension ? yield* input.read(blockSize) : first
  const path = extension?.records.get('path') ?? ustarPath(header)
  const size = Number(extension?.records.get('size') ?? sizeOf(header))
  if (!Number.isSafeInteger(size) || size < 0) throw malformedExtension()
  return { header, extension, type: typeOf(header), path, size }
}

function* readExtension(input: ArchiveReader, header: Buffer): Reading<Extension> {
  const size = sizeOf(header)
  if (size > maxExtensionSize) throw malformedExtension()
  const body = yield* input.read(padded(size))
  return { header, body, records: parseRecords(body) }
}

function* copyMember(
  member: MemberHeader,
  input: ArchiveReader,
  output: Output,
  { strip, drop, keepContent, onMember }: TarOptions,
): Reading<void> {
  const { type, path, size } = member
  const contentSize = padded(size)
  const encodedName = withoutPrefix(path, strip)
  if (encodedName === undefined) return yield* input.copy(contentSize, nowhere)
  const name = Buffer.from(encodedName, 'latin1').toString('utf8')
  if (type !== '5' && drop?.(name)) return yield* input.copy(contentSize, nowhere)

  for (const header of headersFor(member, encodedName)) output.push(header)
  const isKept = type === '0' && keepContent?.(name, size) === true
  const startSize = isKept ? contentSize : blockSize
  const start = type === '0' && size > 0 ? yield* input.read(startSize) : undefined
  const placeholder = start && placeholderOf(start, size)
  onMember?.({
    name,
    type: type === '0' ? 'file' : type === '5' ? 'directory' : 'other',
    ...(placeholder && { placeholder }),
    ...(isKept && start && { content: start.subarray(0, size) }),
  })
  if (!start) return yield* input.copy(contentSize, output)
  output.push(start)
  if (contentSize > startSize) yield* input.copy(contentSize - startSize, output)
}

/** @param start of the file's content, at least its first block */
function placeholderOf(start: Buffer, size: number): TarMember['placeholder'] {
  if (size >= minGitCryptSize && startsWith(start, gitCryptStart)) return 'git-crypt'
  const mayBePointer = size >= lfsPointerStart.length && size < maxLfsPointerSize
  return mayBePointer && startsWith(start, lfsPointerStart) ? 'lfs-pointer' : undefined
}

/** Looks at the first byte first, since nearly every file differs there. */
function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes[0] === start[0] && bytes.subarray(0, start.length).equals(start)
}

/** Returns a path without the directory that becomes the root; undefined outside of it. */
function withoutPrefix(path: string, directory: string): string | undefined {
  if (directory === '') return path
  const prefix = `${Buffer.from(directory).toString('latin1')}/`
  return path.startsWith(prefix) && path.length > prefix.length ? path.slice(prefix.length) : undefined
}

/** Returns a member's headers, with another name if it differs. */
function headersFor({ header, extension, path }: MemberHeader, name: string): Buffer[] {
  if (name === path) return extension ? [extension.header, extension.body, header] : [header]
  if (extension?.records.has('path')) return [...renamedExtension(extension, name), header]
  const renamed = renamedHeader(header, name)
  return extension ? [extension.header, extension.body, renamed] : [renamed]
}

function renamedExtension({ header, records }: Extension, name: string): Buffer[] {
  const renamed = new Map(records).set('path', name)
  const body = Buffer.from([...renamed].map(formatRecord).join(''), 'latin1')
  const resized = Buffer.from(header)
  resized.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1')
  writeChecksum(resized)
  return [resized, Buffer.concat([body], padded(body.length))]
}

/** A name that fitted with the prefix fits without it, cut into prefix and name at the same place. */
function renamedHeader(header: Buffer, name: string): Buffer {
  const cut = name.length <= 100 ? -1 : name.length - readString(header, 0, 100).length - 1
  const renamed = Buffer.from(header)
  renamed.fill(0, 0, 100).fill(0, 345, 500)
  renamed.write(name.slice(cut + 1), 0, 'latin1')
  if (cut > 0) renamed.write(name.slice(0, cut), 345, 'latin1')
  writeChecksum(renamed)
  return renamed
}

function writeChecksum(header: Buffer): void {
  header.fill(' ', 148, 156)
  let sum = 0
  for (const byte of header) sum += byte
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
}

function typeOf(header: Buffer): string {
  return String.fromCharCode(header[156] ?? 0)
}

function sizeOf(header: Buffer): number {
  const text = readString(header, 124, 12).trim()
  if (!/^[0-7]+$/.test(text)) throw new Error('The archive has a header that git would not write')
  return Number.parseInt(text, 8)
}

function ustarPath(header: Buffer): string {
  const name = readString(header, 0, 100)
  const prefix = readString(header, 345, 155)
  return prefix ? `${prefix}/${name}` : name
}

function readString(header: Buffer, start: number, length: number): string {
  const bytes = header.subarray(start, start + length)
  const zero = bytes.indexOf(0)
  return bytes.toString('latin1', 0, zero === -1 ? length : zero)
}

/** Parses the records of an extended header, which POSIX defines as `<length> <key>=<value>\n`. */
function parseRecords(body: Buffer): Map<string, string> {
  const records = new Map<string, string>()
  for (let at = 0; at < body.length && body[at] !== 0; ) {
    const length = Number.parseInt(body.toString('latin1', at, at + 20), 10)
    if (!(length > 0)) throw malformedExtension()
    const [key = '', ...value] = body
      .toString('latin1', at, at + length - 1)
      .replace(/^\d+ /, '')
      .split('=')
    records.set(key, value.join('='))
    at += length
  }
  return records
}

/** The length counts its own digits. */
function formatRecord([key, value]: [string, string]): string {
  const rest = ` ${key}=${value}\n`
  let length = rest.length
  while (`${length}${rest}`.length !== length) length = `${length}${rest}`.length
  return `${length}${rest}`
}

function malformedExtension(): Error {
  return new Error('The archive has an extended header that git would not write')
}

function padded(size: number): number {
  return Math.ceil(size / blockSize) * blockSize
}
