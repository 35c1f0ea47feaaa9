import { stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { CommitDirectory } from './commit.js'
import type { Git } from './git.js'

/** A commit of another repository, at a path of this one. */
export interface Submodule {
  /** From the repository's top, with `/` between names. */
  path: string
  sha: string
}

/**
 * Lists the submodules below a part of a commit.
 */
export async function listSubmodules(git: Git, { root, sha, prefix }: CommitDirectory): Promise<Submodule[]> {
  const only = prefix ? ['--', `${prefix}/`] : []
  return listed(
    await git.output(root, '--literal-pathspecs', 'ls-tree', '-r', '-d', '-z', '--full-tree', sha, ...only),
  )
}

/**
 * Finds the submodule that a part of a commit is, or lies in.
 */
export async function findEnclosingSubmodule(
  git: Git,
  { root, sha, prefix }: CommitDirectory,
): Promise<Submodule | undefined> {
  const names = prefix.split(posix.sep)
  const ways = names.map((_, index) => names.slice(0, index + 1).join(posix.sep))
  const entries = await git.output(
    root,
    '--literal-pathspecs',
    'ls-tree',
    '-z',
    '--full-tree',
    sha,
    '--',
    ...ways,
  )
  return listed(entries)[0]
}

/**
 * Whether a submodule's commit is at hand: checked out, and not merely an empty directory, in which git would find
 * the repository around it.
 */
export async function isCheckedOut(git: Git, directory: string, sha: string): Promise<boolean> {
  const entry = await stat(join(directory, '.git')).catch(() => undefined)
  return (
    entry !== undefined && (await git.tryOutput(directory, 'cat-file', '-e', `${sha}^{commit}`)) !== undefined
  )
}

function listed(entries: string): Submodule[] {
  return entries.split('\0').flatMap((entry) => {
    const [, sha, path] = /^160000 commit ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? []
    return sha && path ? [{ sha, path }] : []
  })
}
