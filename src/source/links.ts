import { readlink, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/** As many as Linux follows. */
const mostLinks = 40

/**
 * Follows the links of a path, as far as it exists: also one whose target does not.
 *
 * @param path absolute
 * @throws Error when links lead in a circle
 */
export async function resolveLinks(path: string, links = 0): Promise<string> {
  const there = await realpath(path).catch(() => undefined)
  if (there !== undefined) return there
  if (links > mostLinks) throw new Error(`The links at ${path} lead in a circle`)
  const parent = await resolveLinks(dirname(path), links)
  const target = await readlink(path).catch(() => undefined)
  if (target === undefined) return join(parent, basename(path))
  return resolveLinks(resolve(parent, target), links + 1)
}
