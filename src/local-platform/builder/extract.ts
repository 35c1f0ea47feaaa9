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

/** The first byte of what is compressed with gzip, and of no path. */
const gzipByte = 0x1f

/**
 * Writes the files and directories of a gzip tarball into a directory, and no symbolic link: those are left
 * to the caller, so that nothing is ever written through one. Permissions are kept but for the bits of
 * special use.
 *
 * @returns the symbolic links of the archive, in order
 * @throws with the reason when an entry names something outside the directory or is a special file, or the
 *   archive is damaged, empty or too big; the signal's reason on abort
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
  // Sparse files and the like, which node-tar does not know.
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
 * What has been made of an archive so far. Files are written synchronously, a piece at a time: for the many
 * small files of a source that is several times faster than a round through the thread pool for each step,
 * and no piece keeps the event loop for long.
 */
class Extraction {
  readonly links: Link[] = []
  entries = 0
  /** The archive's end has come; what follows is none of it. */
  ended = false
  /** The first reason against the archive; nothing is written any more. */
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

  /** Makes one entry, whose content is still to come. */
  take(entry: ReadEntry): void {
    this.#attempt(() => this.#make(entry))
    entry.resume()
  }

  close(): void {
    if (this.#open !== undefined) closeSync(this.#open)
    this.#open = undefined
  }

  /** The parser calls back, and what is thrown there would have nobody to catch it. */
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
    // A new directory is counted where it is made.
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
    // With its parents made, `recursive` is for file systems to which it is there already, in another case.
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
 * Stops the stream once the archive is refused, or has more to unpack than there may be. The parser must not see what
 * comes after the archive, which it would pile up, nor gzip in gzip, which it would unpack past all limits.
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
