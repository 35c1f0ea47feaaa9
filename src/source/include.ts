import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { isCredentialFile } from './credential-files.js'
import type { DiskFile } from './pack-files.js'
import { directoriesAbove, isInGitDirectory, isWithin } from './paths.js'

/** An item of the input `include`. */
export interface Include {
  /** As the input has it, for messages. */
  text: string
  /** A path or glob, with `/` as separator. */
  source: string
  /** Whether files that match are left out of what the items before it match. */
  excludes: boolean
  /** Where its files go; if absent, they keep their path below the deployed directory. */
  target?: IncludeTarget
}

/** A place in an archive. */
export interface IncludeTarget {
  /** Relative to the archive's root, with `/` as separator; empty for the root. */
  path: string
  /** Whether it is a directory also for a single file, which otherwise gets this path as its own. */
  isDirectory: boolean
}

/** A file to add to an archive. */
export interface IncludedFile extends DiskFile {
  /** The item that matches it, as the input has it. */
  item: string
  /** Whether the item has a target, and may therefore replace a file of the commit. */
  hasTarget: boolean
}

/** The directories that paths of included files are resolved against, absolute and with their links resolved. */
export interface IncludeRoots {
  /** No file outside of it is included. */
  workspace: string
  /** Becomes the archive's root. */
  directory: string
}

/**
 * Finds files by paths and globs, as actions/upload-artifact does: relative to the working directory, a directory stands
 * for all files in it, and `!` excludes. Links stay links. Files in `.git` and credentials that actions leave in the
 * workspace never match.
 *
 * The files of an item with a target keep their structure below it, from the last directory of the item that no wildcard
 * precedes.
 *
 * @returns the files, sorted by name
 * @throws Error when an item matches nothing, or files outside of the workspace or, without a target, of the deployed
 * directory, or when two files would get the same name
 */
export async function findIncludedFiles(include: Include[], roots: IncludeRoots): Promise<IncludedFile[]> {
  const found = [...(await findUnmoved(include, roots)), ...(await findMoved(include, roots))]
  return requireDistinct(found).sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** All items without a target are one search, in which the order of exclusions counts. */
async function findUnmoved(include: Include[], { directory }: IncludeRoots): Promise<IncludedFile[]> {
  const items = include.filter(({ target }) => !target)
  if (items.every(({ excludes }) => excludes)) return []
  const item = items.map(({ text }) => text).join(', ')
  const { files } = await search(items, directory, item)
  return files.map(({ file, real }) => {
    if (isWithin(real, directory))
      return { file: real, name: posixRelative(directory, real), item, hasTarget: false }
    throw new Error(
      `Input 'include' matches files outside of the input 'directory', such as ${file}. To add those, say where they go in the archive: 'SOURCE => TARGET'`,
    )
  })
}

async function findMoved(include: Include[], { workspace }: IncludeRoots): Promise<IncludedFile[]> {
  const found: IncludedFile[] = []
  for (const [index, item] of include.entries()) {
    if (!item.target) continue
    const exclusions = include.slice(index + 1).filter(({ excludes }) => excludes)
    found.push(...(await findFilesOf(item, item.target, exclusions, workspace)))
  }
  return found
}

async function findFilesOf(
  item: Include,
  target: IncludeTarget,
  exclusions: Include[],
  workspace: string,
): Promise<IncludedFile[]> {
  const { files, base } = await search([item, ...exclusions], workspace, item.text)
  await requireNoLink(item, base, workspace)
  const isDirectory = (await lstat(base)).isDirectory()
  const realBase = isDirectory ? await realpath(base) : ''
  return files.map(({ file, real }) => {
    if (!isWithin(real, workspace))
      throw new Error(`Input 'include' matches files outside of the workspace, such as ${file}`)
    const below = isDirectory ? posixRelative(realBase, real) : basename(real)
    const name = isDirectory || target.isDirectory ? posix.join(target.path, below) : target.path
    return { file: real, name, item: item.text, hasTarget: true }
  })
}

/**
 * @throws Error when an item with a target names a link. Links stay links: the archive would have it without what it
 * leads to, and a relative one would lead elsewhere
 */
async function requireNoLink({ text }: Include, path: string, workspace: string): Promise<void> {
  if (!(await lstat(path)).isSymbolicLink()) return
  const real = await realpath(path).catch(() => undefined)
  const link = `Input 'include' contains '${text}', and ${posixRelative(workspace, path)} is a link`
  if (real === undefined) throw new Error(`${link} to something that does not exist`)
  if (!isWithin(real, workspace)) throw new Error(`${link} that leads out of the workspace`)
  throw new Error(
    `${link} to ${posixRelative(workspace, real)}. Name that instead: links stay links, and what they lead to is not added`,
  )
}

interface Found {
  files: {
    /** As the search found it, perhaps through links. */
    file: string
    /** With the links of its directories resolved. */
    real: string
  }[]
  /** What the first item names before its first wildcard. */
  base: string
}

/** @param root the part of a path below it decides whether a file is in a `.git` */
async function search(items: Include[], root: string, text: string): Promise<Found> {
  // Large, and few deploys need it.
  const { create: glob } = await import('@actions/glob')
  const patterns = items.map(({ excludes, source }) => (excludes ? `!${source}` : source))
  const globber = await glob([...patterns, '!**/.git', '!**/.git/**'].join('\n'), {
    followSymbolicLinks: false,
    matchDirectories: false,
  })
  const found = await globber.glob()
  const realDirectories = await resolveDirectories(new Set(found.map(dirname)))
  const files = found
    .map((file) => ({ file, real: join(realDirectories.get(dirname(file)) ?? '', basename(file)) }))
    .filter(({ real }) => !isInGitDirectory(relative(root, real)))
  const allowed = files.filter(({ real }) => !isCredentialFile(basename(real)))
  if (allowed.length > 0) return { files: allowed, base: globber.getSearchPaths()[0] ?? root }
  throw new Error(
    files.length === 0
      ? `Input 'include' matches no file: ${text}`
      : `Input 'include' matches only credentials that an action has written, which are never deployed: ${text}`,
  )
}

/** A pattern may lead through links, out of the archive's root or into `.git`. */
async function resolveDirectories(directories: Set<string>): Promise<Map<string, string>> {
  const resolve = async (directory: string) => [directory, await realpath(directory)] as const
  return new Map(await Promise.all([...directories].map(resolve)))
}

/** Drops files that several items put at the same place. */
function requireDistinct(found: IncludedFile[]): IncludedFile[] {
  const byName = new Map<string, IncludedFile>()
  for (const file of found) {
    const other = byName.get(file.name)
    if (other && other.file !== file.file)
      throw new Error(`Input 'include' puts two files at ${file.name}: ${items(other, file)}`)
    if (!other || file.hasTarget) byName.set(file.name, file)
  }
  for (const file of byName.values()) {
    const above = directoriesAbove(file.name).find((name) => byName.has(name))
    const other = above === undefined ? undefined : byName.get(above)
    if (!other) continue
    throw new Error(`Input 'include' needs ${other.name} as a file and as a directory: ${items(other, file)}`)
  }
  return [...byName.values()]
}

function items(one: IncludedFile, other: IncludedFile): string {
  return `'${one.item}' and '${other.item}'`
}

function posixRelative(from: string, to: string): string {
  return relative(from, to).split(sep).join(posix.sep)
}
