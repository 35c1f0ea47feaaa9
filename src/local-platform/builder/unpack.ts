import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type ReadEntry, Unpack } from 'tar'
import { checkLinks, checkNesting, componentsOf, type Link, show } from './entries.js'
import { messageOf } from './failure.js'
import { LIMITS, type Limits } from './limits.js'

/** How an archive is unpacked. */
export interface UnpackOptions {
  /** Where to; it must not exist yet, its parent must. */
  directory: string
  /**
   * Makes a directory that holds the whole archive, as in GitHub's tarballs, the root; unless it is `bin`,
   * which is what a small buildpack has at its root.
   */
  strip: boolean
  /**
   * `inside`: a symbolic link that leads out of the root, and so every absolute one, is refused.
   * `any`: links are made as they are, for a slug may well point to what stands beside `/app`.
   */
  links: 'inside' | 'any'
  signal: AbortSignal
  limits?: Limits
}

/**
 * Unpacks a gzip tarball that nobody vouches for. Nothing is written outside `directory`: paths that
 * lead out, hard links to the outside, devices and FIFOs are refused, and symbolic links are made last,
 * so that nothing is ever written through one.
 *
 * @throws with the reason when the archive is refused, damaged, empty or too big; the signal's reason
 *   on abort
 */
export async function unpack(file: string, options: UnpackOptions): Promise<void> {
  const { directory, signal } = options
  const staging = `${directory}.unpacking`
  await mkdir(staging)
  const { top, links } = await extract(file, staging, options)
  const root = options.strip && top !== undefined ? top : undefined
  const kept = root === undefined ? links : links.map((link) => under(root, link))
  checkNesting(kept)
  if (options.links === 'inside') checkLinks(kept)
  await rename(root === undefined ? staging : join(staging, root), directory)
  await rm(staging, { recursive: true, force: true })
  for (const link of kept) {
    signal.throwIfAborted()
    await makeLink(directory, link)
  }
}

async function extract(file: string, staging: string, options: UnpackOptions) {
  const limits = options.limits ?? LIMITS
  if ((await stat(file)).size === 0) throw new Error('the archive is empty')
  const inspector = new Inspector(limits.entries)
  const tar = new Unpack({
    cwd: staging,
    preserveOwner: false,
    filter: (_path, entry) => 'header' in entry && inspector.accepts(entry),
    onwarn: (code, message) => inspector.warned(code, message),
  })
  try {
    await pipeline(createReadStream(file), createGunzip(), guard(inspector, limits.unpackedBytes), tar, {
      signal: options.signal,
    })
  } catch (error) {
    options.signal.throwIfAborted()
    throw inspector.refusal ?? damaged(error)
  }
  if (inspector.refusal !== undefined) throw inspector.refusal
  if (inspector.entries === 0) throw new Error('the archive is empty')
  return { top: await topDirectory(staging, inspector.links), links: inspector.links }
}

/** Judges each entry of an archive, and remembers the first reason against it and its links. */
class Inspector {
  readonly links: Link[] = []
  entries = 0
  refusal: Error | undefined

  constructor(private readonly limit: number) {}

  /** Whether an entry is to be written now. */
  accepts(entry: ReadEntry): boolean {
    if (this.refusal !== undefined) return false
    try {
      return this.inspect(entry)
    } catch (error) {
      this.refusal = new Error(messageOf(error))
      return false
    }
  }

  /** What node-tar has to say: it goes on after a damaged entry, a build must not. */
  warned(code: string, message: string | Error): void {
    if (code === 'TAR_ENTRY_INFO') return
    this.refusal ??= damaged(message)
  }

  private inspect(entry: ReadEntry): boolean {
    this.entries += 1
    if (this.entries > this.limit) throw new Error(`the archive has more than ${this.limit} entries`)
    const path = componentsOf(entry.path).join('/')
    switch (entry.type) {
      case 'File':
      case 'OldFile':
      case 'ContiguousFile':
        entry.mode = (entry.mode ?? 0o644) | 0o600
        return true
      case 'Directory':
      case 'GNUDumpDir':
        entry.mode = (entry.mode ?? 0o755) | 0o700
        return true
      case 'Link':
        componentsOf(entry.linkpath ?? '')
        return true
      case 'SymbolicLink':
        this.links.push({ path, target: entry.linkpath ?? '' })
        return false
      default:
        throw new Error(`${show(entry.path)} is a special file (${entry.type})`)
    }
  }
}

function guard(inspector: Inspector, limit: number): Transform {
  let total = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      total += chunk.length
      if (total > limit) return callback(new Error(`it unpacks to more than ${limit} bytes`))
      callback(inspector.refusal ?? null, chunk)
    },
  })
}

function damaged(cause: unknown): Error {
  const why = messageOf(cause).replace(/^TAR_[A-Z_]+: /, '')
  return new Error(`the archive is damaged or not a gzip tar: ${why}`, { cause })
}

/** The one directory that holds the whole archive, links included. */
async function topDirectory(staging: string, links: Link[]): Promise<string | undefined> {
  const [first, ...others] = await readdir(staging, { withFileTypes: true })
  if (first === undefined || others.length > 0 || !first.isDirectory() || first.name === 'bin')
    return undefined
  const holdsLinks = links.every((link) => link.path.startsWith(`${first.name}/`))
  return holdsLinks ? first.name : undefined
}

function under(root: string, link: Link): Link {
  return { path: link.path.slice(root.length + 1), target: link.target }
}

async function makeLink(directory: string, link: Link): Promise<void> {
  const file = join(directory, link.path)
  try {
    await mkdir(dirname(file), { recursive: true })
    await symlink(link.target, file)
  } catch (error) {
    throw new Error(`the link ${show(link.path)} cannot be made: ${messageOf(error)}`)
  }
}
