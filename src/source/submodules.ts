import { stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { CommitDirectory } from './commit-directory.js'
import type { Git } from './git.js'

/** A commit of another repository, at a path of this one. */
export interface Submodule {
  /** Relative to the repository's top directory, separated by `/`. */
  path: string
  sha: string
}

/** Lists the submodules below a directory of a commit. */
export async function listSubmodules(
  git: Git,
  { checkout, sha, path }: CommitDirectory,
): Promise<Submodule[]> {
  const paths = path ? [`${path}/`] : []
  return parseSubmodules(await git.listTree(checkout, sha, ['-r', '-d'], paths))
}

/** Finds the submodule that a directory of a commit is, or lies in. */
export async function findEnclosingSubmodule(
  git: Git,
  { checkout, sha, path }: CommitDirectory,
): Promise<Submodule | undefined> {
  const names = path.split(posix.sep)
  const ancestors = names.map((_, index) => names.slice(0, index + 1).join(posix.sep))
  return parseSubmodules(await git.listTree(checkout, sha, [], ancestors))[0]
}

/**
 * Returns whether a submodule is checked out and has a commit. In the empty directory of one that is not, git would
 * find the enclosing repository.
 */
export async function isCheckedOut(git: Git, directory: string, sha: string): Promise<boolean> {
  const entry = await stat(join(directory, '.git')).catch(() => undefined)
  if (entry === undefined) return false
  return git.succeeds(directory, 'cat-file', '-e', `${sha}^{commit}`)
}

function parseSubmodules(entries: string[]): Submodule[] {
  return entries.flatMap((entry) => {
    const [, sha, path] = /^160000 commit ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? []
    return sha && path ? [{ sha, path }] : []
  })
}
