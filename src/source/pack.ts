import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { type Archive, archiveCommit, archiveDirectory } from './archive.js'
import { type Commit, findCheckout, readCheckedOutCommit } from './commit.js'
import { Git } from './git.js'
import { resolveLinks } from './links.js'
import { CredentialFiles } from './packable.js'
import { isWithin } from './paths.js'

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
export interface PackedCheckout {
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
export async function pack(
  checkout: Checkout,
  scratch: string,
  signal: AbortSignal,
): Promise<PackedCheckout> {
  const file = join(scratch, 'source.tgz')
  const { directory, credentials, git, commit } = await open(checkout, scratch, signal)
  if (!git || !commit) return { archive: await archiveDirectory(directory, credentials, file, signal) }
  const archive = await archiveCommit(git, commit, checkout.include, credentials, file, signal)
  return { archive, commit }
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
): Promise<{ directory: string; credentials: CredentialFiles; git?: Git; commit?: Commit }> {
  const workspace = await realpath(checkout.workspace)
  const directory = await resolveLinks(checkout.directory)
  if (!isWithin(directory, workspace))
    throw new Error(`Input 'directory' is a link that leads out of the workspace`)
  const root = await findCheckout(directory, workspace)
  signal.throwIfAborted()
  const credentials = new CredentialFiles(workspace, env.RUNNER_TEMP ?? '')
  if (root === undefined) return { directory, credentials }
  const git = await Git.prepare(workspace, scratch, env, signal)
  return { directory, credentials, git, commit: await readCheckedOutCommit(git, root, directory) }
}
