import { lstat, stat } from 'node:fs/promises'
import { dirname, join, posix, relative, sep } from 'node:path'
import { type Git, GitTooOldError } from './git.js'
import { specialFileType } from './packable.js'
import { findEnclosingSubmodule, isCheckedOut, type Submodule } from './submodules.js'

/** The checked-out commit of a repository. */
export interface Commit {
  /** Full id. */
  sha: string
  /** First line of its message. */
  subject: string
  /** Milliseconds since 1970. */
  committedAt: number
  /** What of it becomes the archive's root. */
  directory: CommitDirectory
  /**
   * Tells whether an id is that of an annotated tag on this commit.
   *
   * @param id hexadecimal digits
   */
  isTaggedBy(id: string): Promise<boolean>
}

/** A directory of a commit: of the checked-out one, or of one of its submodules. */
export interface CommitDirectory {
  /** Top directory of the repository's checkout. */
  root: string
  sha: string
  /** The directory, with `/` between names; empty for all of the commit. */
  prefix: string
}

/**
 * Finds the outermost checkout that holds a directory: those further in are its submodules.
 *
 * @param workspace absolute, the directory or above it; no checkout is looked for above it
 * @returns its top directory; nothing when no repository is there
 */
export async function findCheckout(directory: string, workspace: string): Promise<string | undefined> {
  const further = directory === workspace ? undefined : await findCheckout(dirname(directory), workspace)
  if (further !== undefined) return further
  const entry = await stat(join(directory, '.git')).catch(() => undefined)
  return entry && directory
}

/**
 * Reads the commit that is checked out, and finds a directory in it.
 *
 * @param root top directory of the checkout
 * @param directory absolute, below the root; need not exist, when the commit holds it all the same (sparse checkouts)
 * @throws Error when the repository has no commit yet, when git can't read it, or when the commit has no such
 * directory
 */
export async function readCheckedOutCommit(git: Git, root: string, directory: string): Promise<Commit> {
  const format = ['--no-show-signature', '--format=%H%n%ct%n%s']
  const described = await git.output(root, 'log', '-1', ...format, 'HEAD', '--').catch(async (error) => {
    if (error instanceof GitTooOldError) throw error
    throw (await whyUnreadable(git, root, error)) ?? error
  })
  const [sha = '', seconds = '', subject = ''] = described.split('\n')
  const prefix = relative(root, directory).split(sep).join(posix.sep)
  const part = await partOf(git, { root, sha, prefix })
  const isTaggedBy = async (id: string) =>
    (await git.tryOutput(root, 'rev-parse', '--verify', '--quiet', `${id}^{commit}`)) === sha
  return { sha, subject, committedAt: Number(seconds) * 1000, directory: part, isTaggedBy }
}

/**
 * Lists tracked files that differ between the commit and its checkout, relative to the part that is meant.
 *
 * @throws Error when the checkout has something in place of a file of attributes that git would not finish reading
 */
export async function listChangedFiles(git: Git, { root, prefix }: CommitDirectory): Promise<string[]> {
  await requireReadableAttributes(git, root)
  const options = ['--porcelain=v1', '-z', '--no-renames', '--untracked-files=no']
  const status = await git.output(root, '--literal-pathspecs', 'status', ...options, '--', prefix || '.')
  const paths = status.split('\0').filter(Boolean)
  return paths.map((entry) => posix.relative(prefix, entry.slice(3)))
}

/** To compare a file, git opens those of its attributes in the checkout, and would wait at a FIFO for ever. */
async function requireReadableAttributes(git: Git, root: string): Promise<void> {
  const listed = await git.output(root, 'ls-files', '-z', '--', ':(glob)**/.gitattributes')
  for (const file of new Set(listed.split('\0').filter(Boolean))) {
    const stats = await lstat(join(root, file)).catch(() => undefined)
    const type = stats && specialFileType(stats)
    if (!type) continue
    throw new Error(
      `The checkout has ${type} in place of ${file}, which git would wait for: remove it before this step, or restore the file with 'git checkout -- ${file}'`,
    )
  }
}

/** Why a checkout's commit can't be read, if that is known. */
async function whyUnreadable(git: Git, root: string, cause: unknown): Promise<Error | undefined> {
  if ((await git.tryOutput(root, 'rev-parse', '--git-dir')) === undefined)
    return new Error(`There is a git checkout at ${root}, but git can't read it`, { cause })
  if ((await git.tryOutput(root, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}')) === undefined)
    return new Error(`The repository at ${root} has no commit yet: there is nothing to deploy`)
  return undefined
}

/** The part, in the submodule that it lies in, if it does. */
async function partOf(git: Git, part: CommitDirectory): Promise<CommitDirectory> {
  const { root, sha, prefix } = part
  if (prefix === '') return part
  const type = await git.tryOutput(root, 'cat-file', '-t', `${sha}:${prefix}`)
  if (type === 'tree') return part
  const submodule = await findEnclosingSubmodule(git, part)
  if (submodule) return partOf(git, await inside(git, part, submodule))
  const found = type === 'blob' ? 'holds a file of that name' : 'does not hold it'
  throw new Error(
    `Input 'directory' is '${prefix}', but the commit ${sha.slice(0, 8)} ${found}. It takes a directory of the commit; files that the workflow made are added by the input 'include'`,
  )
}

async function inside(
  git: Git,
  { root, prefix }: CommitDirectory,
  { path, sha }: Submodule,
): Promise<CommitDirectory> {
  const directory = join(root, path)
  if (await isCheckedOut(git, directory, sha)) {
    return { root: directory, sha, prefix: posix.relative(path, prefix) }
  }
  throw new Error(
    `Input 'directory' is '${prefix}', which lies in the submodule ${path}, and that is not checked out. Set 'submodules: recursive' of actions/checkout`,
  )
}
