import fc from 'fast-check'

/** Runs to make instead of the usual number. A failure prints the seed and path that repeat it. */
const requestedRuns = Number(process.env.FAULT_RUNS ?? 0)
const seed = process.env.FAULT_SEED === undefined ? undefined : Number(process.env.FAULT_SEED)
const path = process.env.FAULT_PATH

/** Most of a run is waiting, so several go on at once. */
const maxConcurrency = 12

/**
 * Returns how long a property may take, in milliseconds.
 *
 * @param runs in the ordinary test run
 */
export function timeLimit(runs: number): number {
  return 60_000 + 1_000 * (requestedRuns || runs)
}

/**
 * Checks a property with many generated values.
 *
 * @param runs in the ordinary test run
 * @param concurrency how many runs go on at once
 * @throws Error that says how to repeat the failure
 */
export async function checkProperty<T>(
  values: fc.Arbitrary<T>,
  property: (value: T) => Promise<void>,
  runs: number,
  concurrency = maxConcurrency,
): Promise<void> {
  const checks = seed === undefined ? concurrency : 1
  const numRuns = Math.ceil((requestedRuns || runs) / checks)
  const firstSeed = seed ?? Date.now() % 2 ** 31
  const options = { numRuns, interruptAfterTimeLimit: timeLimit(runs) - 10_000, markInterruptAsFailure: true }
  const check = async (_: unknown, index: number) => {
    const replay = path === undefined ? {} : { path }
    const details = await fc.check(fc.asyncProperty(values, property), {
      ...options,
      ...replay,
      seed: firstSeed + index,
    })
    if (details.failed) throw new Error(report(details))
  }
  await Promise.all(Array.from({ length: checks }, check))
}

function report<T>(details: fc.RunDetails<T>): string {
  const { seed, counterexamplePath, counterexample, errorInstance } = details
  const variables = `FAULT_SEED=${seed}${counterexamplePath === null ? '' : ` FAULT_PATH=${counterexamplePath}`}`
  const cause = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)
  return `${cause}\nwith ${JSON.stringify(counterexample)}\nTo repeat: ${variables} npm test -- faults -t 'the name of this test'`
}
