import { readlink, realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** As many as Linux follows. */
const mostLinks = 40

/**
 * Whether a path is a directory or lies below it; both absolute.
 */
export function isBelow(path: string, directory: string): boolean {
  const way = relative(directory, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/**
 * Follows the links of a path, as far as it exists: also one whose target does not.
 *
 * @param path absolute
 * @throws Error when links lead in a circle
 */
export async function withoutLinks(path: string, links = 0): Promise<string> {
  const there = await realpath(path).catch(() => undefined)
  if (there !== undefined) return there
  if (links > mostLinks) throw new Error(`The links at ${path} lead in a circle`)
  const parent = await withoutLinks(dirname(path), links)
  const target = await readlink(path).catch(() => undefined)
  if (target === undefined) return join(parent, basename(path))
  return withoutLinks(resolve(parent, target), links + 1)
}

/** Names a few of many. */
export function some(names: string[], count = 10): string {
  const more = names.length - count
  const shown = names.slice(0, count).map((name) => `  ${name}`)
  return [...shown, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n')
}
