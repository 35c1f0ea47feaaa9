/**
 * Runs a phase and records how long it took, even if it fails.
 *
 * @param timings milliseconds of each phase, in their order
 * @returns what `work` returns
 */
export async function measure<T>(
  timings: Map<string, number>,
  phase: string,
  work: () => Promise<T>,
): Promise<T> {
  const start = performance.now()
  try {
    return await work()
  } finally {
    timings.set(phase, performance.now() - start)
  }
}
