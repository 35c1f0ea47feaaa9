import { parse } from 'dotenv'
import * as input from './inputs.js'
import { maskValue } from './secrets.js'

/** Characters. A shorter value is hardly a secret, and masking it would hide unrelated text, such as every `2`. */
const shortestSecret = 8

/**
 * How dotenv finds an assignment: the text before the value, with the name; the value with the blanks around it; the
 * text after it, with what dotenv takes for a comment. Unlike dotenv's own expression, it does not begin in the empty
 * lines before an assignment, of which each would be tried with all that follow it.
 */
const assignment =
  /^[^\S\n\u2028\u2029]*((?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?))(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?(\s*(#.*)?)$/gm
const quoted = /^\s*(?:'(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`)$/

/**
 * Reads config vars from an input, as {@link parseConfigVars} does, and removes the input from the environment, so that
 * no program that starts later has it.
 *
 * @param name the input's name
 * @throws InputError as {@link parseConfigVars} does
 */
export function configVars(name: string, env: NodeJS.ProcessEnv): Record<string, string> {
  const text = input.text(name)
  delete env[`INPUT_${name.toUpperCase()}`]
  return parseConfigVars(text, `Input '${name}'`)
}

/**
 * Reads config vars from text in the syntax of dotenv: `NAME=value` lines, with quotes around values that have several
 * lines or a `#`. The last value of a repeated name counts. Values that may be secrets are masked at once.
 *
 * @param subject what the text is, as the beginning of an error's message
 * @throws InputError for a name that Heroku does not accept, or for a line that is not an assignment. The message has
 * the line's number alone: where quotes are missing, any part of a secret may look like a name
 */
export function parseConfigVars(original: string, subject: string): Record<string, string> {
  const text = original.replace(/\r\n?/g, '\n')
  // Without the lines between assignments: the time that dotenv takes grows with the square of empty ones.
  const vars = parse(Array.from(text.matchAll(assignment), ([whole]) => whole).join('\n'))
  for (const value of Object.values(vars)) mask(value)
  const error = findError(text, vars)
  if (!error) return vars
  throw new input.InputError(
    `${subject} ${error}. Write one NAME=value per line, and put values with several lines or a # in quotes`,
  )
}

/**
 * Masks each line of a value that may be a secret. Given the whole value, the runner would mask all of its lines, even
 * one that is a single brace.
 */
function mask(value: string): void {
  for (const line of value.split(/[\r\n]+/)) if (line.trim().length >= shortestSecret) maskValue(line.trim())
}

/** Finds what dotenv would silently drop or misread, and says what is wrong; `undefined` when all is well. */
function findError(text: string, vars: Record<string, string>): string | undefined {
  for (const match of text.matchAll(assignment)) {
    const { index, 0: whole, 1: head = '', 2: key = '', 3: value = '', 4: after = '' } = match
    const line = () => lineNumber(text, index + whole.indexOf(head))
    // Heroku's schema allows these names. dotenv loses those that JavaScript's objects have, such as __proto__.
    if (!/^\w+$/.test(key) || !Object.hasOwn(vars, key)) {
      return `has an invalid name in line ${line()}: names of config vars have letters, digits and underscores only`
    }
    const error = valueError(head, value, after)
    if (error) return error.replace('LINE', String(line()))
  }
  const outside = text.replace(assignment, (whole, head: string, _, value = '') =>
    quoted.test(value) ? whole.replace(head + value, (shown) => shown.replace(/./gs, blankOut)) : whole,
  )
  const separator = outside.search(/[\u2028\u2029]/)
  if (separator !== -1)
    return `has a Unicode line separator in line ${lineNumber(text, separator)} that is not a line break`
  const rest = text.replace(assignment, (whole) => whole.replace(/.+/g, ''))
  const stray = rest.split('\n').findIndex((line) => !/^\s*(#.*)?$/.test(line))
  return stray === -1 ? undefined : `has something other than NAME=value in line ${stray + 1}`
}

function valueError(head: string, value: string, after: string): string | undefined {
  const [before = ''] = /\s*$/.exec(head + (/^\s*/.exec(value)?.[0] ?? '')) ?? []
  if (`${head}${before}`.includes('\n')) return 'has a value in line LINE that begins on another line'
  // A comment may also be on a line of its own.
  const comment = /^[^\S\n]*(#.*)/.exec(after)?.[1] ?? ''
  if (/[^ \t]/.test(before) || (!quoted.test(value) && /[^\S \t]\s*$/.test(value))) {
    return 'has white space around the value in line LINE that is neither a space nor a tab: put the value in quotes'
  }
  const quote = quoted.test(value) ? value.trim().charAt(0) : ''
  if (quote) {
    if (value.trim().length === 2) {
      return 'has an empty value in quotes in line LINE: the secret or variable that should fill it is missing. NAME= alone unsets a config var'
    }
    if (comment.includes(quote) || after.startsWith('#')) {
      return 'has a quote or a # after the value in line LINE that may be part of the value'
    }
    return undefined
  }
  if (comment && /\S$|^$/.test(value)) return 'has a # in the value in line LINE'
  if (/^\s*["'`]/.test(value)) return 'has a quote in line LINE that is not closed at the end of the value'
  return undefined
}

function blankOut(character: string): string {
  return character === '\n' ? character : 'x'
}

function lineNumber(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
