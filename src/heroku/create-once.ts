import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import { TransientError } from '../http/errors.js'
import { mayHaveSucceeded } from '../http/retry.js'
import { errorMessage } from '../text/describe-error.js'

const maxAttempts = 5
/** Over about half a minute: a gateway may give up on a request long before Heroku carries it out. */
const maxSearches = 11

/**
 * Creates something that must not exist twice. When the response to the request is lost, it searches for what the
 * request may have created, and sends it again only if it finds nothing.
 *
 * @param create sends the request
 * @param find searches once for what the request may have created
 * @param onRepeat called before the request is sent again, since the earlier one may still be carried out
 * @throws what `create` or `find` throws; the signal's reason
 */
export async function createOnce<T>(
  create: () => Promise<T>,
  find: () => Promise<T | undefined>,
  signal: AbortSignal,
  onRepeat = () => {},
): Promise<T> {
  let unclear = false
  for (let attempt = 1; ; attempt++) {
    try {
      return await create()
    } catch (error) {
      if (signal.aborted) throw error
      if (!mayHaveSucceeded(error)) throw unclear ? stillUnclear(error) : error
      unclear = true
      const found = await pollFor(find, signal).catch((searchError: unknown) => {
        throw signal.aborted ? searchError : stillUnclear(searchError)
      })
      if (found) return found
      if (attempt === maxAttempts) throw error
      onRepeat()
    }
  }
}

/** After a lost response, a later failure does not prove that nothing was created. */
function stillUnclear(error: unknown): TransientError {
  return new TransientError(
    `${errorMessage(error)}\nAn earlier request got no response, and may have been carried out.`,
  )
}

/**
 * Searches repeatedly for what a request without a response may have created, since Heroku may still be carrying it out.
 *
 * @param find searches once
 * @returns nothing when it does not exist
 */
export async function pollFor<T>(
  find: () => Promise<T | undefined>,
  signal: AbortSignal,
): Promise<T | undefined> {
  const pause = backoff()
  for (let search = 1; ; search++) {
    const found = await find()
    if (found || search === maxSearches) return found
    await sleep(pause.next().value, signal)
  }
}
