import { messageOf } from '../builder/failure.js'

/** Prints an error of work that no client waits for, on stderr. */
export function logError(error: unknown): void {
  console.error(`heroku-build local platform: ${messageOf(error)}`)
}
