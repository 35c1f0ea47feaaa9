import { posix } from 'node:path'
import { InputError } from '../runner/inputs.js'
import type { Include, IncludeTarget } from '../source/include.js'
import { isInGitDirectory, toSlashes } from '../source/paths.js'
import { hasControlCharacters } from '../text/control-characters.js'

/** What Windows does not allow in names, or takes for a drive, a stream or a wildcard. */
const reservedCharacter = /[<>:"|?*]/
/** What Windows takes for a device, whatever the extension. */
const reservedName = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i

/**
 * Parses an item of the input `include`: a path or glob, which `!` excludes, or `SOURCE => TARGET`. A backslash separates
 * as a slash does, on every runner.
 *
 * @throws InputError when the path or glob is malformed, or the target is not below the archive's root, or can't be there
 */
export function parseInclude(text: string): Include {
  const [pattern = '', target, ...others] = text.split('=>').map((part) => toSlashes(part.trim()))
  const excludes = pattern.startsWith('!')
  if (target !== undefined && (pattern === '' || target === '' || excludes || others.length > 0))
    throw new InputError(
      `Input 'include' contains '${text}': an item with a target is 'SOURCE => TARGET', and '!' takes no target`,
    )
  const source = excludes ? pattern.slice(1).trim() : pattern
  requirePlainSource(text, source)
  return { text, source, excludes, ...(target !== undefined && { target: parseTarget(text, target) }) }
}

/** The toolkit's globs have no `..`, and `.` at the beginning only. Its error does not name the input. */
function requirePlainSource(text: string, source: string): void {
  const parts = source.split('/')
  if (source !== '' && !parts.includes('..') && !parts.includes('.', 1)) return
  throw new InputError(
    `Input 'include' contains '${text}': write a path from the root of the workspace, without '..', and without '.' except at its beginning`,
  )
}

function parseTarget(text: string, target: string): IncludeTarget {
  const refuse = (reason: string) =>
    new InputError(
      `Input 'include' contains '${text}', whose target ${reason}. Use a path below the archive's root, such as config/app.json, or . for the root`,
    )
  const parts = target.split('/')
  if (hasControlCharacters(target)) throw refuse('has a control character')
  if (posix.isAbsolute(target) || /^[a-z]:/i.test(target)) throw refuse('is absolute')
  if (parts.includes('..')) throw refuse('leads out of the archive')
  if (isInGitDirectory(target)) throw refuse('is in .git')
  if (reservedCharacter.test(target) || parts.some((part) => reservedName.test(part)))
    throw refuse('has a name or a character that Windows reserves')
  const path = parts.filter((part) => part !== '' && part !== '.').join('/')
  return { path, isDirectory: path === '' || /(?:^|\/)\.?$/.test(target) }
}
