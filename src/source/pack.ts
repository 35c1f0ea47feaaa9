import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Archive, archiveCommit, archiveDirectory } from './archive.js'
import { type Commit, checkedOutCommit, checkoutAround } from './commit.js'
import { Git } from './git.js'
import { isBelow } from './paths.js'

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
  const file = join(scratch, 'source.tgz')
  const { directory, git, commit } = await open(checkout, scratch, signal)
  if (!git || !commit) return { archive: await archiveDirectory(directory, file, signal) }
  return { archive: await archiveCommit(git, commit, checkout.include, file, signal), commit }
}

/**
 * Reads which commit is checked out, without packing it.
 *
 * @param scratch a directory of our own
 * @returns nothing for a directory that is in no repository
 * @throws Error that says what is missing, or the signal's reason
 */
export async function readCommit(
  checkout: Checkout,
  scratch: string,
  signal: AbortSignal,
): Promise<Commit | undefined> {
  return (await open(checkout, scratch, signal)).commit
}

async function open(
  { env, ...checkout }: Checkout,
  scratch: string,
  signal: AbortSignal,
): Promise<{ directory: string; git?: Git; commit?: Commit }> {
  const workspace = await realpath(checkout.workspace)
  const directory = await withoutLinks(checkout.directory)
  if (!isBelow(directory, workspace))
    throw new Error(`Input 'directory' is a link that leads out of the workspace`)
  const root = await checkoutAround(directory, workspace)
  signal.throwIfAborted()
  if (root === undefined) return { directory }
  const git = await Git.prepare(workspace, scratch, env, signal)
  return { directory, git, commit: await checkedOutCommit(git, root, directory) }
}

/** The path with its links followed, as far as it is there. */
async function withoutLinks(path: string): Promise<string> {
  const there = await realpath(path).catch(() => undefined)
  return there ?? join(await withoutLinks(dirname(path)), basename(path))
}
