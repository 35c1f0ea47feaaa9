/**
 * Runs work that must end within a time. Unlike `AbortSignal.timeout`, it leaves no timer behind, which would keep all
 * that the work refers to in memory until then.
 *
 * @param milliseconds the time limit
 * @param work receives a signal that is aborted with `signal`, and once the time is over
 * @param timedOut returns the error to throw then, from what the work has thrown
 * @throws what the work throws before the time is over; the signal's reason
 */
export async function withTimeLimit<T>(
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  timedOut: (cause: unknown) => unknown,
): Promise<T> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), milliseconds)
  try {
    return await work(AbortSignal.any([signal, limit.signal]))
  } catch (error) {
    signal.throwIfAborted()
    throw limit.signal.aborted ? timedOut(error) : error
  } finally {
    clearTimeout(timer)
  }
}
