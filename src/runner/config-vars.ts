import { parse } from 'dotenv'
import * as input from './inputs.js'
import { maskValue } from './secrets.js'

/** A shorter value is no secret, and masking it would hide much else: `***` for every 2, say. */
const shortestSecret = 8

/**
 * How dotenv finds an assignment: what is before the value, with the name; the value with blanks around it; what is
 * behind it, with what dotenv takes for a comment.
 */
const assignment =
  /^\s*((?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?))(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?(\s*(#.*)?)$/gm
const quoted = /^\s*(?:'(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`)$/

/**
 * Reads config vars from an input in the syntax of dotenv: `NAME=value` lines, with quotes around values that have
 * several lines or a `#`; of a name that is there twice the last value counts. Values that may be secrets are masked at
 * once, and the input is taken out of the environment: no program that is started later is to have it.
 *
 * @param name of the input
 * @throws InputError for a name that Heroku does not take, or for a line that is none. It tells the line's number alone:
 * where quotes are missing, any part of a secret may look like a name
 */
export function configVars(name: string, env: NodeJS.ProcessEnv): Record<string, string> {
  const text = input.text(name).replace(/\r\n?/g, '\n')
  delete env[`INPUT_${name.toUpperCase()}`]
  const vars = parse(text)
  for (const value of Object.values(vars)) mask(value)
  const fault = findError(text, vars)
  if (!fault) return vars
  throw new input.InputError(
    `Input '${name}' ${fault}. It takes lines NAME=value; values with several lines or a # go into quotes`,
  )
}

/**
 * The log has lines, so of a value with several the runner is told each that may be a secret. It would take the whole
 * for a list of lines that are all secret, a brace as well.
 */
function mask(value: string): void {
  for (const line of value.split(/[\r\n]+/)) if (line.trim().length >= shortestSecret) maskValue(line.trim())
}

/** What dotenv would leave out, or take for something else, without a word is an error here. */
function findError(text: string, vars: Record<string, string>): string | undefined {
  for (const match of text.matchAll(assignment)) {
    const { index, 0: whole, 1: head = '', 2: key = '', 3: value = '', 4: behind = '' } = match
    const line = lineNumber(text, index + whole.indexOf(head))
    // Heroku's schema has names like this; dotenv can't keep one that is JavaScript's own.
    if (!/^\w+$/.test(key) || !Object.hasOwn(vars, key)) {
      return `has a name in line ${line} that no config var can have: it takes letters, digits and underscores`
    }
    const fault = valueError(head, value, behind)
    if (fault) return fault.replace('LINE', String(line))
  }
  const outside = text.replace(assignment, (whole, head: string, _, value = '') =>
    quoted.test(value) ? whole.replace(head + value, (shown) => shown.replace(/./gs, blankOut)) : whole,
  )
  const separator = outside.search(/[\u2028\u2029]/)
  if (separator !== -1)
    return `has a separator of lines in line ${lineNumber(text, separator)} that is no line's end`
  const rest = text.replace(assignment, (whole) => whole.replace(/.+/g, ''))
  const stray = rest.split('\n').findIndex((line) => !/^\s*(#.*)?$/.test(line))
  return stray === -1 ? undefined : `has something else than NAME=value in line ${stray + 1}`
}

function valueError(head: string, value: string, behind: string): string | undefined {
  const [before = ''] = /\s*$/.exec(head + (/^\s*/.exec(value)?.[0] ?? '')) ?? []
  if (`${head}${before}`.includes('\n')) return 'has a value in line LINE that begins in another line'
  // A comment may be in a line of its own.
  const comment = /^[^\S\n]*(#.*)/.exec(behind)?.[1] ?? ''
  if (/[^ \t]/.test(before) || (!quoted.test(value) && /[^\S \t]\s*$/.test(value))) {
    return 'has white space around the value in line LINE that is neither a blank nor a tab: put the value into quotes'
  }
  const quote = quoted.test(value) ? value.trim().charAt(0) : ''
  if (quote) {
    if (value.trim().length === 2) {
      return 'has an empty value in quotes in line LINE: what should fill it, such as a secret, is missing; NAME= alone unsets'
    }
    if (comment.includes(quote) || behind.startsWith('#')) {
      return 'has a quote or a # behind the value in line LINE, which may be a part of it'
    }
    return undefined
  }
  if (comment && /\S$|^$/.test(value)) return 'has a # in the value in line LINE'
  if (/^\s*["'`]/.test(value)) return 'has a quote in line LINE that is not closed where the value ends'
  return undefined
}

function blankOut(character: string): string {
  return character === '\n' ? character : 'x'
}

function lineNumber(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
