import { isAbsolute, relative, sep } from 'node:path'

/**
 * Whether a path is a directory or lies below it; both absolute.
 */
export function isWithin(path: string, directory: string): boolean {
  const way = relative(directory, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Names a few of many. */
export function formatList(names: string[], count = 10): string {
  const more = names.length - count
  const shown = names.slice(0, count).map((name) => `  ${name}`)
  return [...shown, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n')
}
