import { chmod, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Removes a directory and all that is in it, whatever its modes: builds leave directories that nobody may write to,
 * as Go's module cache does.
 */
export async function removeTree(directory: string): Promise<void> {
  const remove = () => rm(directory, { recursive: true, force: true, maxRetries: 5 })
  await remove().catch(async () => {
    await openUp(directory)
    await remove()
  })
}

async function openUp(directory: string): Promise<void> {
  await chmod(directory, 0o700)
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) await openUp(join(directory, entry.name))
  }
}
