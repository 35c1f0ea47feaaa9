import { stat } from 'node:fs/promises'
import { dirname, join, posix, relative, sep } from 'node:path'
import type { Git } from './git.js'

/** The checked-out commit of a repository, and the part of it that is meant. */
export interface Commit {
  /** Top directory of the checkout. */
  root: string
  /** Full id. */
  sha: string
  /** First line of its message. */
  subject: string
  /** Seconds since 1970. */
  committedAt: number
  /** The part that becomes the archive's root, with `/` between names; empty for all of the commit. */
  prefix: string
}

/**
 * Finds the commit that is checked out at a directory.
 *
 * @param directory absolute; need not exist, when the commit holds it all the same (sparse checkouts)
 * @returns nothing when no repository is there
 * @throws Error when the repository has no commit yet, when git is missing, or when the commit has no such directory
 */
export async function checkedOutCommit(
  git: Git,
  workspace: string,
  directory: string,
): Promise<Commit | undefined> {
  const inside = await nearestDirectory(directory, workspace)
  const root = await topDirectory(git, inside, workspace)
  if (root === undefined) return undefined
  const sha = await git.maybe(root, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}')
  if (!sha) throw new Error(`The repository at ${root} has no commit yet: there is nothing to deploy`)
  const described = await git.output(
    root,
    'show',
    '--no-patch',
    '--no-show-signature',
    '--format=%ct%n%s',
    sha,
  )
  const [committedAt = '', subject = ''] = described.split('\n')
  const prefix = relative(root, directory).split(sep).join(posix.sep)
  const commit = { root, sha, subject, committedAt: Number(committedAt), prefix }
  await requireTree(git, commit)
  return commit
}

/**
 * Lists tracked files that differ between the commit and its checkout, relative to the part that is meant.
 */
export async function changedFiles(git: Git, { root, prefix }: Commit): Promise<string[]> {
  const options = ['--porcelain=v1', '-z', '--no-renames', '--untracked-files=no']
  const status = await git.output(root, '--literal-pathspecs', 'status', ...options, '--', prefix || '.')
  const paths = status.split('\0').filter(Boolean)
  return paths.map((entry) => posix.relative(prefix, entry.slice(3)))
}

/**
 * Lists the files of the commit, relative to the part that is meant.
 */
export async function trackedFiles(git: Git, { root, sha, prefix }: Commit): Promise<string[]> {
  const names = await git.output(
    root,
    'ls-tree',
    '-r',
    '-z',
    '--name-only',
    '--full-tree',
    `${sha}:${prefix}`,
  )
  return names.split('\0').filter(Boolean)
}

async function requireTree(git: Git, { root, sha, prefix }: Commit): Promise<void> {
  const type = await git.maybe(root, 'cat-file', '-t', `${sha}:${prefix}`)
  if (type === 'tree') return
  const found = type === undefined ? 'does not hold it' : 'holds a file of that name'
  throw new Error(
    `Input 'directory' is '${prefix}', but the commit ${sha.slice(0, 8)} ${found}. It takes a directory of the commit; files that the workflow made are added by the input 'include'`,
  )
}

/** The deepest directory on the way that is there. */
async function nearestDirectory(directory: string, workspace: string): Promise<string> {
  const found = await stat(directory).catch(() => undefined)
  if (found?.isDirectory() || directory === workspace) return directory
  return nearestDirectory(dirname(directory), workspace)
}

async function topDirectory(git: Git, inside: string, workspace: string): Promise<string | undefined> {
  // An unreadable repository must not pass for none: its files would be packed with what the job has left there.
  const marked = await hasGitEntry(inside, workspace)
  if (!marked) return undefined
  const up = await git.output(inside, 'rev-parse', '--show-cdup').catch((error: unknown) => {
    throw new Error(`There is a git checkout at ${inside}, but git can't read it`, { cause: error })
  })
  return join(inside, up.trim())
}

async function hasGitEntry(directory: string, workspace: string): Promise<boolean> {
  const entry = await stat(join(directory, '.git')).catch(() => undefined)
  if (entry) return true
  return directory !== workspace && hasGitEntry(dirname(directory), workspace)
}
