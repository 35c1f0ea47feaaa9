import fc from 'fast-check'

/** Thousands of schedules when FAULT_RUNS says so; a failure names the seed and path that bring it back. */
const asked = Number(process.env.FAULT_RUNS ?? 0)
const seed = process.env.FAULT_SEED === undefined ? undefined : Number(process.env.FAULT_SEED)
const path = process.env.FAULT_PATH

/** Most of a run is waiting, so several go on at once. */
const mostLanes = 12

/**
 * How long that many schedules may take, in milliseconds.
 *
 * @param runs in the ordinary test run
 */
export function patience(runs: number): number {
  return 60_000 + 1_000 * (asked || runs)
}

/**
 * Checks a property on many schedules.
 *
 * @param runs in the ordinary test run
 * @param lanes how many runs go on at once
 * @throws Error that says how to have the same schedule again
 */
export async function check<T>(
  schedules: fc.Arbitrary<T>,
  property: (schedule: T) => Promise<void>,
  runs: number,
  lanes = mostLanes,
): Promise<void> {
  const laneCount = seed === undefined ? lanes : 1
  const numRuns = Math.ceil((asked || runs) / laneCount)
  const first = seed ?? Date.now() % 2 ** 31
  const options = { numRuns, interruptAfterTimeLimit: patience(runs) - 10_000, markInterruptAsFailure: true }
  const lane = async (_: unknown, index: number) => {
    const replay = path === undefined ? {} : { path }
    const details = await fc.check(fc.asyncProperty(schedules, property), {
      ...options,
      ...replay,
      seed: first + index,
    })
    if (details.failed) throw new Error(report(details))
  }
  await Promise.all(Array.from({ length: laneCount }, lane))
}

function report<T>(details: fc.RunDetails<T>): string {
  const { seed, counterexamplePath, counterexample, errorInstance } = details
  const again = `FAULT_SEED=${seed}${counterexamplePath === null ? '' : ` FAULT_PATH=${counterexamplePath}`}`
  const what = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)
  return `${what}\nwith ${JSON.stringify(counterexample)}\nAgain: ${again} npm test -- faults -t 'the name of this test'`
}
