import { posix } from 'node:path'
import type { CommitDirectory } from './commit-directory.js'
import type { Git } from './git.js'
import { directoriesAbove } from './paths.js'

/** The archived part of one repository's commit. */
export interface ArchivedPart {
  directory: CommitDirectory
  /** Directory of the archive that it is in; empty for the root. */
  prefix: string
  /** Names in the archive of its files, links and submodules. */
  names: string[]
}

/** What was left out of an archive. */
export interface LeftOut {
  /** Number of files, links and submodules. */
  count: number
  /** Names in the archive that they would have had; a directory of which nothing is left stands for all in it. */
  names: string[]
}

/**
 * Finds what `export-ignore` has left out of an archive, as the difference to what git lists. So it holds for attributes
 * from any source and of any git, and takes one command a repository, without reading any content.
 *
 * @throws GitError when git can't list the commit; the signal's reason
 */
export async function findExportIgnored(git: Git, parts: ArchivedPart[]): Promise<LeftOut> {
  const found = await Promise.all(parts.map((part) => findInPart(git, part)))
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    names: found.flatMap(({ names }) => names),
  }
}

async function findInPart(git: Git, { directory, prefix, names }: ArchivedPart): Promise<LeftOut> {
  const { checkout, sha, path } = directory
  const listed = await git.listTree(checkout, sha, ['-r', '--name-only'], path ? [`${path}/`] : [])
  // Every archived name is listed, so equal numbers mean that nothing is left out.
  if (listed.length === names.length) return { count: 0, names: [] }
  const archived = new Set(names)
  const kept = new Set([posix.join(prefix, '_'), ...names].flatMap(directoriesAbove))
  const leftOut = listed
    .map((name) => posix.join(prefix, path ? name.slice(path.length + 1) : name))
    .filter((name) => !archived.has(name))
  const tops = leftOut.map((name) => {
    const top = directoriesAbove(name).find((directory) => !kept.has(directory))
    return top === undefined ? name : `${top}/`
  })
  return { count: leftOut.length, names: [...new Set(tops)] }
}
