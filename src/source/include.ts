import { realpath } from 'node:fs/promises'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { isBelow } from './paths.js'

/**
 * Finds files by paths and globs, as actions/upload-artifact does: relative to the working directory, a directory
 * means all that is in it, `!` takes away. Links are kept as links. Nothing inside `.git` is ever found: actions
 * leave credentials there.
 *
 * @param root absolute directory that is the archive's root, free of links
 * @returns names relative to the root, with `/` between their parts, in order
 * @throws Error when nothing is found, or something outside of the root
 */
export async function findIncluded(patterns: string[], root: string): Promise<string[]> {
  // Few ask for it, and it is not small: loaded when needed, as is tar.
  const { create: glob } = await import('@actions/glob')
  const globber = await glob([...patterns, '!**/.git', '!**/.git/**'].join('\n'), {
    followSymbolicLinks: false,
    matchDirectories: false,
  })
  const found = await globber.glob()
  if (found.length === 0) throw new Error(`Input 'include' matches no file: ${patterns.join(', ')}`)
  const names = await Promise.all(found.map((file) => nameBelow(root, file)))
  return names.map((name) => name.split(sep).join(posix.sep)).sort()
}

async function nameBelow(root: string, file: string): Promise<string> {
  if (isBelow(file, root)) return relative(root, file)
  // The pattern may have led through a link, as the input 'directory' may.
  const followed = join(await realpath(dirname(file)), basename(file))
  if (isBelow(followed, root)) return relative(root, followed)
  throw new Error(`Input 'include' matches files outside of the input 'directory', such as ${file}`)
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
  const { Pack } = await import('tar')
  const pack = new Pack({ cwd: root, portable: true, noDirRecurse: true, mtime: modifiedAt })
  for (const name of names) pack.add(name)
  pack.end()
  yield* pack
}
