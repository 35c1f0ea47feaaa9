/**
 * Pauses between questions to the API, in milliseconds: short at first, so that a fast build ends fast, then
 * longer, so that a slow one does not use up the account's rate limit.
 */
export function* backoff(first = 250, last = 10_000, factor = 1.5): Generator<number, never> {
  for (let pause = first; ; pause = Math.min(pause * factor, last)) yield pause
}
