import { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Commit, listChangedFiles } from './commit.js'
import { commitMembers, type MissingContent } from './commit-members.js'
import type { CredentialFiles } from './credential-files.js'
import type { Git } from './git.js'
import { gzipToFile, type Tarball } from './gzip.js'
import { findIncludedFiles, packFiles } from './include.js'
import { requirePackable, specialFileType } from './packable.js'
import { formatList, isInGitDirectory } from './paths.js'
import { endOfArchive, type TarMember, tarMembers } from './tar-stream.js'

/** An archive on disk. */
export interface Archive extends Tarball {
  /** Number of files in it. */
  files: number
  /** Special files that were skipped, as `<name> (<type>)`. */
  skipped: string[]
  /**
   * Lists tracked files whose changes in the checkout are not in the archive. The caller decides when: git may have to
   * read large files, for which there is time during the upload.
   */
  unarchivedChanges: () => Promise<string[]>
}

/**
 * Archives a commit from git's objects, not from the working tree. So it keeps modes and links, honours
 * `export-ignore`, and takes times from the commit: the same commit yields the same bytes wherever it is checked out.
 *
 * @param include paths or globs of files to add; those that the commit has and nobody changed are not added again
 * @param credentials files that must not be added under any name
 * @param file path of the tarball to write
 * @throws Error when there is nothing to archive, `include` matches special files, a submodule is not checked out, or Git
 * LFS left a pointer in place of a file
 */
export async function archiveCommit(
  git: Git,
  { sha, committedAt, directory }: Commit,
  include: string[],
  credentials: CredentialFiles,
  file: string,
  signal: AbortSignal,
): Promise<Archive> {
  const root = join(directory.checkout, directory.path)
  const included = new Set(include.length > 0 ? await findIncludedFiles(include, root) : [])
  await requirePackable([...included], root, credentials)
  const missing: MissingContent = { submodules: [], lfsPointers: [] }
  const committed = new Set<string>()
  let files = 0
  const onMember = ({ name, type, lfsPointer }: TarMember) => {
    if (type === 'directory') return
    // A changed file that is included follows the commit's version, and replaces it.
    if (!committed.has(name)) files++
    if (included.has(name)) committed.add(name)
    if (lfsPointer) missing.lfsPointers.push(name)
  }

  let changes: Promise<string[]> | undefined
  const listChanges = () => {
    changes ??= listChangedFiles(git, directory)
    return changes
  }

  async function* members(): AsyncGenerator<Uint8Array> {
    yield* commitMembers(directory, { git, missing, onMember })
    if (included.size > 0) yield* tarMembers(await packIncluded(), { strip: '', onMember })
    yield endOfArchive
  }

  async function packIncluded(): Promise<AsyncIterable<Uint8Array>> {
    const changed = new Set(await listChanges())
    const added = [...included].filter((name) => !committed.has(name) || changed.has(name))
    return packFiles(root, added, new Date(committedAt))
  }

  const tarball = await gzipToFile(file, members(), signal)
  requireComplete(missing)
  if (files === 0)
    throw new Error(`The commit ${sha.slice(0, 8)} has no files there: there is nothing to deploy`)
  return {
    ...tarball,
    files,
    skipped: [],
    unarchivedChanges: async () => (await listChanges()).filter((name) => !included.has(name)),
  }
}

/**
 * Archives a directory that is in no repository, as actions/checkout leaves it when git is missing. Skips special
 * files.
 *
 * @param credentials files that must not be archived under any name
 * @param file path of the tarball to write
 * @throws Error when the directory is empty, a repository is further down, or a file is one of the input `env-file` or a
 * hard link to credentials
 */
export async function archiveDirectory(
  directory: string,
  credentials: CredentialFiles,
  file: string,
  signal: AbortSignal,
): Promise<Archive> {
  const entries = await listEntries(directory)
  const skipped: string[] = []
  const linked: { name: string; stats: Stats }[] = []
  const envFiles: string[] = []
  const isEnvFile = await credentials.envFileTest()
  const filter = (path: string, stats: unknown) => {
    if (isInGitDirectory(path)) return false
    if (!(stats instanceof Stats)) return true
    const name = path.replace(/^\.\//, '')
    const type = specialFileType(stats)
    if (type) skipped.push(`${name} (${type})`)
    if (stats.nlink > 1) linked.push({ name, stats })
    if (isEnvFile(stats)) envFiles.push(name)
    return type === undefined
  }
  // Large, and few deploys need it.
  const { Pack } = await import('tar/pack')
  const packed = new Pack({ cwd: directory, portable: true, filter })
  for (const name of entries) packed.add(`./${name}`)
  packed.end()
  let files = 0
  const onMember = ({ type }: TarMember) => {
    if (type !== 'directory') files++
  }

  async function* members(): AsyncGenerator<Uint8Array> {
    yield* tarMembers(packed, { strip: '', onMember })
    yield endOfArchive
  }

  const tarball = await gzipToFile(file, members(), signal)
  if (envFiles.length > 0) {
    throw new Error(
      `The directory is not in a git repository, so all its files are deployed, and files of the input 'env-file' must not be:\n${formatList(envFiles)}\nWrite them to RUNNER_TEMP`,
    )
  }
  const message = 'The directory has hard links to git files that may hold credentials'
  await credentials.requireNoLinks(linked, message, 'Remove them before this step')
  return { ...tarball, files, skipped: skipped.sort(), unarchivedChanges: async () => [] }
}

async function listEntries(directory: string): Promise<string[]> {
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
  return entries
}

function requireComplete({ submodules, lfsPointers }: MissingContent): void {
  const exclude = "or exclude them deliberately: mark them 'export-ignore' in .gitattributes"
  const problems: string[] = []
  if (submodules.length > 0) {
    problems.push(
      `Submodules are not checked out:\n${formatList(submodules)}\nSet 'submodules: recursive' of actions/checkout, ${exclude}`,
    )
  }
  if (lfsPointers.length > 0) {
    problems.push(
      `Git LFS has left pointers in place of files:\n${formatList(lfsPointers)}\nSet 'lfs: true' of actions/checkout, ${exclude}`,
    )
  }
  if (problems.length > 0) throw new Error(problems.join('\n'))
}
