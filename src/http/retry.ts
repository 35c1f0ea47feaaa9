import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import { errorMessage } from '../text/error-message.js'
import { redact } from '../text/redact.js'
import { DeadlineError, HttpError, isStatus, TransientError } from './errors.js'

/** How to ask again. */
export interface RetryOptions {
  signal: AbortSignal
  /** Whether the request does no harm when it is carried out twice. Otherwise it is sent again only if it never was. */
  idempotent: boolean
  /** Told before each new try. */
  onRetry: (message: string) => void
}

const overloaded = [500, 502, 503, 504]
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

/** With these pauses, about a minute. */
const maxRetries = 8
const longestPause = 15_000
/** The longest pause while the account's rate limit is used up, in milliseconds. */
const longestLimitPause = 30_000
/** The longest `Retry-After` that is waited for, in seconds: the rate limit's bucket refills within minutes. */
const longestRetryAfter = 300

/**
 * The one retry policy: up to eight more tries over about a minute, at doubling intervals with jitter, or when
 * `Retry-After` says. The account's rate limit passes by itself: it is waited for as long as there is time.
 *
 * @param attempt one try
 * @throws the last error once the tries are used up, at once when it is no passing fault, or the signal's reason;
 * the last error is then the cause of a {@link DeadlineError}
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  { signal, idempotent, onRetry }: RetryOptions,
): Promise<T> {
  const faultPauses = backoff(250, longestPause, 2)
  const limitPauses = backoff(500, longestLimitPause, 2)
  let last: unknown
  let retries = 0

  async function waitAfter(error: unknown): Promise<void> {
    const limited = isStatus(error, 429)
    if (signal.aborted || !mayRetry(error, idempotent)) throw error
    if (!limited && ++retries > maxRetries) throw error
    last = error
    onRetry(`${firstLine(error)}: trying again`)
    const pause = (limited ? limitPauses : faultPauses).next().value
    // With jitter: else all who were refused together would come back together.
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
    if (last && error instanceof DeadlineError) error.cause ??= last
    throw error
  }
}

/** Whether an answer with this status may be followed by another one to the same request. */
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

/**
 * Whether a creating request that failed like this may have been carried out all the same.
 */
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
