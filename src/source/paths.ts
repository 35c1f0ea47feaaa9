import { isAbsolute, posix, relative, sep } from 'node:path'

const gitDirectory = sep === '/' ? /(^|\/)\.git(\/|$)/i : /(^|[/\\])\.git([/\\]|$)/i

/** Returns whether a path is a directory or lies below it; both are absolute. */
export function isWithin(path: string, directory: string): boolean {
  const fromDirectory = relative(directory, path)
  return fromDirectory !== '..' && !fromDirectory.startsWith(`..${sep}`) && !isAbsolute(fromDirectory)
}

/** Returns a path relative to a directory, separated by `/`; empty for the directory itself. */
export function nameBelow(directory: string, path: string): string {
  return relative(directory, path).split(sep).join(posix.sep)
}

/** Returns whether a path is a `.git`, at whatever depth, or lies in one: git and actions keep credentials there. */
export function isInGitDirectory(path: string): boolean {
  return gitDirectory.test(path)
}

/** Returns the directories that a name in an archive lies in, the outermost first. */
export function directoriesAbove(name: string): string[] {
  const parts = name.split(posix.sep)
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join(posix.sep))
}

/**
 * Formats names as an indented list, one a line, cut off after `most`.
 *
 * @param count how many there are, if only the first are given
 */
export function formatList(names: string[], most = 10, count = names.length): string {
  const more = count - Math.min(names.length, most)
  const lines = names.slice(0, most).map((name) => `  ${name}`)
  return [...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n')
}

/** Returns a path with slashes in place of backslashes. */
export function toSlashes(path: string): string {
  return path.replaceAll('\\', '/')
}
