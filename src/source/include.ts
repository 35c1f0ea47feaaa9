import { realpath } from 'node:fs/promises'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { isWithin } from './paths.js'

/**
 * Finds files by paths and globs, as actions/upload-artifact does: relative to the working directory, a directory
 * means all that is in it, `!` takes away. Links are kept as links. Nothing inside `.git` is ever found: actions
 * leave credentials there.
 *
 * @param root absolute directory that is the archive's root, free of links
 * @returns names relative to the root, with `/` between their parts, in order
 * @throws Error when nothing is found, or something outside of the root
 */
export async function findIncludedFiles(patterns: string[], root: string): Promise<string[]> {
  // Few ask for it, and it is not small: loaded when needed, as is tar.
  const { create: glob } = await import('@actions/glob')
  const globber = await glob([...patterns, '!**/.git', '!**/.git/**'].join('\n'), {
    followSymbolicLinks: false,
    matchDirectories: false,
  })
  const found = await globber.glob()
  const directories = await followed(new Set(found.map(dirname)))
  const names = found.map((file) => {
    const path = join(directories.get(dirname(file)) ?? '', basename(file))
    if (isWithin(path, root)) return relative(root, path).split(sep).join(posix.sep)
    throw new Error(`Input 'include' matches files outside of the input 'directory', such as ${file}`)
  })
  const outsideGit = names.filter((name) => !/(^|\/)\.git(\/|$)/i.test(name))
  if (outsideGit.length === 0) throw new Error(`Input 'include' matches no file: ${patterns.join(', ')}`)
  return outsideGit.sort()
}

/** Where directories lie: a pattern may lead through links, out of the archive's root or into `.git`. */
async function followed(directories: Set<string>): Promise<Map<string, string>> {
  const follow = async (directory: string) => [directory, await realpath(directory)] as const
  return new Map(await Promise.all([...directories].map(follow)))
}

/**
 * Packs files as a tar stream whose bytes depend on the files alone.
 *
 * @param names relative to `root`
 * @param modifiedAt the time that every member gets
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
