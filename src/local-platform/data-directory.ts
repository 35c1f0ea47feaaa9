import { lstat, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { removeTree } from './remove-tree.js'

const PREFIX = 'heroku-build-platform-'

/** Tells whose directory it is: the machine's name, since containers may share a directory, and the process. */
const OWNER = 'owner'

/**
 * Makes a directory for a platform of this process, and removes those of platforms that were killed and so could not
 * do it themselves.
 */
export async function temporaryDataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), PREFIX))
  await writeFile(join(directory, OWNER), `${process.pid} ${hostname()}`)
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX))
  for (const name of names) {
    const other = join(tmpdir(), name)
    // What another platform removes at the same time, or another user owns, is not ours to care for.
    if (await isAbandoned(other).catch(() => false)) await removeTree(other).catch(() => undefined)
  }
  return directory
}

async function isAbandoned(directory: string): Promise<boolean> {
  const stat = await lstat(directory)
  if (!stat.isDirectory() || (process.platform !== 'win32' && stat.uid !== userInfo().uid)) return false
  const [pid, host] = (await readFile(join(directory, OWNER), 'utf8')).split(' ')
  return host === hostname() && !isAlive(Number(pid))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Another user's process now has the number.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
