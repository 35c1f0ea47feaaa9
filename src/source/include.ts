import { realpath } from 'node:fs/promises'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { isInGitDirectory, isWithin } from './paths.js'

/**
 * Finds files by paths and globs, as actions/upload-artifact does: relative to the working directory, a directory
 * stands for all files in it, and `!` excludes. Links stay links. Files in `.git`, where actions leave credentials,
 * never match.
 *
 * @param root absolute directory that becomes the archive's root, with its links resolved
 * @returns names relative to the root, separated by `/` and sorted
 * @throws Error when nothing matches, or a file outside of the root
 */
export async function findIncludedFiles(patterns: string[], root: string): Promise<string[]> {
  // Large, and few deploys need it.
  const { create: glob } = await import('@actions/glob')
  const globber = await glob([...patterns, '!**/.git', '!**/.git/**'].join('\n'), {
    followSymbolicLinks: false,
    matchDirectories: false,
  })
  const found = await globber.glob()
  const realDirectories = await resolveDirectories(new Set(found.map(dirname)))
  const names = found.map((file) => {
    const path = join(realDirectories.get(dirname(file)) ?? '', basename(file))
    if (isWithin(path, root)) return relative(root, path).split(sep).join(posix.sep)
    throw new Error(`Input 'include' matches files outside of the input 'directory', such as ${file}`)
  })
  const outsideGit = names.filter((name) => !isInGitDirectory(name))
  if (outsideGit.length === 0) throw new Error(`Input 'include' matches no file: ${patterns.join(', ')}`)
  return outsideGit.sort()
}

/** A pattern may lead through links, out of the archive's root or into `.git`. */
async function resolveDirectories(directories: Set<string>): Promise<Map<string, string>> {
  const resolve = async (directory: string) => [directory, await realpath(directory)] as const
  return new Map(await Promise.all([...directories].map(resolve)))
}

/**
 * Packs files as a tar stream whose bytes depend only on the arguments and the files.
 *
 * @param names relative to `root`
 * @param modifiedAt modification time of every member
 */
export async function* packFiles(
  root: string,
  names: string[],
  modifiedAt: Date,
): AsyncGenerator<Uint8Array> {
  const { Pack } = await import('tar/pack')
  const pack = new Pack({ cwd: root, portable: true, noDirRecurse: true, mtime: modifiedAt })
  for (const name of names) pack.add(name)
  pack.end()
  yield* pack
}
