import { lstat, realpath } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { shortId } from '../text/format.js'
import {
  type Archive,
  type ArchiveOptions,
  archiveBuiltDirectory,
  archiveCommit,
  archiveDirectory,
  readGitIgnoreAbove,
} from './archive.js'
import { type Commit, findCheckout, readCheckedOutCommit } from './commit.js'
import { CredentialFiles } from './credential-files.js'
import { Git } from './git.js'
import type { Include, IncludeRoots } from './include.js'
import { resolveLinks } from './links.js'
import { isInGitDirectory, isWithin, nameBelow } from './paths.js'

/** A checkout, and what of it to deploy. */
export interface Checkout {
  /** Absolute. The search for a repository ends here. */
  workspace: string
  /** Absolute, the workspace or below it. Becomes the archive's root. */
  directory: string
  /** Files to add to those of the commit. */
  include: Include[]
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
  /** Where the files are from: the commit, a directory that the job built, or a workspace without a repository. */
  origin: 'commit' | 'built' | 'no-repository'
  /** The packed directory, relative to the workspace; empty for the workspace itself. */
  directory: string
  /** Whether a directory that was packed as it is is a separate git checkout, whose commit may have been meant. */
  hasOwnRepository: boolean
  /** Whether git is on the PATH; only looked for when there is no repository. */
  isGitInstalled: boolean
  /** What a package manager will miss in the archive, and what to do. */
  warning?: string
}

interface Repository {
  /** Top directory of its checkout; undefined when there is no repository, as are the others. */
  root?: string
  git?: Git
  commit?: Commit
}

/**
 * Packs the checked-out commit into a tarball, or a directory that is not in it.
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
  const { roots, credentials, ...repository } = await open(checkout, scratch, signal)
  const { include } = checkout
  const options = { roots, include, credentials, file: join(scratch, 'source.tgz'), signal }
  await onCommit(repository.commit)
  const packed = await packFrom(repository, options)
  const warning = await checkPackages(packed, repository, roots)
  return { ...packed, ...(warning !== undefined && { warning }) }
}

async function packFrom({ git, commit }: Repository, options: ArchiveOptions): Promise<PackedCheckout> {
  const { roots } = options
  const directory = relative(roots.workspace, roots.directory)
  if (!git || !commit)
    return {
      ...(await packWithoutRepository(options)),
      directory,
      hasOwnRepository: false,
      isGitInstalled: await Git.isInstalled(),
    }
  const common = { commit, directory, isGitInstalled: true }
  if (commit.directory) {
    const archive = await archiveCommit(git, commit.directory, commit.committedAt, options)
    return { ...common, archive, origin: 'commit', hasOwnRepository: false }
  }
  await requireBuilt(roots, commit)
  const archive = await archiveBuiltDirectory(options, new Date(commit.committedAt))
  const repository = await lstat(join(roots.directory, '.git')).catch(() => undefined)
  return { ...common, archive, origin: 'built', hasOwnRepository: repository !== undefined }
}

/** Checks that an archive has what its `package.json` needs of the directories above the deployed one. */
async function checkPackages(
  { archive: { packages }, commit }: PackedCheckout,
  { git, root }: Repository,
  { workspace, directory }: IncludeRoots,
): Promise<string | undefined> {
  const top = commit?.directory?.checkout ?? root ?? workspace
  const sha = commit?.directory?.sha ?? commit?.sha
  const path = nameBelow(top, directory)
  if (path === '' || !packages.manifests.has('package.json')) return undefined
  const { checkWorkspace, CommitTree, DirectoryTree } = await import('./workspaces.js')
  const tree = git && sha ? new CommitTree(git, top, sha) : new DirectoryTree(top)
  return checkWorkspace({ tree, path, packages, above: nameBelow(workspace, top) })
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

async function packWithoutRepository(
  options: ArchiveOptions,
): Promise<Pick<PackedCheckout, 'archive' | 'origin'>> {
  const gitIgnore = await readGitIgnoreAbove(options.roots)
  if (!gitIgnore) return { archive: await archiveBuiltDirectory(options), origin: 'built' }
  return { archive: await archiveDirectory(options, gitIgnore), origin: 'no-repository' }
}

/** @throws Error when the directory, which the commit lacks, is none that the job has built */
async function requireBuilt({ workspace, directory }: IncludeRoots, { sha }: Commit): Promise<void> {
  const name = relative(workspace, directory)
  const stats = await lstat(directory).catch(() => undefined)
  if (stats?.isDirectory()) return
  if (stats) throw new Error(`Input 'directory' is '${name}', which is a file`)
  throw new Error(
    `Input 'directory' is '${name}', which exists neither in the commit ${shortId(sha)} nor in the workspace. Correct it, or build the directory before this step`,
  )
}

async function open(
  { env, envFiles = [], ...checkout }: Checkout,
  scratch: string,
  signal: AbortSignal,
): Promise<Repository & { roots: IncludeRoots; credentials: CredentialFiles }> {
  const workspace = await realpath(checkout.workspace)
  const directory = await resolveLinks(checkout.directory)
  if (!isWithin(directory, workspace))
    throw new Error(`Input 'directory' is a link that leads out of the workspace`)
  const name = relative(workspace, directory)
  if (isInGitDirectory(name))
    throw new Error(`Input 'directory' is '${name}', which holds git's own files and perhaps credentials`)
  const root = await findCheckout(directory, workspace)
  signal.throwIfAborted()
  const roots = { workspace, directory }
  const credentials = new CredentialFiles(workspace, env.RUNNER_TEMP ?? '', envFiles)
  if (root === undefined) return { roots, credentials }
  const git = await Git.prepare(workspace, scratch, env, signal)
  return { roots, credentials, root, git, commit: await readCheckedOutCommit(git, root, directory) }
}
