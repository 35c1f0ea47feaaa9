import { backoff } from '../async/backoff.js'
import { measure } from '../async/measure.js'
import { sleep } from '../async/sleep.js'
import { deleteReviewApp, getReviewApp, type ReviewApp } from '../heroku/review-apps.js'
import { QuotingError } from '../text/quoting-error.js'
import { findApps } from './find.js'
import type { Review, ReviewResult } from './review.js'

export type DestroyContext = Pick<Review, 'client' | 'run'>

/** How often a review app may report the status `errored`, which it may have had before its deletion was requested. */
const maxErrors = 5

/**
 * Destroys the app of a pull request, if it has one, and waits until the app is gone.
 */
export async function destroyReviewApp(review: Review): Promise<ReviewResult> {
  const { pullRequest, run, timings } = review
  const app = await measure(timings, 'destroyed', async () => {
    const { ownApp } = await findApps(review)
    if (ownApp) await deleteAndWait(review, ownApp)
    return ownApp
  })
  run.log.info(
    app
      ? `Destroyed the app of pull request ${pullRequest.number}`
      : `Pull request ${pullRequest.number} has no app in this pipeline, so there is nothing to destroy`,
  )
  return { status: 'destroyed' }
}

/**
 * Deletes a review app together with its app, and waits until both are gone.
 *
 * @throws QuotingError with Heroku's message if the review app could not be deleted
 */
export async function deleteAndWait({ client, run }: DestroyContext, app: ReviewApp): Promise<void> {
  let current: ReviewApp | undefined = app
  let errors = 0
  for (const pause of backoff()) {
    // Heroku may refuse to delete an app that is being created, so the request is repeated.
    if (current.status !== 'deleting') await deleteReviewApp(client, app.id)
    current = await getReviewApp(client, app.id)
    if (!current) return
    if (current.status === 'errored' && ++errors > maxErrors) {
      const ownMessage = `Heroku could not delete the review app ${app.id}`
      throw new QuotingError(`${ownMessage}: ${current.message || 'it gave no reason'}`, { ownMessage })
    }
    await sleep(pause, run.signal)
  }
}
