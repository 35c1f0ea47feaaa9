import { lstat, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { hasEnded, isOwner, thisProcess } from './owner.js'
import { removeTree } from './remove-tree.js'

const prefix = 'heroku-build-platform-'

/** The file that describes the process that owns the directory. */
const ownerFile = 'owner'

/**
 * Creates a temporary directory for a platform of this process, and removes those of platforms that were killed before
 * they could do so.
 *
 * @returns its path
 */
export async function temporaryDataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), prefix))
  await writeFile(join(directory, ownerFile), JSON.stringify(await thisProcess()))
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix))
  for (const name of names) {
    const other = join(tmpdir(), name)
    // It may belong to another user, or another platform may be removing it.
    if (await isAbandoned(other).catch(() => false)) await removeTree(other).catch(() => undefined)
  }
  return directory
}

async function isAbandoned(directory: string): Promise<boolean> {
  const stat = await lstat(directory)
  if (!stat.isDirectory() || (process.platform !== 'win32' && stat.uid !== userInfo().uid)) return false
  const owner: unknown = JSON.parse(await readFile(join(directory, ownerFile), 'utf8'))
  return isOwner(owner) && hasEnded(owner)
}
