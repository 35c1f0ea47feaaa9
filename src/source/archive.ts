import { readdir } from 'node:fs/promises'
import { join, posix, sep } from 'node:path'
import { create } from 'tar'
import { type Commit, changedFiles, trackedFiles } from './commit.js'
import { type CommitPart, commitMembers, type Gaps } from './commit-members.js'
import type { Git } from './git.js'
import { gzipTo, type Tarball } from './gzip.js'
import { findIncluded, packFiles } from './include.js'
import { some } from './paths.js'
import { type TarMember, tarEnd, tarMembers } from './tar-stream.js'

/** An archive on disk. */
export interface Archive extends Tarball {
  /** Files in it. */
  files: number
  /** Tracked files whose changes in the checkout are not in the archive. */
  leftOut: string[]
}

/**
 * Archives a commit from git's objects, not from the working tree: modes and links are kept, `export-ignore` is
 * honoured, times are the commit's, so that the same commit gives the same bytes wherever it is checked out.
 *
 * @param include paths or globs of files to add; what is in the commit and unchanged is not added again
 * @param file where the tarball is written
 * @throws Error when there is nothing to archive, when a submodule is not checked out, or when Git LFS has left a
 * pointer in place of a file
 */
export async function archiveCommit(
  git: Git,
  commit: Commit,
  include: string[],
  file: string,
  signal: AbortSignal,
): Promise<Archive> {
  const { root, prefix, sha, committedAt } = commit
  const changed = await changedFiles(git, commit)
  const added = include.length > 0 ? await filesToAdd(git, commit, include, changed) : []
  const part: CommitPart = { root, sha, prefix, place: '' }
  const gaps: Gaps = { submodules: [], lfsPointers: [] }
  let files = 0
  const onMember = ({ name, type, lfsPointer }: TarMember) => {
    if (type !== 'directory') files++
    if (lfsPointer) gaps.lfsPointers.push(name)
  }

  async function* members(): AsyncGenerator<Uint8Array> {
    yield* commitMembers(part, { git, signal, gaps, onMember })
    const packed = packFiles(join(root, prefix), added, new Date(committedAt * 1000))
    yield* tarMembers(packed, { strip: '', onMember })
    yield tarEnd
  }

  const tarball = await gzipTo(file, members(), signal)
  requireWhole(gaps)
  if (files === 0)
    throw new Error(`The commit ${sha.slice(0, 8)} has no files there: there is nothing to deploy`)
  const replaced = new Set(added)
  return { ...tarball, files, leftOut: changed.filter((name) => !replaced.has(name)) }
}

/**
 * Archives a directory that is in no repository, as actions/checkout leaves it where there is no git.
 *
 * @throws Error when there is nothing in it
 */
export async function archiveDirectory(
  directory: string,
  file: string,
  signal: AbortSignal,
): Promise<Archive> {
  const names = await readdir(directory).catch(() => [])
  const entries = names.filter((name) => name !== '.git').sort()
  if (entries.length === 0) {
    throw new Error(
      `There is neither a git checkout nor a file at ${directory}: add a step with actions/checkout before this one, or correct the input 'directory'`,
    )
  }
  // A name with @ in front would have tar open it as an archive.
  const paths = entries.map((name) => `./${name}`)
  const packed = create({ cwd: directory, portable: true }, paths)
  let files = 0
  const onMember = ({ type }: TarMember) => {
    if (type !== 'directory') files++
  }

  async function* members(): AsyncGenerator<Uint8Array> {
    yield* tarMembers(packed, { strip: '', onMember })
    yield tarEnd
  }

  return { ...(await gzipTo(file, members(), signal)), files, leftOut: [] }
}

/** What `include` finds, less the files that the commit has already, as they are. */
async function filesToAdd(git: Git, commit: Commit, include: string[], changed: string[]): Promise<string[]> {
  const found = await findIncluded(include, join(commit.root, commit.prefix))
  const unchanged = new Set(await trackedFiles(git, commit))
  for (const name of changed) unchanged.delete(name)
  return found.map((name) => name.split(sep).join(posix.sep)).filter((name) => !unchanged.has(name))
}

function requireWhole({ submodules, lfsPointers }: Gaps): void {
  const faults: string[] = []
  if (submodules.length > 0) {
    faults.push(
      `Submodules are not checked out:\n${some(submodules)}\nSet 'submodules: recursive' of actions/checkout, or leave them out on purpose: mark them 'export-ignore' in .gitattributes`,
    )
  }
  if (lfsPointers.length > 0) {
    faults.push(
      `Git LFS has left pointers in place of files:\n${some(lfsPointers)}\nSet 'lfs: true' of actions/checkout, or leave them out on purpose: mark them 'export-ignore' in .gitattributes`,
    )
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
}
