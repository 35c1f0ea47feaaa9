import { chmod, opendir, readdir, rm, rmdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Files removed at once. */
const maxConcurrentRemovals = 64

/**
 * Removes a directory and all that is in it, whatever its modes: builds leave directories that nobody may write to,
 * as Go's module cache does.
 */
export async function removeTree(directory: string): Promise<void> {
  const remove = async () => {
    await empty(directory).catch(() => undefined)
    await rm(directory, { recursive: true, force: true, maxRetries: 5 })
  }
  await remove().catch(async () => {
    await openUp(directory)
    await remove()
  })
}

/**
 * Removes what is easily removed, and leaves the rest to `rm`. That asks for everything at once: a million files take
 * it gigabytes, and keep the event loop for seconds.
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

async function openUp(directory: string): Promise<void> {
  await chmod(directory, 0o700)
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) await openUp(join(directory, entry.name))
  }
}
