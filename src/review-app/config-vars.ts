import { parse } from 'dotenv'
import * as input from '../runner/inputs.js'
import { keepSecret } from '../runner/secrets.js'

/** A shorter value is no secret, and masking it would hide much else: `***` for every 2, say. */
const shortestSecret = 8

/**
 * Reads config vars from an input in the syntax of dotenv: `NAME=value` lines, with quotes around values that have
 * several lines or a `#`. Values that may be secrets are masked at once.
 *
 * @param name of the input
 * @throws InputError for a name that Heroku does not take, or for a line that is none
 */
export function configVars(name: string): Record<string, string> {
  const text = input.text(name)
  const vars = parse(text)
  for (const value of Object.values(vars)) if (value.length >= shortestSecret) keepSecret(value)
  requireAssignments(name, text)
  const illegal = Object.keys(vars).find((key) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(key))
  if (illegal === undefined) return vars
  throw new input.InputError(
    `Input '${name}' has the name '${illegal}': it takes letters, digits and underscores`,
  )
}

/** What dotenv would leave out without a word is an error here. */
function requireAssignments(name: string, text: string): void {
  const lines = text.replace(/(["'`])(?:\\.|(?!\1)[^\\])*\1/gs, '""').split(/\r?\n/)
  for (const line of lines) {
    const [, key, value] = /^\s*(?:export\s+)?([\w.-]+)(?:\s*=|:\s)(.*)$/.exec(line) ?? []
    // No object has it as a key of its own.
    if (key === '__proto__') throw new input.InputError(`Input '${name}' has the name '${key}'`)
    if (key !== undefined && !/\S#/.test(value ?? '')) continue
    if (/^\s*(#.*)?$/.test(line)) continue
    const what = key === undefined ? 'a line that is not NAME=value' : `a # in the value of ${key}`
    throw new input.InputError(
      `Input '${name}' has ${what}: put values with several lines or a # into quotes`,
    )
  }
}
