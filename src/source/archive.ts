import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { shortId } from '../text/format.js'
import type { ArchivedPackages } from './archived-packages.js'
import { listChangedFiles } from './commit.js'
import type { CommitDirectory } from './commit-directory.js'
import { commitMembers } from './commit-members.js'
import type { CredentialFiles } from './credential-files.js'
import { directoryFiles } from './directory-files.js'
import { type ArchivedPart, findExportIgnored, type LeftOut } from './export-ignore.js'
import type { Git } from './git.js'
import { GitIgnore } from './gitignore.js'
import { gzipToFile, type Tarball } from './gzip.js'
import { findIncludedFiles, type Include, type IncludedFile, type IncludeRoots } from './include.js'
import { Inventory } from './inventory.js'
import { type DiskFile, packFiles } from './pack-files.js'
import { requirePackable } from './packable.js'
import { formatList, nameBelow } from './paths.js'
import { endOfArchive, type TarMember, tarMembers } from './tar-stream.js'

/** An archive on disk. */
export interface Archive extends Tarball {
  /** Number of files in it. */
  files: number
  /** What a package manager will find in it. */
  packages: ArchivedPackages
  /** Names of the files at its root. */
  rootFiles: Set<string>
  /** The text of the `app.json` at its root, if it has one that is not unusually large. */
  appJson?: string
  /** Special files that were skipped, as `<name> (<type>)`. */
  skipped: string[]
  /** Files that the input `include` replaced by others. */
  replaced: string[]
  /** What `.gitignore` has left out of a directory that is in no repository. */
  ignored: LeftOut
  /**
   * Lists tracked files whose changes in the checkout are not in the archive. The caller decides when: git may have to
   * read large files, for which there is time during the upload.
   */
  unarchivedChanges: () => Promise<string[]>
  /** Finds what `export-ignore` has left out, also when there is time. */
  exportIgnored: () => Promise<LeftOut>
}

/** What to archive, and where to. */
export interface ArchiveOptions {
  /** Absolute, with its links resolved, as is the workspace. */
  roots: IncludeRoots
  /** Files to add. */
  include: Include[]
  /** Files that must not be archived under any name. */
  credentials: CredentialFiles
  /** Path of the tarball to write. */
  file: string
  signal: AbortSignal
}

const nothing: LeftOut = { count: 0, names: [] }
/** Names that are kept of what `.gitignore` leaves out, which may be very much. */
const keptNames = 10
/** Files with several names that are checked at once. */
const linkBatch = 1000

/**
 * Archives a directory of a commit from git's objects, not from the working tree. So it keeps modes and links, honours
 * `export-ignore`, and takes times from the commit: the same commit yields the same bytes wherever it is checked out.
 * Included files that the commit has and nobody changed are not added again, unless they have a target.
 *
 * @param committedAt milliseconds since 1970
 * @throws Error when there is nothing to archive, `include` matches what can't be packed, or content is missing: a
 * submodule is not checked out, Git LFS left a pointer in place of a file, or git-crypt's key is missing
 */
export async function archiveCommit(
  git: Git,
  directory: CommitDirectory,
  committedAt: number,
  options: ArchiveOptions,
): Promise<Archive> {
  const included = await findPackable(options)
  const inventory = new Inventory(included, 'the commit')
  const parts: ArchivedPart[] = []
  let changes: Promise<string[]> | undefined
  const listChanges = () => {
    changes ??= listChangedFiles(git, directory)
    return changes
  }

  async function* members(): AsyncGenerator<Uint8Array> {
    yield* commitMembers(directory, { git, inventory, parts })
    const replacing = included.some(({ name, hasTarget }) => !hasTarget && inventory.present.has(name))
    const changed = new Set(replacing ? await listChanges() : [])
    yield* includedMembers(
      included.filter(
        ({ name, hasTarget }) => hasTarget || !inventory.present.has(name) || changed.has(name),
      ),
      inventory,
      new Date(committedAt),
    )
    yield endOfArchive
  }

  const tarball = await gzipToFile(options.file, members(), options.signal)
  inventory.requireComplete("or exclude them deliberately: mark them 'export-ignore' in .gitattributes")
  const exportIgnored = () => findExportIgnored(git, parts)
  if (inventory.files === 0) {
    const { count } = await exportIgnored()
    const reason = count > 0 ? `: 'export-ignore' in .gitattributes leaves out all ${count}` : ''
    throw new Error(
      `The commit ${shortId(directory.sha)} has no files there${reason}: there is nothing to deploy`,
    )
  }
  const archived = new Set(
    included.flatMap(({ file, name }) => [name, nameBelow(options.roots.directory, file)]),
  )
  return {
    ...tarball,
    ...contentsOf(inventory),
    skipped: [],
    ignored: nothing,
    unarchivedChanges: async () => (await listChanges()).filter((name) => !archived.has(name)),
    exportIgnored,
  }
}

/**
 * Archives a directory that the job has built in a checkout, with all that is in it except `.git` and credentials. The
 * same files yield the same bytes.
 *
 * @param builtAt modification time of all members; by default that of each file
 * @throws Error when there is nothing to archive, or something that can't be packed or must not be
 */
export async function archiveBuiltDirectory(options: ArchiveOptions, builtAt?: Date): Promise<Archive> {
  const { skipped, ...archive } = await archiveFiles(options, builtAt)
  if (skipped.length === 0) return { ...archive, skipped }
  throw new Error(
    `Input 'directory' has special files, which can't be packed:\n${formatList(skipped)}\nRemove them before this step`,
  )
}

/**
 * Archives a directory that is in no repository, as actions/checkout leaves it when git is missing: without what the
 * `.gitignore` files in the workspace name, `.git`, and credentials. Skips special files.
 *
 * @throws Error when the directory is empty, a repository is further down, or a file is one of the input `env-file` or a
 * hard link to credentials
 */
