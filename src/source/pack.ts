import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { type Archive, archiveCommit, archiveDirectory } from './archive.js'
import { type Commit, findCheckout, readCheckedOutCommit } from './commit.js'
import { CredentialFiles } from './credential-files.js'
import { Git } from './git.js'
import { resolveLinks } from './links.js'
import { isWithin } from './paths.js'

/** A checkout, and what of it to deploy. */
export interface Checkout {
  /** Absolute. The search for a repository ends here. */
  workspace: string
  /** Absolute, the workspace or below it. Becomes the archive's root. */
  directory: string
  /** Paths or globs of files to add to those of the commit. */
  include: string[]
  /** Absolute paths of files with secrets, which are packed only if the commit has them. */
  envFiles?: string[]
  /** Environment for git, which does not get the keys and inputs in it. */
  env: NodeJS.ProcessEnv
}

/** A packed checkout. */
export interface PackedCheckout {
  archive: Archive
  /** Undefined when the directory is in no repository. */
  commit?: Commit
}

/**
 * Packs the checked-out commit into a tarball, or the directory if it is in no repository.
 *
 * @param scratch temporary directory for the tarball and git's configuration
 * @param onCommit called before the checkout is packed, with the commit that it has
 * @throws Error that says what is missing; the signal's reason
 */
export async function pack(
  checkout: Checkout,
  scratch: string,
  signal: AbortSignal,
  onCommit: (commit: Commit | undefined) => Promise<void> = async () => {},
): Promise<PackedCheckout> {
  const file = join(scratch, 'source.tgz')
  const { directory, credentials, git, commit } = await open(checkout, scratch, signal)
  await onCommit(commit)
  if (!git || !commit) return { archive: await archiveDirectory(directory, credentials, file, signal) }
  const archive = await archiveCommit(git, commit, checkout.include, credentials, file, signal)
  return { archive, commit }
}

/**
 * Reads which commit is checked out, without packing it.
 *
 * @param scratch temporary directory for git's configuration
 * @returns undefined for a directory that is in no repository
 * @throws GitMissingError; Error that says what is missing; the signal's reason
 */
export async function readCommit(
  checkout: Checkout,
  scratch: string,
  signal: AbortSignal,
): Promise<Commit | undefined> {
  return (await open(checkout, scratch, signal)).commit
}

async function open(
  { env, envFiles = [], ...checkout }: Checkout,
  scratch: string,
  signal: AbortSignal,
): Promise<{ directory: string; credentials: CredentialFiles; git?: Git; commit?: Commit }> {
  const workspace = await realpath(checkout.workspace)
  const directory = await resolveLinks(checkout.directory)
  if (!isWithin(directory, workspace))
    throw new Error(`Input 'directory' is a link that leads out of the workspace`)
  const root = await findCheckout(directory, workspace)
  signal.throwIfAborted()
  const credentials = new CredentialFiles(workspace, env.RUNNER_TEMP ?? '', envFiles)
  if (root === undefined) return { directory, credentials }
  const git = await Git.prepare(workspace, scratch, env, signal)
  return { directory, credentials, git, commit: await readCheckedOutCommit(git, root, directory) }
}
