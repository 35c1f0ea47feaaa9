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

/** Joins the messages of an error and its causes. What a message repeats of another one is shown once. */
function messagesOf(error: unknown): string {
  const shown: string[] = []
  for (let current = error; current !== undefined; current = causeOf(current)) {
    const message = messageOf(current)
    const repeats = shown.some((other) => comparable(other).includes(comparable(message)))
    if (repeats) continue
    if (comparable(message).startsWith(comparable(shown.at(-1) ?? message))) shown.pop()
    shown.push(message)
  }
  return shown.join('\nBecause: ')
}

function messageOf(error: unknown): string {
  return isDiskFull(error) ? `${errorMessage(error)}\n${diskFull}` : errorMessage(error)
}

function causeOf(error: unknown): unknown {
  const isComplete = !(error instanceof Error) || isDiskFull(error) || error.name === 'TransientError'
  return isComplete ? undefined : error.cause
}

function comparable(message: string): string {
  return message.toLowerCase().replace(/[\s.]+$/, '')
}
