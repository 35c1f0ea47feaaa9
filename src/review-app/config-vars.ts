import * as core from '@actions/core'
import { parse } from 'dotenv'
import * as input from '../runner/inputs.js'

/**
 * Reads config vars from an input in the syntax of dotenv: `NAME=value` lines, with quotes around values that have
 * several lines. Values are masked at once.
 *
 * @param name of the input
 * @throws InputError for a name that Heroku does not take, or for a line that is none
 */
export function configVars(name: string): Record<string, string> {
  const text = input.text(name)
  const vars = parse(text)
  for (const value of Object.values(vars)) if (value !== '') core.setSecret(value)
  const illegal = Object.keys(vars).find((key) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(key))
  if (illegal !== undefined) {
    throw new input.InputError(
      `Input '${name}' has the name '${illegal}': it takes letters, digits and underscores`,
    )
  }
  if (text !== '' && Object.keys(vars).length === 0) {
    throw new input.InputError(`Input '${name}' has no line of the form NAME=value`)
  }
  return vars
}
