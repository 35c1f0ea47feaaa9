import { isAbsolute, relative, sep } from 'node:path'

const gitDirectory = sep === '/' ? /(^|\/)\.git(\/|$)/i : /(^|[/\\])\.git([/\\]|$)/i

/** Returns whether a path is a directory or lies below it; both are absolute. */
export function isWithin(path: string, directory: string): boolean {
  const fromDirectory = relative(directory, path)
  return fromDirectory !== '..' && !fromDirectory.startsWith(`..${sep}`) && !isAbsolute(fromDirectory)
}

/** Returns whether a path is a `.git`, at whatever depth, or lies in one: git and actions keep credentials there. */
export function isInGitDirectory(path: string): boolean {
  return gitDirectory.test(path)
}

/** Formats names as an indented list, one a line, cut off after `most`. */
export function formatList(names: string[], most = 10): string {
  const more = names.length - most
  const lines = names.slice(0, most).map((name) => `  ${name}`)
  return [...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n')
}
