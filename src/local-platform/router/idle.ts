import type { Readable } from 'node:stream'

/**
 * Calls a function when none of the streams, which must be flowing, has delivered any data for some time.
 *
 * @returns a function that stops this
 */
export function watchIdle(streams: Readable[], timeoutMs: number, onIdle: () => void): () => void {
  const timer = setTimeout(onIdle, timeoutMs)
  const onData = () => {
    timer.refresh()
  }
  for (const stream of streams) stream.on('data', onData)
  return () => {
    clearTimeout(timer)
    for (const stream of streams) stream.off('data', onData)
  }
}
