import { once } from 'node:events'

/**
 * Waits for work that does not react to a signal by itself.
 *
 * @throws what the work throws, or the signal's reason as soon as it is aborted
 */
export async function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const done = new AbortController()
  const abort = async (): Promise<never> => {
    if (!signal.aborted) await once(signal, 'abort', { signal: done.signal })
    throw signal.reason
  }
  return Promise.race([work, abort()]).finally(() => done.abort())
}
