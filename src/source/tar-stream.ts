/** Size of a tar block, in bytes. */
const block = 512
/** What ends an archive, after the members of all its parts: two empty blocks. */
export const endOfArchive: Uint8Array = Buffer.alloc(2 * block)

const lfsPointer = Buffer.from('version https://git-lfs.github.com/spec/v1\n')
/** By its specification, a pointer is shorter. */
const longestPointer = 1024
/** What git writes into an extended header is a few paths; anything longer is no archive of git's. */
const longestExtension = 1024 * 1024

/** What is asked of an archive that passes by. */
export interface TarOptions {
  /** This path becomes the archive's root; its members lose it. Empty: names stay as they are. */
  strip: string
  /** Leaves out the global header, with which git names the commit: only an archive's first may stand. */
  dropGlobalHeader?: boolean
  /** Told of every member that is passed on, with the name it has there. */
  onMember?: (member: TarMember) => void
}

/** A member of a tar archive. */
export interface TarMember {
  /** As it is in the archive, directories with a `/` at the end. */
  name: string
  type: 'file' | 'directory' | 'other'
  /** Whether it is a pointer that Git LFS left in place of a file. */
  lfsPointer: boolean
}

/**
 * Passes on the members of a tar archive as git writes it, without the archive's end, so that another can follow;
 * on the way it reports them and makes a subdirectory the root. Everything else stays byte for byte: this is why it
 * works on blocks and not with a tar library, which would decode names that are no UTF-8, and copy every file.
 *
 * @throws Error when it is not a whole archive
 */
export async function* tarMembers(
  archive: AsyncIterable<Uint8Array>,
  options: TarOptions,
): AsyncGenerator<Uint8Array> {
  const scanner = new TarScanner(options)
  for await (const blocks of wholeBlocks(archive)) yield* joined(scanner.scan(blocks))
  scanner.finish()
}

async function* wholeBlocks(archive: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Uint8Array = Buffer.alloc(0)
  for await (const chunk of archive) {
    const bytes =
      rest.length === 0
        ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
        : Buffer.concat([rest, chunk])
    const whole = bytes.length - (bytes.length % block)
    if (whole > 0) yield bytes.subarray(0, whole)
    rest = bytes.subarray(whole)
  }
  if (rest.length > 0) throw new Error('The archive broke off in the middle of a block')
}

/** Joins pieces that lie side by side: what follows works best on large ones. */
function* joined(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let last: Uint8Array | undefined
  for (const piece of pieces) {
    if (last && last.buffer === piece.buffer && last.byteOffset + last.length === piece.byteOffset) {
      last = new Uint8Array(last.buffer, last.byteOffset, last.length + piece.length)
      continue
    }
    if (last) yield last
    last = piece
  }
  if (last) yield last
}

class TarScanner {
  readonly #options: TarOptions
  /** Bytes of the present member's content that are still to come, padding included. */
  #content = 0
  #contentIsKept = true
  /** The header of a file small enough to be an LFS pointer, until its content is there. */
  #suspect: TarMember | undefined
  /** The extended header before a member, as it is collected. */
  #extension: Buffer[] | undefined
  #path: string | undefined
  /** Content too long for the header's own field. */
  #longSize: number | undefined
  #held: Buffer[] = []
  #ended = false

  constructor(options: TarOptions) {
    this.#options = options
  }

