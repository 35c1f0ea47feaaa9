import { stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { CommitDirectory } from './commit-directory.js'
import type { Git } from './git.js'
import { formatList } from './paths.js'

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
 * Returns whether a commit's `.gitmodules` has a path, without which nothing can check out what is there.
 *
 * @param path relative to the repository's top directory
 */
export async function isRegistered(
  git: Git,
  { checkout, sha }: CommitDirectory,
  path: string,
): Promise<boolean> {
  const options = ['--null', '--blob', `${sha}:.gitmodules`, '--get-regexp', '^submodule\\..*\\.path$']
  const settings = (await git.tryOutput(checkout, 'config', ...options)) ?? ''
  return settings.split('\0').some((setting) => setting.slice(setting.indexOf('\n') + 1) === path)
}

/** Explains links to commits that `.gitmodules` does not list. `paths` are in the repository. */
export function unregisteredMessage(paths: string[]): string {
  const [first, ...others] = paths
  const remove = `Run 'git rm --cached ${others.length === 0 ? first : 'PATH'}'${others.length > 0 ? ' for each' : ''} and commit`
  return `The commit has links to commits of other repositories that .gitmodules does not list, so nothing can check them out:\n${formatList(paths)}\n${remove}. 'git add' makes such a link of a directory with a .git of its own: to deploy the files, delete that .git and add the directory again; to make it a submodule, use 'git submodule add'`
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
