/**
 * Runs tasks at the same time. When one fails, the others are aborted and waited for, so that nothing goes on
 * behind the caller's back.
 *
 * @param start starts the tasks; they must hear the signal that they are given
 * @throws what the first task to fail throws
 */
export async function allOrAbort<T extends readonly Promise<unknown>[] | []>(
  signal: AbortSignal,
  start: (signal: AbortSignal) => T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const stop = new AbortController()
  const tasks = start(AbortSignal.any([signal, stop.signal]))
  try {
    return await Promise.all(tasks)
  } catch (error) {
    stop.abort(error)
    await Promise.allSettled(tasks)
    throw error
  }
}
