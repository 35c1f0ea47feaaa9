import { setTimeout as timer } from 'node:timers/promises'

/**
 * Waits, unless the signal comes first.
 *
 * @param milliseconds how long
 * @throws the signal's reason, at once when it is or becomes aborted
 */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await timer(milliseconds, undefined, { signal }).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error
  })
}