  *scan(blocks: Buffer): Generator<Uint8Array> {
    for (let at = 0; at < blocks.length && !this.#ended; ) {
      if (this.#content === 0) {
        const header = blocks.subarray(at, at + block)
        at += block
        yield* this.#header(header)
        continue
      }
      const piece = blocks.subarray(at, at + Math.min(this.#content, blocks.length - at))
      at += piece.length
      this.#content -= piece.length
      yield* this.#piece(piece)
    }
  }

  finish(): void {
    if (!this.#ended) throw new Error('The archive broke off before its end')
  }

  *#header(header: Buffer): Generator<Uint8Array> {
    if (header.every((byte) => byte === 0)) {
      this.#ended = true
      return
    }
    const type = String.fromCharCode(header[156] ?? 0)
    const size = this.#longSize ?? field(header, 124, 12)
    this.#longSize = undefined
    this.#content = Math.ceil(size / block) * block
    this.#contentIsKept = true
    if (type === 'x') {
      if (size > longestExtension)
        throw new Error('The archive has an extended header that git would not write')
      this.#held = [header]
      this.#extension = []
      return
    }
    if (type === 'g') {
      this.#contentIsKept = !this.#options.dropGlobalHeader
      if (this.#contentIsKept) yield header
      return
    }
    yield* this.#member(header, type, size)
  }

  *#member(header: Buffer, type: string, size: number): Generator<Uint8Array> {
    const path = this.#path ?? ustarName(header)
    const held = this.#held
    const extended = this.#path !== undefined
    this.#held = []
    this.#path = undefined
    const name = this.#stripped(path)
    if (name === undefined) {
      this.#contentIsKept = false
      return
    }
    if (name === path) yield* [...held, header]
    else yield* renamed(header, held, name, extended)
    const member = {
      name: Buffer.from(name, 'latin1').toString('utf8'),
      type: type === '0' ? ('file' as const) : type === '5' ? ('directory' as const) : ('other' as const),
      lfsPointer: false,
    }
    if (type === '0' && size >= lfsPointer.length && size < longestPointer) this.#suspect = member
    else this.#options.onMember?.(member)
  }

  *#piece(piece: Buffer): Generator<Uint8Array> {
    if (this.#extension) {
      this.#extension.push(piece)
      if (this.#content > 0) return
      const body = Buffer.concat(this.#extension)
      this.#extension = undefined
      this.#held.push(body)
      const known = records(body)
      this.#path = known.get('path')
      this.#longSize = known.has('size') ? Number(known.get('size')) : undefined
      return
    }
    if (this.#suspect) {
      const lfs = piece.subarray(0, lfsPointer.length).equals(lfsPointer)
      this.#options.onMember?.({ ...this.#suspect, lfsPointer: lfs })
      this.#suspect = undefined
    }
    if (this.#contentIsKept) yield piece
  }

  /** The name below the new root; nothing for the directories above it. */
  #stripped(path: string): string | undefined {
    const { strip } = this.#options
    if (strip === '') return path
    const above = `${Buffer.from(strip).toString('latin1')}/`
    return path.startsWith(above) && path.length > above.length ? path.slice(above.length) : undefined
  }
}

/** Names are read as Latin-1, one character a byte, so that what is written again has the same bytes. */
function ustarName(header: Buffer): string {
  const name = cString(header, 0, 100)
  const prefix = cString(header, 345, 155)
  return prefix ? `${prefix}/${name}` : name
}

function cString(header: Buffer, at: number, length: number): string {
  const bytes = header.subarray(at, at + length)
  const zero = bytes.indexOf(0)
  return bytes.toString('latin1', 0, zero === -1 ? length : zero)
}

function field(header: Buffer, at: number, length: number): number {
  const text = cString(header, at, length).trim()
  if (!/^[0-7]+$/.test(text)) throw new Error('The archive has a header that git would not write')
  return Number.parseInt(text, 8)
}

/** The records of an extended header, values in Latin-1: `<length> <key>=<value>\n`, as POSIX has them. */
function records(body: Buffer): Map<string, string> {
  const found = new Map<string, string>()
  for (let at = 0; at < body.length && body[at] !== 0; ) {
    const length = Number.parseInt(body.toString('latin1', at, at + 20), 10)
    if (!(length > 0)) throw new Error('The archive has an extended header that git would not write')
    const [key, ...value] = body
      .toString('latin1', at, at + length - 1)
      .replace(/^\d+ /, '')
      .split('=')
    found.set(key ?? '', value.join('='))
    at += length
  }
  return found
}

function* renamed(header: Buffer, held: Buffer[], name: string, extended: boolean): Generator<Uint8Array> {
  const [first, body] = held
  const copy = Buffer.from(header)
  if (extended && first && body) {
    const paths = records(body).set('path', name)
    const rewritten = Buffer.from([...paths].map(record).join(''), 'latin1')
    const extension = Buffer.from(first)
    extension.write(`${rewritten.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1')
    yield sealed(extension)
    yield Buffer.concat([rewritten, Buffer.alloc((block - (rewritten.length % block)) % block)])
    yield copy
    return
  }
  yield* held
  setUstarName(copy, name)
  yield sealed(copy)
}

/** A name that fitted with the stripped part in front fits without it, at the same place between prefix and name. */
function setUstarName(header: Buffer, name: string): void {
  const cut = name.length <= 100 ? -1 : name.length - cString(header, 0, 100).length - 1
  header.fill(0, 0, 100).fill(0, 345, 500)
  header.write(name.slice(cut + 1), 0, 'latin1')
  if (cut > 0) header.write(name.slice(0, cut), 345, 'latin1')
}

function sealed(header: Buffer): Buffer {
  header.fill(' ', 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}

/** A record's length counts its own digits. */
function record([key, value]: [string, string]): string {
  const rest = ` ${key}=${value}\n`
  let length = rest.length
  while (`${length}${rest}`.length !== length) length = `${length}${rest}`.length
  return `${length}${rest}`
}
