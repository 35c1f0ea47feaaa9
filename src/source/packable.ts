import type { Stats } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CredentialFiles } from './credential-files.js'
import { formatList } from './paths.js'

/**
 * Checks that files which the input `include` matches can and may be packed.
 *
 * @param names relative to `root`
 * @param root absolute
 * @throws Error that lists special files, files of the input `env-file`, or hard links to credentials
 */
export async function requirePackable(
  names: string[],
  root: string,
  credentials: CredentialFiles,
): Promise<void> {
  const found = await Promise.all(names.map(async (name) => ({ name, stats: await lstat(join(root, name)) })))
  const special = found.flatMap(({ name, stats }) => {
    const type = specialFileType(stats)
    return type ? [`${name} (${type})`] : []
  })
  if (special.length > 0) {
    throw new Error(
      `Input 'include' matches special files, which can't be packed:\n${formatList(special)}\nRemove them, or exclude them with '!' and their names`,
    )
  }
  const isEnvFile = await credentials.envFileTest()
  const envFiles = found.filter(({ stats }) => isEnvFile(stats)).map(({ name }) => name)
  if (envFiles.length > 0) {
    throw new Error(
      `Input 'include' matches files of the input 'env-file', which must not be deployed:\n${formatList(envFiles)}\nExclude them with '!' and their names, or write them to RUNNER_TEMP`,
    )
  }
  const message = "Input 'include' matches hard links to git files that may hold credentials"
  await credentials.requireNoLinks(found, message, "Remove them, or exclude them with '!' and their names")
}

/** Returns the kind of a special file. Reading one could block forever (a FIFO) or never end (a device). */
export function specialFileType(stats: Stats): string | undefined {
  if (stats.isFIFO()) return 'a FIFO'
  if (stats.isSocket()) return 'a socket'
  if (stats.isCharacterDevice() || stats.isBlockDevice()) return 'a device'
  return undefined
}
