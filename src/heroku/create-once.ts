import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import { TransientError } from '../http/errors.js'
import { mayHaveSucceeded } from '../http/retry.js'
import { errorMessage } from '../text/error-message.js'

const maxAttempts = 5
/** Makes about half a minute: a gateway may give up on a request long before it is carried out. */
const maxSearches = 11

/**
 * Creates something that must not be there twice. The request is never repeated blindly: when its answer is lost,
 * what it may have made is searched for, and only where it is not there the request is sent again.
 *
 * @param create sends the request
 * @param find looks, once, for what the request may have made
 * @param onRepeat told before the request is sent again, since an earlier one may still be carried out after all
 * @throws what `create` or `find` throws; the signal's reason
 */
export async function createOnce<T>(
  create: () => Promise<T>,
  find: () => Promise<T | undefined>,
  signal: AbortSignal,
  onRepeat = () => {},
): Promise<T> {
  let unclear = false
  for (let creation = 1; ; creation++) {
    try {
      return await create()
    } catch (error) {
      if (signal.aborted) throw error
      if (!mayHaveSucceeded(error)) throw unclear ? stillUnclear(error) : error
      unclear = true
      const made = await pollFor(find, signal).catch((fault: unknown) => {
        throw signal.aborted ? fault : stillUnclear(fault)
      })
      if (made) return made
      if (creation === maxAttempts) throw error
      onRepeat()
    }
  }
}

/** What comes after a lost answer does not tell that nothing was made. */
function stillUnclear(error: unknown): TransientError {
  return new TransientError(
    `${errorMessage(error)}\nAn earlier request had no answer, and may have been carried out.`,
  )
}

/**
 * Looks more than once for what a request without an answer may have made: it may still be on its way at the first
 * look.
 *
 * @param find looks once
 * @returns nothing when it is not there
 */
export async function pollFor<T>(
  find: () => Promise<T | undefined>,
  signal: AbortSignal,
): Promise<T | undefined> {
  const pause = backoff()
  for (let look = 1; ; look++) {
    const found = await find()
    if (found || look === maxSearches) return found
    await sleep(pause.next().value, signal)
  }
}
