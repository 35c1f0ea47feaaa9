import { createWriteStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join, posix } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Pack } from 'tar/pack'
import { ChecksumStream } from '../storage/checksum-stream.js'

/** Entries to add before earlier ones are written. */
const maxWaitingEntries = 64

export interface PackOptions {
  /** Stands before each path: `./` in a slug, nothing in a layer. */
  prefix: './' | ''
  /** The modification time of every entry; by default each has its own. */
  mtime?: Date
}

/** A packed file: `SHA256:<hex>` and size in bytes, compressed, and the checksum of the tar in it. */
export interface Packed {
  checksum: string
  size: number
  tarChecksum: string
}

/**
 * Packs a directory as a gzip tar in a fixed order, with modes and links. Its paths start with the directory's name.
 *
 * @throws the signal's reason on abort
 */
export async function packDirectory(
  directory: string,
  file: string,
  { prefix, mtime }: PackOptions,
  signal: AbortSignal,
): Promise<Packed> {
  const paths = await sortedPaths(directory, basename(directory), signal)
  const tar = new Pack({
    cwd: dirname(directory),
    portable: true,
    noDirRecurse: true,
    onWriteEntry: () => addNext(),
    ...(mtime !== undefined && { mtime }),
  })
  // Each entry that is started is replaced by another: all of them at once would take gigabytes.
  let added = 0
  const addNext = () => {
    // The cache would grow without use: no path is added twice.
    tar.statCache.clear()
    const path = paths[added]
    added += 1
    if (path !== undefined) tar.add(prefix + path)
    else if (added === paths.length + 1) tar.end()
  }
  const [tarStream, fileStream] = [new ChecksumStream(), new ChecksumStream()]
  const written = pipeline(tar, tarStream, createGzip(), fileStream, createWriteStream(file), { signal })
  for (let index = 0; index < maxWaitingEntries; index += 1) addNext()
  await written
  return { checksum: fileStream.checksum(), size: fileStream.size, tarChecksum: tarStream.checksum() }
}

/** Directories come before their content. File systems list entries in no fixed order. */
async function sortedPaths(directory: string, name: string, signal: AbortSignal): Promise<string[]> {
  const paths: string[] = []
  const visit = async (path: string, below: string) => {
    signal.throwIfAborted()
    paths.push(path)
    const entries = await readdir(below, { withFileTypes: true })
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      const child = posix.join(path, entry.name)
      if (entry.isDirectory()) await visit(child, join(below, entry.name))
      else paths.push(child)
    }
  }
  await visit(name, directory)
  return paths
}
