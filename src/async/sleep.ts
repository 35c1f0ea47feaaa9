import { setTimeout as timer } from 'node:timers/promises'

/**
 * Waits for some milliseconds.
 *
 * @throws the signal's reason as soon as it is aborted
 */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await timer(milliseconds, undefined, { signal }).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error
  })
}
