import { HerokuError } from '../heroku/errors.js'
import { DeadlineError, TransientError } from '../http/errors.js'
import { quoteLastLines } from '../output/tail.js'
import { QuotingError } from '../text/quoting-error.js'

/** A release did not succeed: its release command failed, or Heroku did not make it. */
export class ReleaseFailedError extends QuotingError {
  override name = 'ReleaseFailedError'

  /**
   * @param ownWords what happened, in one line
   * @param lastLines of the release command's output
   * @param more what follows in the message, in the words of others
   */
  constructor(ownWords: string, lastLines: string[] = [], more = '') {
    super(`${ownWords}${more}${quoteLastLines(lastLines)}`, { ownWords, lastLines })
  }
}

/** An app did not answer its health check as it should within the time that it had. */
export class UnhealthyError extends Error {
  override name = 'UnhealthyError'
}

/**
 * Whether an error speaks against a release: an answer of Heroku or of the app, or time that has passed. A fault of
 * this action or of its machine does not, and must not have a healthy app rolled back.
 */
export function isReleaseFailure(error: unknown): boolean {
  return [ReleaseFailedError, UnhealthyError, HerokuError, TransientError, DeadlineError].some(
    (kind) => error instanceof kind,
  )
}
