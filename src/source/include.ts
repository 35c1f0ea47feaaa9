import { relative, sep } from 'node:path'
import { create as glob } from '@actions/glob'
import { Pack } from 'tar'
import { isBelow } from './paths.js'

/**
 * Finds files by paths and globs, as actions/upload-artifact does: relative to the working directory, a directory
 * means all that is in it, `!` takes away. Links are kept as links. Nothing inside `.git` is ever found: actions
 * leave credentials there.
 *
 * @param root absolute directory that is the archive's root
 * @throws Error when nothing is found, or something outside of the root
 */
export async function findIncluded(patterns: string[], root: string): Promise<string[]> {
  const globber = await glob([...patterns, '!**/.git', '!**/.git/**'].join('\n'), {
    followSymbolicLinks: false,
    matchDirectories: false,
  })
  const found = await globber.glob()
  if (found.length === 0) throw new Error(`Input 'include' matches no file: ${patterns.join(', ')}`)
  const outside = found.filter((file) => !isBelow(file, root))
  if (outside.length > 0) {
    throw new Error(`Input 'include' matches files outside of the input 'directory', such as ${outside[0]}`)
  }
  return found.map((file) => relative(root, file)).sort()
}

/**
 * Packs files as a tar stream whose bytes depend on the files alone.
 *
 * @param names relative to `root`
 * @param modifiedAt the time that every member gets
 */
export function packFiles(root: string, names: string[], modifiedAt: Date): AsyncIterable<Uint8Array> {
  const pack = new Pack({ cwd: root, portable: true, noDirRecurse: true, mtime: modifiedAt })
  for (const name of names) pack.add(name.split(sep).join('/'))
  pack.end()
  return pack
}
