import { lstat, stat } from 'node:fs/promises'
import { dirname, join, posix, relative, sep } from 'node:path'
import type { CommitDistance } from '../text/comparison.js'
import type { CommitDirectory } from './commit-directory.js'
import { measureDistance } from './commit-distance.js'
import { type Git, GitTooOldError } from './git.js'
import { specialFileType } from './packable.js'
import {
  findEnclosingSubmodule,
  isCheckedOut,
  isRegistered,
  type Submodule,
  unregisteredMessage,
} from './submodules.js'

/** The checked-out commit of a repository. */
export interface Commit {
  /** Full id. */
  sha: string
  /** First line of the message. */
  subject: string
  /** Milliseconds since 1970. */
  committedAt: number
  /** The directory that is deployed; undefined if the commit does not hold it. */
  directory: CommitDirectory | undefined
  /**
   * Returns whether an id is that of an annotated tag on this commit.
   *
   * @param id hexadecimal digits
   */
  isTaggedBy(id: string): Promise<boolean>
  /**
   * Returns how far it is from another commit, without fetching anything; undefined if the checkout does not show it.
   *
   * @param id full id of the other commit
   */
  distanceFrom(id: string): Promise<CommitDistance | undefined>
}

/**
 * Finds the outermost checkout that holds a directory. Checkouts inside it are its submodules.
 *
 * @param workspace absolute, the directory itself or above it, where the search ends
 * @returns the checkout's top directory; undefined when the directory is in no repository
 */
export async function findCheckout(directory: string, workspace: string): Promise<string | undefined> {
  const outer = directory === workspace ? undefined : await findCheckout(dirname(directory), workspace)
  if (outer !== undefined) return outer
  const entry = await stat(join(directory, '.git')).catch(() => undefined)
  return entry && directory
}

/**
 * Reads the commit that is checked out, and finds a directory in it.
 *
 * @param checkout top directory
 * @param directory absolute, in the checkout. It need not exist there (sparse checkouts), nor in the commit.
 * @throws Error when the repository has no commit yet, git can't read it, or the directory is a file of the commit
 */
export async function readCheckedOutCommit(git: Git, checkout: string, directory: string): Promise<Commit> {
  const format = ['--no-show-signature', '--format=%H%n%ct%n%s']
  const printed = await git.output(checkout, 'log', '-1', ...format, 'HEAD', '--').catch(async (error) => {
    if (error instanceof GitTooOldError) throw error
    throw (await explainUnreadable(git, checkout, error)) ?? error
  })
  const [sha = '', seconds = '', subject = ''] = printed.split('\n')
  const path = relative(checkout, directory).split(sep).join(posix.sep)
  return {
    sha,
    subject,
    committedAt: Number(seconds) * 1000,
    directory: await findDirectory(git, { checkout, sha, path }),
    isTaggedBy: async (id) => (await parseRevision(git, checkout, `${id}^{commit}`)) === sha,
    distanceFrom: (id) => measureDistance(git, checkout, id, sha),
  }
}

/**
 * Lists tracked files that differ between the commit and its checkout, relative to a directory of the commit.
 *
 * @throws Error when the checkout has a special file in place of a `.gitattributes`, which git would wait for
 */
export async function listChangedFiles(git: Git, { checkout, path }: CommitDirectory): Promise<string[]> {
  await requireReadableAttributes(git, checkout)
  const options = ['--porcelain=v1', '-z', '--no-renames', '--untracked-files=no']
  const entries = await git.list(checkout, '--literal-pathspecs', 'status', ...options, '--', path || '.')
  return entries.map((entry) => posix.relative(path, entry.slice(3)))
}

/** To compare files, git opens their attributes in the checkout, and would wait for ever for a FIFO's writer. */
async function requireReadableAttributes(git: Git, checkout: string): Promise<void> {
  const files = await git.list(checkout, 'ls-files', '-z', '--', ':(glob)**/.gitattributes')
  for (const file of new Set(files)) {
    const stats = await lstat(join(checkout, file)).catch(() => undefined)
    const type = stats && specialFileType(stats)
    if (!type) continue
    throw new Error(
      `The checkout has ${type} in place of ${file}, which git would wait for: remove it before this step, or restore the file with 'git checkout -- ${file}'`,
    )
  }
}

/** Returns an error that explains why git can't read a checkout's commit, if the reason is known. */
async function explainUnreadable(git: Git, checkout: string, cause: unknown): Promise<Error | undefined> {
  if (!(await git.succeeds(checkout, 'rev-parse', '--git-dir')))
    return new Error(`There is a git checkout at ${checkout}, but git can't read it`, { cause })
  if ((await parseRevision(git, checkout, 'HEAD^{commit}')) === undefined)
    return new Error(`The repository at ${checkout} has no commit yet: there is nothing to deploy`)
  return undefined
}

async function parseRevision(git: Git, checkout: string, revision: string): Promise<string | undefined> {
  return git.tryOutput(checkout, 'rev-parse', '--verify', '--quiet', revision)
}

/**
 * Returns the directory itself, or, if it lies in a submodule, that directory of the submodule's commit; undefined if the
 * commit does not hold it.
 */
async function findDirectory(git: Git, directory: CommitDirectory): Promise<CommitDirectory | undefined> {
  const { checkout, sha, path } = directory
  if (path === '') return directory
  const type = await git.tryOutput(checkout, 'cat-file', '-t', `${sha}:${path}`)
  if (type === 'tree') return directory
  const submodule = await findEnclosingSubmodule(git, directory)
  if (submodule) return findDirectory(git, await enterSubmodule(git, directory, submodule))
  if (type === 'blob') throw new Error(`Input 'directory' is '${path}', which is a file`)
  return undefined
}

async function enterSubmodule(
  git: Git,
  directory: CommitDirectory,
  submodule: Submodule,
): Promise<CommitDirectory> {
  const checkout = join(directory.checkout, submodule.path)
  if (await isCheckedOut(git, checkout, submodule.sha)) {
    return { checkout, sha: submodule.sha, path: posix.relative(submodule.path, directory.path) }
  }
  const where = `Input 'directory' is '${directory.path}'`
  if (!(await isRegistered(git, directory, submodule.path)))
    throw new Error(`${where}. ${unregisteredMessage([submodule.path])}`)
  throw new Error(
    `${where}, which lies in the submodule ${submodule.path}, and that is not checked out. Set 'submodules: recursive' of actions/checkout`,
  )
}
