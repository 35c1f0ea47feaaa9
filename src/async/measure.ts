/**
 * Does the work of a phase, and notes how long it took, however it ended.
 *
 * @param took milliseconds of each phase, in their order
 */
export async function measure<T>(
  took: Map<string, number>,
  phase: string,
  work: () => Promise<T>,
): Promise<T> {
  const begin = performance.now()
  try {
    return await work()
  } finally {
    took.set(phase, performance.now() - begin)
  }
}
