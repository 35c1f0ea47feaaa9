import pRetry from 'p-retry'
import { HerokuError, isStatus, PassingFault, TimeOver } from './errors.js'
import { pauses, wait } from './wait.js'

/** Which faults may be answered by asking again. */
export type Repeat =
  /** Any passing fault: the request does the same when it is carried out twice. */
  | 'any'
  /** Only faults which say that the request was not carried out: it creates something. */
  | 'refused'

/** How to ask again. */
export interface RetryOptions {
  signal: AbortSignal
  repeat: Repeat
  /** Told before each new try. */
  onRetry: (message: string) => void
}

const overloaded = new Set([500, 502, 503, 504])
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

/** The longest pause while the account's rate limit is used up, in milliseconds. */
const longestLimitPause = 30_000

/**
 * The one retry policy: up to eight more tries over about a minute, at doubling intervals with jitter, or when
 * `Retry-After` says. The account's rate limit passes by itself: it is waited for as long as there is time.
 *
 * @param attempt one try
 * @throws the last error once the tries are used up, at once when it is no passing fault, or the signal's reason;
 * the last error is then the cause of a {@link TimeOver}
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  { signal, repeat, onRetry }: RetryOptions,
): Promise<T> {
  let last: unknown
  const limitPauses = pauses(500, longestLimitPause, 2)
  try {
    return await pRetry(attempt, {
      retries: 8,
      minTimeout: 250,
      maxTimeout: 15_000,
      randomize: true,
      signal,
      shouldRetry: ({ error }) => mayRepeat(error, repeat),
      onFailedAttempt: async ({ error, retriesLeft }) => {
        if (signal.aborted || retriesLeft === 0 || !mayRepeat(error, repeat)) return
        last = error
        onRetry(`${firstLine(error)}: trying again`)
        const atLeast = isStatus(error, 429) ? limitPauses.next().value * (1 + Math.random()) : 0
        await wait(Math.max(atLeast, retryAfter(error)), signal)
      },
      shouldConsumeRetry: ({ error }) => !isStatus(error, 429),
    })
  } catch (error) {
    if (last && error instanceof TimeOver) error.cause ??= last
    throw error
  }
}

function mayRepeat(error: Error, repeat: Repeat): boolean {
  if (error instanceof HerokuError) {
    const { status } = error.refusal
    return status === 429 || (repeat === 'any' && overloaded.has(status))
  }
  if (!(error instanceof PassingFault)) return false
  return repeat === 'any' || wasNeverSent(error)
}

/**
 * Whether a creating request that failed like this may have been carried out all the same.
 */
export function mayBeDone(error: unknown): boolean {
  if (error instanceof HerokuError) return overloaded.has(error.refusal.status)
  return error instanceof PassingFault && !wasNeverSent(error)
}

/** Milliseconds. */
function retryAfter(error: Error): number {
  return error instanceof HerokuError ? (error.refusal.retryAfter ?? 0) * 1000 : 0
}

function wasNeverSent({ cause }: PassingFault): boolean {
  return cause instanceof Error && 'code' in cause && neverConnected.has(String(cause.code))
}

function firstLine(error: Error): string {
  return error.message.split('\n', 1)[0] ?? ''
}
