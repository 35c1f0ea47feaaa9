const times = Number(process.env.FUZZ_RUNS ?? 1)

/**
 * Returns how often to try a property: `runs` times, multiplied by `FUZZ_RUNS` if it is set. When a property fails,
 * fast-check prints the seed that repeats the failure.
 */
export function fuzzRuns(runs: number): number {
  return Math.round(runs * times)
}

/** The timeout of a test with that many runs, in milliseconds. */
export const fuzzTimeout = 60_000 * Math.max(1, times)
