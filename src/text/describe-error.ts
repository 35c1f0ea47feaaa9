import { errorMessage } from './error-message.js'
import { redact } from './redact.js'

const diskFull =
  "The runner's disk is full: remove what the job no longer needs before this step, or take a runner with a larger disk. The packed source lies in RUNNER_TEMP."

/** Describes an error and, below it, each error that caused it. Secrets are redacted. */
export function describeError(error: unknown): string {
  return redact(messagesOf(error))
}

/** Whether the error is that of a disk with no room left. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code))
}

function messagesOf(error: unknown): string {
  if (!(error instanceof Error)) return errorMessage(error)
  if (isDiskFull(error)) return `${error.message}\n${diskFull}`
  if (error.cause === undefined || error.name === 'TransientError') return error.message
  const cause = messagesOf(error.cause)
  return error.message.includes(cause) ? error.message : `${error.message}\nBecause: ${cause}`
}
