import { redact } from './redact.js'

const diskFull =
  "The runner's disk is full: before this step, remove what the job no longer needs, or use a runner with a larger disk. The packed source is in RUNNER_TEMP."

/** Returns the message of whatever was thrown. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Describes an error and, below it, each error that caused it. Secrets are redacted. */
export function describeError(error: unknown): string {
  return redact(messagesOf(error))
}

/** Returns whether an error says that the disk is full. */
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
