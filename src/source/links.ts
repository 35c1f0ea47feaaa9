import { readlink, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/** The limit of Linux. */
const maxLinks = 40

/**
 * Resolves the symbolic links in a path like `realpath`, but also when the path or a link's target does not exist.
 *
 * @param path absolute
 * @throws Error when links lead in a circle
 */
export async function resolveLinks(path: string, followed = 0): Promise<string> {
  const real = await realpath(path).catch(() => undefined)
  if (real !== undefined) return real
  if (followed > maxLinks) throw new Error(`The links at ${path} lead in a circle`)
  const parent = await resolveLinks(dirname(path), followed)
  const target = await readlink(path).catch(() => undefined)
  if (target === undefined) return join(parent, basename(path))
  return resolveLinks(resolve(parent, target), followed + 1)
}
