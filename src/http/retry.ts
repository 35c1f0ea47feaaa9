import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import { errorMessage } from '../text/describe-error.js'
import { redact } from '../text/redact.js'
import { DeadlineError, HttpError, isStatus, TransientError } from './errors.js'

/** How to retry. */
export interface RetryOptions {
  signal: AbortSignal
  /** Whether the request does no harm when it is carried out twice. Otherwise it is sent again only if it never was. */
  idempotent: boolean
  /** Called with the reason before each retry. */
  onRetry: (message: string) => void
}

const overloaded = [500, 502, 503, 504]
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

/** With the pauses below, about a minute. */
const maxRetries = 8
/** Milliseconds. */
const longestPause = 15_000
/** Milliseconds, while the account's rate limit is used up. */
const longestLimitPause = 30_000
/** Seconds of `Retry-After` that are respected at most: the rate limit's bucket refills within minutes. */
const longestRetryAfter = 300

/**
 * Retries transient failures: up to eight times over about a minute, at doubling intervals with jitter, and not before
 * `Retry-After`. The account's rate limit recovers by itself, so there is no limit to those retries but the signal.
 *
 * @param attempt sends the request once
 * @throws the last error when the retries are used up, any other error at once, or the signal's reason. The last error
 * becomes the cause of a {@link DeadlineError}
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  { signal, idempotent, onRetry }: RetryOptions,
): Promise<T> {
  const failurePauses = backoff(250, longestPause, 2)
  const limitPauses = backoff(500, longestLimitPause, 2)
  let lastError: unknown
  let retries = 0

  async function waitAfter(error: unknown): Promise<void> {
    const rateLimited = isStatus(error, 429)
    if (signal.aborted || !mayRetry(error, idempotent)) throw error
    if (!rateLimited && ++retries > maxRetries) throw error
    lastError = error
    onRetry(`${firstLine(error)}: trying again`)
    const pause = (rateLimited ? limitPauses : failurePauses).next().value
    // Without jitter, clients that failed together would come back together.
    await sleep(Math.max(pause * (1 + Math.random()), retryAfterDelay(error)), signal)
  }

  try {
    for (;;) {
      try {
        return await attempt()
      } catch (error) {
        await waitAfter(error)
      }
    }
  } catch (error) {
    if (lastError && error instanceof DeadlineError) error.cause ??= lastError
    throw error
  }
}

/** Returns whether a retry may succeed after a response with this status. */
export function isTransientStatus(status: number): boolean {
  return status === 429 || overloaded.includes(status)
}

function mayRetry(error: unknown, idempotent: boolean): boolean {
  if (error instanceof HttpError) {
    const { status } = error
    return status === 429 || (idempotent && overloaded.includes(status))
  }
  if (!(error instanceof TransientError)) return false
  return idempotent || wasNeverSent(error)
}

/** Returns whether a request that failed with this error may have been carried out nevertheless. */
export function mayHaveSucceeded(error: unknown): boolean {
  if (error instanceof HttpError) return overloaded.includes(error.status)
  return error instanceof TransientError && !wasNeverSent(error)
}

/** Milliseconds. */
function retryAfterDelay(error: unknown): number {
  return Math.min(retryAfterSeconds(error), longestRetryAfter) * 1000
}

function retryAfterSeconds(error: unknown): number {
  if (error instanceof HttpError) return error.retryAfter
  return error instanceof TransientError ? error.retryAfter : 0
}

function wasNeverSent({ cause }: TransientError): boolean {
  return cause instanceof Error && 'code' in cause && neverConnected.has(String(cause.code))
}

function firstLine(error: unknown): string {
  return redact(errorMessage(error)).split('\n', 1)[0] ?? ''
}
