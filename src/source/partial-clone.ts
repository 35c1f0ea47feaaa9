import { stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { CommitDirectory } from './commit.js'
import type { Git } from './git.js'

const attributes = '.gitattributes'
/** As many paths as any command line takes. */
const mostFiles = 100

/**
 * Gives options with which git archives a directory of a partial clone without fetching the rest of the commit: to
 * read attributes from objects, it would fetch all there are. They are read from the checkout instead, where that
 * has them as the commit does.
 */
export async function partialCloneOptions(git: Git, part: CommitDirectory): Promise<string[]> {
  if (part.prefix === '' || !(await isPartial(git, part.root))) return []
  const files = await attributeFiles(git, part)
  return (await areCheckedOut(git, part, files)) ? ['--worktree-attributes'] : []
}

async function isPartial(git: Git, root: string): Promise<boolean> {
  const promised = await git.tryOutput(root, 'config', '--get-regexp', '^remote\\..*\\.promisor$', '^true$')
  return promised !== undefined
}

/** Those of the directory, those further down, and those of the directories above it. */
async function attributeFiles(git: Git, { root, sha, prefix }: CommitDirectory): Promise<string[]> {
  const names = prefix.split(posix.sep)
  const above = names.map((_, index) => posix.join(...names.slice(0, index), attributes))
  const options = ['-r', '-z', '--name-only', '--full-tree']
  const listed = await git.output(
    root,
    '--literal-pathspecs',
    'ls-tree',
    ...options,
    sha,
    '--',
    ...above,
    `${prefix}/`,
  )
  return listed.split('\0').filter((file) => posix.basename(file) === attributes)
}

async function areCheckedOut(git: Git, { root, sha }: CommitDirectory, files: string[]): Promise<boolean> {
  if (files.length === 0) return true
  if (files.length > mostFiles) return false
  const there = await Promise.all(files.map((file) => stat(join(root, file)).catch(() => undefined)))
  if (there.includes(undefined)) return false
  return (
    (await git.tryOutput(
      root,
      '--literal-pathspecs',
      'diff',
      '--quiet',
      '--no-ext-diff',
      '--no-textconv',
      sha,
      '--',
      ...files,
    )) !== undefined
  )
}
