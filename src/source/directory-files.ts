import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { isCredentialFile } from './credential-files.js'
import type { GitIgnore } from './gitignore.js'
import type { DiskFile } from './pack-files.js'
import { formatSpecialFile } from './packable.js'

/** A file, link or directory below a directory. */
export interface DirectoryEntry extends DiskFile {
  isDirectory: boolean
}

/** Which files of a directory to list. */
export interface DirectoryFilesOptions {
  /** Patterns of the directories above; if absent, no `.gitignore` is read. */
  gitIgnore?: GitIgnore
  /** Absolute path that patterns are relative to: the directory, or one above it. */
  ignoreRoot: string
  /** The directory, relative to `ignoreRoot`. */
  below: string
  /** Receives each file or directory that `.gitignore` leaves out, relative to the listed directory. */
  onIgnored: (name: string) => void
  /** Receives each special file, as `<name> (<type>)`. */
  onSpecial: (name: string) => void
}

/**
 * Lists the files, links and directories below a directory, in the same order everywhere. Leaves out `.git` and
 * credentials that actions write, at any depth, and special files. It holds one directory at a time and those above it.
 *
 * @param directory absolute
 * @throws Error that names a directory which can't be read
 */
export async function* directoryFiles(
  directory: string,
  options: DirectoryFilesOptions,
  path = '',
): AsyncGenerator<DirectoryEntry> {
  const { ignoreRoot, below, onIgnored, onSpecial } = options
  const gitIgnore = await options.gitIgnore?.enter(ignoreRoot, [below, path].filter(Boolean).join(posix.sep))
  for (const entry of await readEntries(directory, path)) {
    const name = posix.join(path, entry.name)
    const isDirectory = entry.isDirectory()
    const shown = isDirectory ? `${name}/` : name
    const special = formatSpecialFile(name, entry)
    if (gitIgnore?.ignores(posix.join(below, shown))) {
      onIgnored(shown)
      continue
    }
    if (special === undefined) yield { file: join(directory, name), name, isDirectory }
    else onSpecial(special)
    if (isDirectory) yield* directoryFiles(directory, { ...options, ...(gitIgnore && { gitIgnore }) }, name)
  }
}

async function readEntries(directory: string, path: string): Promise<Dirent[]> {
  const entries = await readdir(join(directory, path), { withFileTypes: true }).catch((error: Error) => {
    throw new Error(`Can't read the directory ${path || directory}: ${error.message}`, { cause: error })
  })
  return entries
    .filter(({ name }) => !/^\.git$/i.test(name) && !isCredentialFile(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}
