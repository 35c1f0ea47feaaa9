const times = Number(process.env.FUZZ_RUNS ?? 1)

/**
 * How often a property is tried: `runs` times, or `FUZZ_RUNS` times as often. When one fails, fast-check prints the
 * seed that repeats it.
 */
export function fuzzRuns(runs: number): number {
  return Math.round(runs * times)
}

/** Milliseconds that a test with so many runs may take. */
export const fuzzTimeout = 60_000 * Math.max(1, times)
