import * as core from '@actions/core'

/** An input that is not what it must be: the message names it and says what would be legal. */
export class InputError extends Error {
  override name = 'InputError'
}

/** Reads an input, without surrounding white space; empty when it is not set. */
export function text(name: string): string {
  return core.getInput(name)
}

/** Reads an input that must be set. */
export function requiredText(name: string): string {
  const value = text(name)
  if (value === '') throw new InputError(`Input '${name}' is missing`)
  return value
}

/** Reads a YAML 1.2 boolean. */
export function boolean(name: string): boolean {
  const value = text(name)
  if (['true', 'True', 'TRUE'].includes(value)) return true
  if (['false', 'False', 'FALSE'].includes(value)) return false
  throw new InputError(`Input '${name}' is '${value}': it takes true | True | TRUE | false | False | FALSE`)
}

/** Reads a list: items between commas or new lines, without surrounding white space; empty ones do not count. */
export function list(name: string): string[] {
  return text(name)
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter(Boolean)
}

/** Longest timer that JavaScript knows: 2^31 milliseconds, in minutes. */
const mostMinutes = 35_000

/**
 * Reads a time in minutes; fractions are legal.
 *
 * @returns milliseconds
 */
export function minutes(name: string): number {
  const value = text(name)
  const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : 0
  if (number > 0 && number <= mostMinutes) return number * 60_000
  throw new InputError(
    `Input '${name}' is '${value}': it takes a number of minutes above 0, such as 60 or 2.5`,
  )
}
