import { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Commit, listChangedFiles } from './commit.js'
import { commitMembers, type MissingContent } from './commit-members.js'
import type { Git } from './git.js'
import { gzipToFile, type Tarball } from './gzip.js'
import { findIncludedFiles, packFiles } from './include.js'
import { type CredentialFiles, requirePackable, specialFileType } from './packable.js'
import { formatList } from './paths.js'
import { endOfArchive, type TarMember, tarMembers } from './tar-stream.js'

/** An archive on disk. */
export interface Archive extends Tarball {
  /** Files in it. */
  files: number
  /** What lies among the files and can't be packed, each with what it is. */
  skipped: string[]
  /**
   * Lists tracked files whose changes in the checkout are not in the archive. Left to the caller, since git may have
   * to read large files for it, for which there is time during the upload.
   */
  unarchivedChanges: () => Promise<string[]>
}

/**
 * Archives a commit from git's objects, not from the working tree: modes and links are kept, `export-ignore` is
 * honoured, times are the commit's, so that the same commit gives the same bytes wherever it is checked out.
 *
 * @param include paths or globs of files to add; what is in the archive and unchanged is not added again
 * @param credentials what must not be added, by whatever name
 * @param file where the tarball is written
 * @throws Error when there is nothing to archive, when what is to be added is no file, when a submodule is not checked out, or when Git LFS has left a
 * pointer in place of a file
 */
export async function archiveCommit(
  git: Git,
  { sha, committedAt, directory }: Commit,
  include: string[],
  credentials: CredentialFiles,
  file: string,
  signal: AbortSignal,
): Promise<Archive> {
  const root = join(directory.root, directory.prefix)
  const included = new Set(include.length > 0 ? await findIncludedFiles(include, root) : [])
  await requirePackable([...included], root, credentials)
  const missing: MissingContent = { submodules: [], lfsPointers: [] }
  const committed = new Set<string>()
  let files = 0
  const onMember = ({ name, type, lfsPointer }: TarMember) => {
    if (type === 'directory') return
    // What the workflow changed comes a second time, and replaces the commit's.
    if (!committed.has(name)) files++
    if (included.has(name)) committed.add(name)
    if (lfsPointer) missing.lfsPointers.push(name)
  }

  let comparing: Promise<string[]> | undefined
  const changed = () => {
    comparing ??= listChangedFiles(git, directory)
    return comparing
  }

  async function* members(): AsyncGenerator<Uint8Array> {
    yield* commitMembers(directory, { git, missing, onMember })
    if (included.size > 0) yield* tarMembers(await addedFiles(), { strip: '', onMember })
    yield endOfArchive
  }

  async function addedFiles(): Promise<AsyncIterable<Uint8Array>> {
    const replaced = new Set(await changed())
    const added = [...included].filter((name) => !committed.has(name) || replaced.has(name))
    return packFiles(root, added, new Date(committedAt))
  }

  const tarball = await gzipToFile(file, members(), signal)
  requireWhole(missing)
  if (files === 0)
    throw new Error(`The commit ${sha.slice(0, 8)} has no files there: there is nothing to deploy`)
  return {
    ...tarball,
    files,
    skipped: [],
    unarchivedChanges: async () => (await changed()).filter((name) => !included.has(name)),
  }
}

/**
 * Archives a directory that is in no repository, as actions/checkout leaves it where there is no git. What is neither a
 * file nor a link is skipped.
 *
 * @param credentials what must not be packed, by whatever name
 * @throws Error when there is nothing in it, when the repository is further down, or when a file is a hard link to
 * credentials
 */
export async function archiveDirectory(
  directory: string,
  credentials: CredentialFiles,
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
  await requireNoCheckout(directory, entries)
  const skipped: string[] = []
  const linked: { name: string; stats: Stats }[] = []
  const filter = (path: string, stats: unknown) => {
    // Credentials lie in .git, at whatever depth.
    if (/(^|[/\\])\.git($|[/\\])/i.test(path)) return false
    if (!(stats instanceof Stats)) return true
    const name = path.replace(/^\.\//, '')
    const type = specialFileType(stats)
    if (type) skipped.push(`${name} (${type})`)
    if (stats.nlink > 1) linked.push({ name, stats })
    return type === undefined
  }
  // Few need it, and it is not small: loaded when needed.
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
  const secret = await credentials.findHardLinks(linked)
  if (secret.length > 0) {
    throw new Error(
      `The directory has hard links to files of git in which credentials may be:\n${formatList(secret)}\nRemove them before this step`,
    )
  }
  return { ...tarball, files, skipped: skipped.sort(), unarchivedChanges: async () => [] }
}

async function requireNoCheckout(directory: string, entries: string[]): Promise<void> {
  for (const entry of entries) {
    const inside = await stat(join(directory, entry, '.git')).catch(() => undefined)
    if (!inside) continue
    throw new Error(
      `There is no git checkout at ${directory}, but one in its directory ${entry}: set the input 'directory' to ${entry}`,
    )
  }
}

function requireWhole({ submodules, lfsPointers }: MissingContent): void {
  const faults: string[] = []
  if (submodules.length > 0) {
    faults.push(
      `Submodules are not checked out:\n${formatList(submodules)}\nSet 'submodules: recursive' of actions/checkout, or leave them out on purpose: mark them 'export-ignore' in .gitattributes`,
    )
  }
  if (lfsPointers.length > 0) {
    faults.push(
      `Git LFS has left pointers in place of files:\n${formatList(lfsPointers)}\nSet 'lfs: true' of actions/checkout, or leave them out on purpose: mark them 'export-ignore' in .gitattributes`,
    )
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
}
