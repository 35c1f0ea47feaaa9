import { tmpdir } from 'node:os'
import * as core from '@actions/core'
import { hasControlCharacters } from '../text/control-characters.js'

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

/** Reads an input that is one line, for it goes into places where lines count. */
export function line(name: string): string {
  const value = text(name)
  if (hasControlCharacters(value)) throw new InputError(`Input '${name}' has a control character`)
  return value
}

/** Whether a value has the form of the ids that Heroku gives. */
export function isId(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

/** Reads one of some words. */
export function choice<T extends string>(name: string, words: readonly T[]): T {
  const value = text(name)
  const word = words.find((word) => word === value)
  if (word !== undefined) return word
  throw new InputError(`Input '${name}' is '${value}': it takes ${words.join(' | ')}`)
}

/** Reads a whole number from 1 on. */
export function positiveInteger(name: string, most: number): number {
  const value = text(name)
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0
  if (number >= 1 && number <= most) return number
  throw new InputError(`Input '${name}' is '${value}': it takes a whole number from 1 to ${most}`)
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

/** Longest timer that JavaScript knows, 2^31 milliseconds, and a little less. */
const longestTimer = 35_000 * 60_000

/**
 * Reads a time in minutes; fractions are legal.
 *
 * @returns milliseconds
 */
export function minutes(name: string): number {
  return duration(name, 60_000, 'minutes above 0, such as 60 or 2.5')
}

/**
 * Reads a time in seconds; fractions are legal.
 *
 * @returns milliseconds
 */
export function seconds(name: string): number {
  return duration(name, 1000, 'seconds above 0, such as 120')
}

function duration(name: string, unit: number, legal: string): number {
  const value = text(name)
  // Timers take whole milliseconds, and 2.01 * 1000 is none.
  const milliseconds = /^\d{1,9}(\.\d+)?$/.test(value) ? Math.ceil(Number(value) * unit) : 0
  if (milliseconds > 0 && milliseconds <= longestTimer) return milliseconds
  throw new InputError(`Input '${name}' is '${value}': it takes a number of ${legal}`)
}

/** Says that the input `timeout` was too short, in milliseconds. */
export function timeoutMessage(timeout: number): string {
  return `Time is over: it took more than the ${timeout / 60_000} minutes of the input 'timeout'. Raise it if this app needs longer`
}

/** The runner's directory for files that need not outlive the job. */
export function runnerTemp(env: NodeJS.ProcessEnv): string {
  return env.RUNNER_TEMP || tmpdir()
}
