import { HerokuError } from '../heroku/errors.js'
import { DeadlineError, TransientError } from '../http/errors.js'
import { quoteLastLines } from '../output/tail.js'
import { QuotingError } from '../text/quoting-error.js'

/** A release did not succeed: its release command failed, or Heroku did not create it. */
export class ReleaseFailedError extends QuotingError {
  override name = 'ReleaseFailedError'

  /**
   * @param ownMessage what happened, in one line
   * @param lastLines the last lines of the release command's output
   * @param more the rest of the message, which may quote others
   */
  constructor(ownMessage: string, lastLines: string[] = [], more = '') {
    super(`${ownMessage}${more}${quoteLastLines(lastLines)}`, { ownMessage, lastLines })
  }
}

/** An app failed its health check. */
export class UnhealthyError extends Error {
  override name = 'UnhealthyError'
}

/**
 * Returns whether an error means that a release failed: a response from Heroku or the app, or a timeout. An error in
 * this action or on its machine does not, and must not cause a rollback of a healthy app.
 */
export function isReleaseFailure(error: unknown): boolean {
  return [ReleaseFailedError, UnhealthyError, HerokuError, TransientError, DeadlineError].some(
    (kind) => error instanceof kind,
  )
}