export async function archiveDirectory(options: ArchiveOptions, gitIgnore: GitIgnore): Promise<Archive> {
  await requireNoRepositoryBelow(options.roots.directory)
  return archiveFiles(options, undefined, gitIgnore)
}

/**
 * Reads the `.gitignore` files of the workspace that apply to a directory, except the directory's own.
 *
 * @returns undefined when they leave out the directory itself
 */
export async function readGitIgnoreAbove({
  workspace,
  directory,
}: IncludeRoots): Promise<GitIgnore | undefined> {
  let gitIgnore = await GitIgnore.none()
  let above = ''
  for (const part of nameBelow(workspace, directory).split(posix.sep).filter(Boolean)) {
    gitIgnore = await gitIgnore.enter(workspace, above)
    above = posix.join(above, part)
    if (gitIgnore.ignores(`${above}/`)) return undefined
  }
  return gitIgnore
}

async function archiveFiles(
  options: ArchiveOptions,
  modifiedAt: Date | undefined,
  gitIgnore?: GitIgnore,
): Promise<Archive> {
  const { roots, credentials, file, signal } = options
  const included = await findPackable(options)
  const inventory = new Inventory(included, 'the deployed directory')
  const skipped: string[] = []
  const ignored: LeftOut = { count: 0, names: [] }
  const listed = directoryFiles(roots.directory, {
    ignoreRoot: roots.workspace,
    below: nameBelow(roots.workspace, roots.directory),
    ...(gitIgnore && { gitIgnore }),
    onSpecial: (name) => skipped.push(name),
    onIgnored: (name) => {
      if (ignored.count++ < keptNames) ignored.names.push(name)
    },
  })
  const links = new LinkedFiles(credentials)
  const envFiles: string[] = []
  const isEnvFile = await credentials.envFileTest()

  async function* kept(): AsyncGenerator<DiskFile> {
    for await (const entry of listed) {
      if (entry.isDirectory || !inventory.replaces(entry.name)) yield entry
      await links.check(linkBatch)
    }
  }

  async function* members(): AsyncGenerator<Uint8Array> {
    const packed = packFiles(kept(), {
      ...(modifiedAt && { modifiedAt }),
      onStats: ({ name }, stats) => {
        links.add(name, stats)
        if (isEnvFile(stats)) envFiles.push(name)
      },
    })
    const { keepContent } = inventory
    yield* tarMembers(packed, { strip: '', keepContent, onMember: (member) => inventory.add(member) })
    await links.check(1)
    const added = included.filter(({ name, hasTarget }) => hasTarget || !inventory.present.has(name))
    yield* includedMembers(added, inventory, modifiedAt)
    yield endOfArchive
  }

  const tarball = await gzipToFile(file, members(), signal)
  if (envFiles.length > 0) {
    const why = gitIgnore
      ? 'The directory is not in a git repository, so all its files are deployed'
      : 'The directory is deployed as it is'
    throw new Error(
      `${why}, and files of the input 'env-file' must not be:\n${formatList(envFiles)}\nWrite them to RUNNER_TEMP`,
    )
  }
  inventory.requireComplete('or remove them before this step')
  if (inventory.files === 0)
    throw new Error(`The directory ${roots.directory} has no files to deploy: there is nothing to deploy`)
  return {
    ...tarball,
    ...contentsOf(inventory),
    skipped,
    ignored,
    unarchivedChanges: async () => [],
    exportIgnored: async () => nothing,
  }
}

/** Files that have other names, too, which may be those of credentials. */
class LinkedFiles {
  readonly #credentials: CredentialFiles
  #files: { name: string; stats: Stats }[] = []

  constructor(credentials: CredentialFiles) {
    this.#credentials = credentials
  }

  add(name: string, stats: Stats): void {
    if (stats.isFile() && stats.nlink > 1) this.#files.push({ name, stats })
  }

  /** Checks the files that were added since the last check, if there are at least so many. */
  async check(atLeast: number): Promise<void> {
    if (this.#files.length < atLeast) return
    const files = this.#files
    this.#files = []
    const message = 'The directory has hard links to git files that may hold credentials'
    await this.#credentials.requireNoLinks(files, message, 'Remove them before this step')
  }
}

async function findPackable({ include, roots, credentials }: ArchiveOptions): Promise<IncludedFile[]> {
  if (include.length === 0) return []
  const included = await findIncludedFiles(include, roots)
  await requirePackable(included, credentials)
  return included
}

async function* includedMembers(
  included: IncludedFile[],
  inventory: Inventory,
  modifiedAt: Date | undefined,
): AsyncGenerator<Uint8Array> {
  if (included.length === 0) return
  const packed = packFiles(included, modifiedAt ? { modifiedAt } : {})
  const onMember = (member: TarMember) => inventory.addIncluded(member)
  yield* tarMembers(packed, { strip: '', keepContent: inventory.keepContent, onMember })
}

async function requireNoRepositoryBelow(directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => [])
  const entries = names.filter((name) => name !== '.git').sort()
  if (entries.length === 0) {
    throw new Error(
      `There is neither a git checkout nor a file at ${directory}: add a step with actions/checkout before this one, or correct the input 'directory'`,
    )
  }
  for (const entry of entries) {
    const repository = await stat(join(directory, entry, '.git')).catch(() => undefined)
    if (!repository) continue
    throw new Error(
      `There is no git checkout at ${directory}, but one in its directory ${entry}: set the input 'directory' to ${entry}`,
    )
  }
}

function contentsOf({ files, rootFiles, appJson, packages, replaced }: Inventory) {
  return { files, rootFiles, packages, replaced, ...(appJson !== undefined && { appJson }) }
}
