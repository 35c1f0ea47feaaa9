import { closeSync, createReadStream, futimesSync, linkSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Parser } from 'tar/parse'
import type { ReadEntry } from 'tar/read-entry'
import { checkLength, componentsOf, type Link, show } from './entries.js'
import { messageOf } from './failure.js'
import type { Limits } from './limits.js'

/** The first byte of gzip data, with which no tar starts. */
const gzipByte = 0x1f

/**
 * Writes the files and directories of a gzip tarball to a directory. The caller creates the symbolic links afterwards,
 * so that nothing is ever written through one. Permissions are kept, except setuid, setgid and sticky bits.
 *
 * @returns the symbolic links of the archive, in order
 * @throws Error with the reason if an entry leads outside the directory or is a special file, or if the archive is
 *   damaged, empty or too big; the signal's reason on abort
 */
export async function extract(
  file: string,
  directory: string,
  signal: AbortSignal,
  limits: Limits,
): Promise<Link[]> {
  const extraction = new Extraction(directory, limits)
  const parser = new Parser({
    zstd: false,
    onReadEntry: (entry) => extraction.take(entry),
    onwarn: (_code, message) => extraction.refuse(damaged(message)),
  })
  parser.once('eof', () => {
    extraction.ended = true
  })
  // Types that node-tar does not support, such as sparse files.
  parser.on('ignoredEntry', (entry: ReadEntry) => extraction.refuse(special(entry)))
  try {
    await pipeline(createReadStream(file), createGunzip(), guard(extraction, limits), parser, { signal })
  } catch (error) {
    signal.throwIfAborted()
    throw extraction.refusal ?? damaged(error)
  } finally {
    extraction.close()
  }
  if (extraction.refusal !== undefined) throw extraction.refusal
  if (extraction.entries === 0) throw new Error('the archive is empty')
  return extraction.links
}

/**
 * The extraction of one archive. Files are written synchronously, chunk by chunk: for the many small files of a source
 * that is several times faster than using the thread pool for each step, and no chunk blocks the event loop for long.
 */
class Extraction {
  readonly links: Link[] = []
  entries = 0
  /** Whether the end of the archive has been read. */
  ended = false
  /** The first error of the archive, after which nothing is written. */
  refusal: Error | undefined

  #bytes = 0
  #pathCharacters = 0
  readonly #made = new Set(['', '.'])
  #open: number | undefined

  readonly #directory: string
  readonly #limits: Limits

  constructor(directory: string, limits: Limits) {
    this.#directory = directory
    this.#limits = limits
  }

  refuse(reason: Error): void {
    this.refusal ??= reason
  }

  /** Creates one entry, whose content follows. */
  take(entry: ReadEntry): void {
    this.#attempt(() => this.#make(entry))
    entry.resume()
  }

  close(): void {
    if (this.#open !== undefined) closeSync(this.#open)
    this.#open = undefined
  }

  /** For the parser's callbacks, whose errors nothing would catch. */
  #attempt(step: () => void): void {
    if (this.refusal !== undefined) return
    try {
      step()
    } catch (error) {
      this.refuse(new Error(messageOf(error)))
    }
  }

  #make(entry: ReadEntry): void {
    const path = componentsOf(entry.path).join('/')
    this.#count(entry, path)
    switch (entry.type) {
      case 'File':
      case 'OldFile':
      case 'ContiguousFile':
        this.#makeFile(path, entry)
        break
      case 'Directory':
        this.#makeDirectory(path)
        break
      case 'Link':
        this.#makeHardLink(path, entry)
        break
      case 'SymbolicLink':
        this.#makeLinkLater(path, entry)
        break
      default:
        throw special(entry)
    }
  }

  #count(entry: ReadEntry, path: string): void {
    // New directories are counted in #makeDirectory.
    if (entry.type !== 'Directory' || this.#made.has(path)) this.#countOne()
    this.#bytes += entry.size
    this.#pathCharacters += entry.path.length + (entry.linkpath ?? '').length
    if (this.#bytes > this.#limits.unpackedBytes) throw tooBig(this.#limits)
    if (this.#pathCharacters > this.#limits.pathCharacters) {
      throw new Error(`the archive has paths of more than ${this.#limits.pathCharacters} characters`)
    }
  }

  #countOne(): void {
    this.entries += 1
    if (this.entries > this.#limits.entries) {
      throw new Error(`the archive has more than ${this.#limits.entries} entries`)
    }
  }

  #makeFile(path: string, entry: ReadEntry): void {
    this.#makeDirectory(dirname(path))
    const mode = ((entry.mode ?? 0o644) & 0o777) | 0o600
    const file = openSync(join(this.#directory, path), 'w', mode)
    this.#open = file
    entry.on('data', (chunk) => this.#attempt(() => writeAll(file, chunk)))
    entry.on('end', () => {
      this.#attempt(() => futimesSync(file, entry.mtime ?? new Date(), entry.mtime ?? new Date()))
      this.close()
    })
  }

  #makeDirectory(path: string): void {
    if (this.#made.has(path)) return
    this.#makeDirectory(dirname(path))
    this.#countOne()
    // Its parents exist; `recursive` tolerates a directory that differs only in case on some file systems.
    mkdirSync(join(this.#directory, path), { recursive: true })
    this.#made.add(path)
  }

  #makeLinkLater(path: string, entry: ReadEntry): void {
    const target = entry.linkpath ?? ''
    checkLength(target)
    this.#makeDirectory(dirname(path))
    this.links.push({ path, target, mtime: entry.mtime ?? new Date() })
  }

  #makeHardLink(path: string, entry: ReadEntry): void {
    const target = componentsOf(entry.linkpath ?? '').join('/')
    this.#makeDirectory(dirname(path))
    linkSync(join(this.#directory, target), join(this.#directory, path))
  }
}

function writeAll(file: number, chunk: Uint8Array): void {
  for (let written = 0; written < chunk.length; ) written += writeSync(file, chunk, written)
}

/**
 * Fails the stream once the archive is refused or exceeds the limit. Keeps from the parser the data after the archive,
 * which it would collect in memory, and gzip inside gzip, which it would unpack without limits.
 */
function guard(extraction: Extraction, limits: Limits): Transform {
  let total = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      if (total === 0 && chunk[0] === gzipByte) extraction.refuse(damaged('it is compressed twice'))
      total += chunk.length
      if (total > limits.unpackedBytes) extraction.refuse(tooBig(limits))
      if (extraction.ended) callback(extraction.refusal ?? null)
      else callback(extraction.refusal ?? null, chunk)
    },
  })
}

function special(entry: ReadEntry): Error {
  return new Error(`${show(entry.path)} is a special file (${entry.type})`)
}

function tooBig(limits: Limits): Error {
  return new Error(`the archive unpacks to more than ${limits.unpackedBytes} bytes`)
}

function damaged(cause: unknown): Error {
  const why = messageOf(cause).replace(/^TAR_[A-Z_]+: /, '')
  return new Error(`the archive is damaged or not a gzip tar: ${why}`, { cause })
}
