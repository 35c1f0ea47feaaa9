import { access, stat } from 'node:fs/promises'

export const isWindows = process.platform === 'win32'

/** Returns whether the path exists. */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** Returns whether the path is a file, or a link to one. */
export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}
