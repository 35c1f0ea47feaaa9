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

/** An app's dynos do not run its release: one crashes, or not all are up in time. */
export class NotRunningError extends QuotingError {
  override name = 'NotRunningError'

  /**
   * @param ownMessage what happened, in one line
   * @param lastLines the last lines of the dyno's log
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

/** The command that runs after a release failed. */
export class CommandFailedError extends QuotingError {
  override name = 'CommandFailedError'

  /**
   * @param ownMessage what happened, in one line
   * @param lastLines the last lines of the command's output
   */
  constructor(ownMessage: string, lastLines: string[]) {
    super(`${ownMessage}${quoteLastLines(lastLines)}`, { ownMessage, lastLines })
  }
}

/** Returns whether an error means that a release succeeded, but the app does not do with it what it should. */
export function isUnhealthy(error: Error): boolean {
  return [NotRunningError, UnhealthyError, CommandFailedError].some((kind) => error instanceof kind)
}

/**
 * Returns whether an error means that a release failed: a response from Heroku or the app, or a timeout. An error in
 * this action or on its machine does not, and must not cause a rollback of a healthy app.
 */
export function isReleaseFailure(error: unknown): boolean {
  if (error instanceof Error && isUnhealthy(error)) return true
  return [ReleaseFailedError, HerokuError, TransientError, DeadlineError].some(
    (kind) => error instanceof kind,
  )
}
