/**
 * Yields pauses between requests to the API, in milliseconds: short ones first, so that a fast build ends fast, then
 * longer ones, so that a slow build does not use up the account's rate limit.
 */
export function* backoff(first = 250, last = 10_000, factor = 1.5): Generator<number, never> {
  for (let pause = first; ; pause = Math.min(pause * factor, last)) yield pause
}
