import { tmpdir } from 'node:os'
import * as core from '@actions/core'
import { hasControlCharacters } from '../text/control-characters.js'

/** An invalid input. The message names it and says what is valid. */
export class InputError extends Error {
  override name = 'InputError'
}

/** Reads an input, without surrounding white space; empty when it is unset. */
export function text(name: string): string {
  return core.getInput(name)
}

/**
 * Reads an input that must be set.
 *
 * @throws InputError when it is not
 */
export function requiredText(name: string): string {
  const value = text(name)
  if (value === '') throw new InputError(`Input '${name}' is missing, or its expression has no value`)
  return value
}

/**
 * Returns the error for an input that has a default, but a value that is not valid. Given an expression without a value,
 * the runner passes an empty text, and not the default.
 *
 * @param use says what is valid
 */
export function invalid(name: string, value: string, use?: string): InputError {
  if (value !== '') return new InputError(`Input '${name}' is '${value}': use ${use}`)
  const or = use === undefined ? '' : `, or use ${use}`
  return new InputError(
    `Input '${name}' is empty: its expression has no value. Leave the input out to get its default${or}`,
  )
}

/**
 * Reads an input of one line.
 *
 * @throws InputError when it has a control character
 */
export function line(name: string): string {
  const value = text(name)
  if (hasControlCharacters(value)) throw new InputError(`Input '${name}' has a control character`)
  return value
}

/** Returns whether a value has the form of Heroku's ids, which are UUIDs. */
export function isId(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

/**
 * Reads an input that must be one of the given words.
 *
 * @throws InputError when it is another
 */
export function choice<T extends string>(name: string, words: readonly T[]): T {
  const value = text(name)
  const word = words.find((word) => word === value)
  if (word !== undefined) return word
  // Created only here, since that takes 8 ms, which each start of an action would have to wait for.
  const anyOf = new Intl.ListFormat('en', { type: 'disjunction' })
  throw invalid(name, value, anyOf.format(words))
}

/**
 * Reads a whole number from 1 to a maximum.
 *
 * @throws InputError when it is anything else
 */
export function positiveInteger(name: string, max: number): number {
  const value = text(name)
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0
  if (number >= 1 && number <= max) return number
  throw invalid(name, value, `a whole number from 1 to ${max}`)
}

/**
 * Reads a boolean of YAML 1.2: `true` or `false`, also with a capital or in capitals.
 *
 * @throws InputError when it is neither
 */
export function boolean(name: string): boolean {
  const value = text(name)
  if (['true', 'True', 'TRUE'].includes(value)) return true
  if (['false', 'False', 'FALSE'].includes(value)) return false
  throw invalid(name, value, 'true or false')
}

/** Reads a list of items that commas or line breaks separate, without surrounding white space and empty items. */
export function list(name: string): string[] {
  return text(name)
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter(Boolean)
}

/** A little less than the longest timer in JavaScript, 2^31 milliseconds. */
const longestTimer = 35_000 * 60_000

/**
 * Reads a duration in minutes, with or without a fraction.
 *
 * @returns milliseconds
 * @throws InputError when it is not above 0, or is longer than a timer can run
 */
export function minutes(name: string): number {
  return duration(name, 60_000, 'minutes above 0, such as 60 or 2.5')
}

/**
 * Reads a duration in seconds, with or without a fraction.
 *
 * @returns milliseconds
 * @throws as {@link minutes}
 */
export function seconds(name: string): number {
  return duration(name, 1000, 'seconds above 0, such as 120')
}

function duration(name: string, unit: number, valid: string): number {
  const value = text(name)
  // Timers take whole milliseconds, which 2.01 * 1000 is not.
  const milliseconds = /^\d{1,9}(\.\d+)?$/.test(value) ? Math.ceil(Number(value) * unit) : 0
  if (milliseconds > 0 && milliseconds <= longestTimer) return milliseconds
  throw invalid(name, value, `a number of ${valid}`)
}

/**
 * Returns the message for when the input `timeout` has passed.
 *
 * @param timeout milliseconds
 */
export function timeoutMessage(timeout: number): string {
  return `Timed out after ${timeout / 60_000} minutes. If the app needs longer, raise the input 'timeout'`
}

/** Returns the runner's directory for temporary files, which it empties after the job. */
export function runnerTemp(env: NodeJS.ProcessEnv): string {
  return env.RUNNER_TEMP || tmpdir()
}
