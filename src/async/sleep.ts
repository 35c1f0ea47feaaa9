import { setTimeout as timer } from 'node:timers/promises'

/**
 * Waits, unless the signal comes first.
 *
 * @param milliseconds how long
 * @throws the signal's reason, at once when it is or becomes aborted
 */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await timer(milliseconds, undefined, { signal }).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error
  })
}

/**
 * Pauses between questions to the API, in milliseconds: short at first, so that a fast build ends fast, then
 * longer, so that a slow one does not use up the account's rate limit.
 */
export function* pauses(first = 250, last = 10_000, factor = 1.5): Generator<number, never> {
  for (let pause = first; ; pause = Math.min(pause * factor, last)) yield pause
}
