import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, realpath, rename, rm, rmdir, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { codeOf, hasEnded, isOwner, type Owner, thisProcess } from './owner.js'

/** A directory with one file. It begins with a dot, so that actions/upload-artifact leaves it out of artifacts. */
const lockName = '.lock'

/** Times that a lock is tried for; each time it was somebody else's who has since ended or let go of it. */
const maxAttempts = 20

/** What the file in a lock says. */
interface Claim extends Owner {
  /** Real path of the locked directory, and number of this very file: in a copy of the directory, both differ. */
  directory: string
  file: string
}

/**
 * Locks a directory, which is made if it is missing, for this process alone. A lock whose owner has ended without
 * removing it is taken over; so is one that was copied along with its directory.
 *
 * Whoever locks prepares a directory with a file of a unique name and renames it to `.lock`, which succeeds only where
 * there is none, or an empty one. A stale lock is removed by its file's unique name. So of any number of processes
 * that try at once, exactly one succeeds, and none can remove the lock of another that lives.
 *
 * @returns what unlocks the directory
 * @throws Error that names the owner, if the directory is locked
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
    // Unless somebody has emptied what was prepared, and it is no lock.
    await stat(join(lock, name))
  } catch (error) {
    await rm(prepared, { recursive: true, force: true })
    throw error
  }
}

/** Whether an error of {@link take} may mean that somebody else has the lock. */
function isTaken(error: unknown): boolean {
  // Windows has EPERM and EACCES for it. ENOENT: who has got the lock meanwhile has removed what we prepared.
  const codes = ['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES', 'EBUSY', 'ENOENT']
  return codes.includes(String(codeOf(error)))
}

/** Removes a lock that nobody has any more. @throws Error when somebody has it */
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
    `${directory} is used by another local platform, process ${pid} on ${host}: stop that one, or choose another ` +
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
  // Not empty, or gone: somebody else has it by now.
  await rmdir(lock).catch(() => undefined)
}

/** Removes what others have prepared: those that were killed can't, and those that live prepare it again. */
async function removePrepared(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.startsWith(`${lockName}.`))
  for (const name of names) {
    // Windows keeps what is open: its owner removes it.
    await rm(join(directory, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

function unlessMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return []
  throw error
}
