import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, realpath, rename, rm, rmdir, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { codeOf, hasEnded, isOwner, type Owner, thisProcess } from './owner.js'

/** A directory with one file. The dot keeps actions/upload-artifact from adding it to artifacts. */
const lockName = '.lock'

/** An attempt fails when another process has the lock, and has ended or released it by the next attempt. */
const maxAttempts = 20

/** The content of the file in a lock. */
interface Claim extends Owner {
  /** Real path of the locked directory, and inode number of the file. In a copy of the directory both differ. */
  directory: string
  file: string
}

/**
 * Locks a directory for this process, and creates it if it does not exist. Replaces a lock whose owner has ended
 * without removing it, and a lock that was copied together with its directory.
 *
 * A process that wants the lock prepares a directory with a file of a unique name, and renames it to `.lock`, which
 * succeeds only if `.lock` does not exist or is empty. A stale lock is removed by its file's unique name. So exactly one
 * of any number of processes succeeds, and none can remove the lock of another one that is running.
 *
 * @returns a function that unlocks the directory
 * @throws Error that names the owner if the directory is locked
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true })
  const real = await realpath(directory)
  const lock = join(real, lockName)
  for (let attempt = 1; ; attempt++) {
    const name = randomUUID()
    try {
      await take(lock, name, real)
      await removePrepared(real)
      return () => remove(lock, name)
    } catch (error) {
      if (attempt === maxAttempts || !isTaken(error)) throw error
    }
    await removeStale(lock, real)
  }
}

async function take(lock: string, name: string, directory: string): Promise<void> {
  const prepared = `${lock}.${name}`
  await mkdir(prepared)
  try {
    const file = await open(join(prepared, name), 'wx')
    try {
      const { ino } = await file.stat({ bigint: true })
      const claim: Claim = { ...(await thisProcess()), directory, file: String(ino) }
      await file.writeFile(JSON.stringify(claim))
    } finally {
      await file.close()
    }
    await rename(prepared, lock)
    // Throws if another process emptied the prepared directory before it was renamed: then there is no lock.
    await stat(join(lock, name))
  } catch (error) {
    await rm(prepared, { recursive: true, force: true })
    throw error
  }
}

/** Returns whether an error of {@link take} may mean that another process has the lock. */
function isTaken(error: unknown): boolean {
  // Windows reports EPERM and EACCES. ENOENT: the process that has the lock now has removed what we prepared.
  const codes = ['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES', 'EBUSY', 'ENOENT']
  return codes.includes(String(codeOf(error)))
}

/**
 * Removes a lock whose owner has ended.
 *
 * @throws Error if another process has the lock
 */
async function removeStale(lock: string, directory: string): Promise<void> {
  for (const name of await readdir(lock).catch(unlessMissing)) {
    const file = join(lock, name)
    const text = await readFile(file, 'utf8').catch(unlessMissing)
    if (typeof text !== 'string') continue
    const claim = parse(text)
    if (claim === undefined) {
      throw new Error(`${lock} can't be read: if no local platform uses ${directory}, remove it`)
    }
    if (!(await isStale(claim, file, directory))) throw new Error(refusal(claim, lock, directory))
    await remove(lock, name)
  }
}

async function isStale(claim: Claim, file: string, directory: string): Promise<boolean> {
  if (await hasEnded(claim)) return true
  if (claim.host === hostname() && claim.directory === directory) return false
  const found = await stat(file, { bigint: true }).catch(() => undefined)
  return found !== undefined && String(found.ino) !== claim.file
}

function refusal({ pid, host }: Claim, lock: string, directory: string): string {
  return (
    `${directory} is used by another local platform, process ${pid} on ${host}: stop it, or choose another ` +
    `directory. If it has ended already, remove ${lock}`
  )
}

function parse(text: string): Claim | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isClaim(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isClaim(value: unknown): value is Claim {
  if (!isOwner(value) || !('directory' in value && 'file' in value)) return false
  return typeof value.directory === 'string' && typeof value.file === 'string'
}

async function remove(lock: string, name: string): Promise<void> {
  await rm(join(lock, name), { force: true })
  // Fails if another process has locked the directory by now.
  await rmdir(lock).catch(() => undefined)
}

/** Removes what other processes have prepared: killed ones cannot, and running ones prepare it again. */
async function removePrepared(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.startsWith(`${lockName}.`))
  for (const name of names) {
    // Windows does not remove open files: their owner will.
    await rm(join(directory, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

function unlessMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return []
  throw error
}
