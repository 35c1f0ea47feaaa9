/**
 * How often a property is tried: `runs` times, or as many times more as `FUZZ_RUNS` says. When one fails, fast-check
 * prints the seed that repeats it.
 */
export function fuzzRuns(runs: number): number {
  return Math.round(runs * Number(process.env.FUZZ_RUNS ?? 1))
}
