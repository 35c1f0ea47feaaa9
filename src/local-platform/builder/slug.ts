import { createWriteStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join, posix } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Pack } from 'tar/pack'
import { ChecksumStream } from '../storage/checksum-stream.js'
import { BuildFailed } from './failure.js'
import { failureLine, formatSize } from './format.js'
import { defaultLimits, type Limits } from './limits.js'

/** Entries to add before earlier ones are written. */
const maxWaitingEntries = 64

/**
 * Packs a slug: a gzip tar with the paths `./app/…` in a fixed order, and with modes and links.
 *
 * @param directory becomes `./app`; its name must be `app`
 * @returns checksum (`SHA256:<hex>`) and size in bytes of the file at `slugPath`
 * @throws BuildFailed if the slug exceeds Heroku's limit; the signal's reason on abort
 */
export async function packSlug(
  directory: string,
  slugPath: string,
  signal: AbortSignal,
  limits: Limits = defaultLimits,
): Promise<{ checksum: string; size: number }> {
  const name = basename(directory)
  const paths = await sortedPaths(directory, name, signal)
  const cwd = dirname(directory)
  const tar = new Pack({ cwd, portable: true, noDirRecurse: true, onWriteEntry: () => addNext() })
  // Each entry that is started is replaced by another: all of them at once would take gigabytes.
  let added = 0
  const addNext = () => {
    // The cache would grow without use: no path is added twice.
    tar.statCache.clear()
    const path = paths[added]
    added += 1
    if (path !== undefined) tar.add(`./${path}`)
    else if (added === paths.length + 1) tar.end()
  }
  const checksumStream = new ChecksumStream()
  const written = pipeline(tar, createGzip(), checksumStream, createWriteStream(slugPath), { signal })
  for (let index = 0; index < maxWaitingEntries; index += 1) addNext()
  await written
  const { size } = checksumStream
  if (size > limits.slugBytes) {
    await rm(slugPath, { force: true })
    throw tooLarge(size, limits.slugBytes)
  }
  return { checksum: checksumStream.checksum(), size }
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

function tooLarge(size: number, limit: number): BuildFailed {
  const message = `Compiled slug size: ${formatSize(size)} is too large (max is ${limit / 1024 / 1024}M).`
  const report = failureLine(message) + failureLine('See: http://devcenter.heroku.com/articles/slug-size')
  return new BuildFailed(message, { report })
}
