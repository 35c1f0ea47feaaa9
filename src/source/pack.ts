import { join } from 'node:path'
import { type Archive, archiveCommit, archiveDirectory } from './archive.js'
import { type Commit, checkedOutCommit } from './commit.js'
import { Git } from './git.js'

/** A checkout, and the part of it that is to be built. */
export interface Checkout {
  /** Absolute; no repository is looked for above it. */
  workspace: string
  /** Absolute, the workspace or below it; becomes the archive's root. */
  directory: string
  /** Paths or globs of files to add that are not in the commit. */
  include: string[]
  /** What git starts from; keys and inputs in it are not passed on. */
  env: NodeJS.ProcessEnv
}

/** A packed checkout. */
export interface Packed {
  archive: Archive
  /** The commit, unless the directory is in no repository. */
  commit?: Commit
}

/**
 * Packs the checked-out commit, or where there is no repository the directory, into one tarball.
 *
 * @param scratch a directory of our own, where the tarball is left
 * @throws Error that says what is missing, or the signal's reason
 */
export async function pack(checkout: Checkout, scratch: string, signal: AbortSignal): Promise<Packed> {
  const { workspace, directory, include, env } = checkout
  const file = join(scratch, 'source.tgz')
  const git = await Git.prepare(workspace, scratch, env)
  const commit = await checkedOutCommit(git, workspace, directory)
  signal.throwIfAborted()
  if (!commit) return { archive: await archiveDirectory(directory, file, signal) }
  return { archive: await archiveCommit(git, commit, include, file, signal), commit }
}
