import { chmod, opendir, readdir, rm, rmdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'

const maxConcurrentRemovals = 64

/**
 * Removes a directory and its content, whatever their modes: builds leave read-only directories, such as Go's module
 * cache.
 */
export async function removeTree(directory: string): Promise<void> {
  const remove = async () => {
    await empty(directory).catch(() => undefined)
    await rm(directory, { recursive: true, force: true, maxRetries: 5 })
  }
  await remove().catch(async () => {
    await makeWritable(directory)
    await remove()
  })
}

/**
 * Removes most files before `rm` does, since `rm` starts all removals at once: for a million files it needs gigabytes,
 * and blocks the event loop for seconds.
 */
async function empty(directory: string): Promise<void> {
  const removals: Promise<void>[] = []
  for await (const entry of await opendir(directory)) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) await empty(path).catch(() => undefined)
    else removals.push(unlink(path).catch(() => undefined))
    if (removals.length >= maxConcurrentRemovals) await Promise.all(removals.splice(0))
  }
  await Promise.all(removals)
  await rmdir(directory)
}

async function makeWritable(directory: string): Promise<void> {
  await chmod(directory, 0o700)
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) await makeWritable(join(directory, entry.name))
  }
}
