import { stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { CommitDirectory } from './commit-directory.js'
import type { Git } from './git.js'

const attributes = '.gitattributes'
/** As many paths as every system takes on a command line. */
const maxFiles = 100

/**
 * Returns options with which `git archive` reads attributes from the checkout instead of from the commit, if both
 * agree. To read them from the commit, git would fetch all that a partial clone lacks, even to archive a single
 * directory.
 */
export async function partialCloneOptions(git: Git, directory: CommitDirectory): Promise<string[]> {
  if (directory.path === '' || !(await isPartial(git, directory.checkout))) return []
  const files = await listAttributeFiles(git, directory)
  return (await areUnchanged(git, directory, files)) ? ['--worktree-attributes'] : []
}

/** Returns whether a checkout lacks files of its commit, which git fetches when it needs them. */
export async function isPartial(git: Git, checkout: string): Promise<boolean> {
  return git.succeeds(checkout, 'config', '--get-regexp', '^remote\\..*\\.promisor$', '^true$')
}

/** Lists the files that apply to a directory: its own, and those of the directories below and above it. */
async function listAttributeFiles(git: Git, { checkout, sha, path }: CommitDirectory): Promise<string[]> {
  const names = path.split(posix.sep)
  const above = names.map((_, index) => posix.join(...names.slice(0, index), attributes))
  const files = await git.listTree(checkout, sha, ['-r', '--name-only'], [...above, `${path}/`])
  return files.filter((file) => posix.basename(file) === attributes)
}

async function areUnchanged(git: Git, { checkout, sha }: CommitDirectory, files: string[]): Promise<boolean> {
  if (files.length === 0) return true
  if (files.length > maxFiles) return false
  const stats = await Promise.all(files.map((file) => stat(join(checkout, file)).catch(() => undefined)))
  if (stats.includes(undefined)) return false
  const options = ['--quiet', '--no-ext-diff', '--no-textconv']
  return git.succeeds(checkout, '--literal-pathspecs', 'diff', ...options, sha, '--', ...files)
}
