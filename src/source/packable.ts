import type { Stats } from 'node:fs'
import { lstat } from 'node:fs/promises'
import type { CredentialFiles } from './credential-files.js'
import type { DiskFile } from './pack-files.js'
import { formatList } from './paths.js'

/** Files whose properties are read at the same time. */
const batchSize = 500

/**
 * Checks that files which the input `include` matches can and may be packed.
 *
 * @throws Error that lists special files, files of the input `env-file`, or hard links to credentials
 */
export async function requirePackable(files: DiskFile[], credentials: CredentialFiles): Promise<void> {
  const special: string[] = []
  const envFiles: string[] = []
  const isEnvFile = await credentials.envFileTest()
  for (let start = 0; start < files.length; start += batchSize) {
    const batch = files.slice(start, start + batchSize)
    const found = await Promise.all(batch.map(async ({ file, name }) => ({ name, stats: await lstat(file) })))
    special.push(...found.flatMap(({ name, stats }) => formatSpecialFile(name, stats) ?? []))
    envFiles.push(...found.filter(({ stats }) => isEnvFile(stats)).map(({ name }) => name))
    const message = "Input 'include' matches hard links to git files that may hold credentials"
    await credentials.requireNoLinks(found, message, "Remove them, or exclude them with '!' and their names")
  }
  if (special.length > 0) {
    throw new Error(
      `Input 'include' matches special files, which can't be packed:\n${formatList(special)}\nRemove them, or exclude them with '!' and their names`,
    )
  }
  if (envFiles.length === 0) return
  throw new Error(
    `Input 'include' matches files of the input 'env-file', which must not be deployed:\n${formatList(envFiles)}\nExclude them with '!' and their names, or write them to RUNNER_TEMP`,
  )
}

/** Formats a special file as `<name> (<type>)`; returns undefined for any other file. */
export function formatSpecialFile(name: string, stats: FileType): string | undefined {
  const type = specialFileType(stats)
  return type && `${name} (${type})`
}

/** What `Stats` and `Dirent` have in common. */
type FileType = Pick<Stats, 'isFIFO' | 'isSocket' | 'isCharacterDevice' | 'isBlockDevice'>

/** Returns the kind of a special file. Reading one could block forever (a FIFO) or never end (a device). */
export function specialFileType(stats: FileType): string | undefined {
  if (stats.isFIFO()) return 'a FIFO'
  if (stats.isSocket()) return 'a socket'
  if (stats.isCharacterDevice() || stats.isBlockDevice()) return 'a device'
  return undefined
}
