/**
 * Runs tasks at the same time. When one fails, it aborts the others and waits for them, so that nothing continues in the
 * background.
 *
 * @param start starts the tasks, which must react to its signal
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
