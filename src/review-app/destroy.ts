import { backoff } from '../async/backoff.js'
import { measure } from '../async/measure.js'
import { sleep } from '../async/sleep.js'
import { deleteReviewApp, getReviewApp, type ReviewApp } from '../heroku/review-apps.js'
import { QuotingError } from '../text/quoting-error.js'
import { findApps } from './find.js'
import type { Review, ReviewResult } from './review.js'

/** What destroying a review app takes. */
export type DestroyContext = Pick<Review, 'client' | 'run'>

/** What has been asked to be deleted may say for so many more times that it errored, as it did before. */
const maxErrors = 5

/**
 * Destroys the app of a pull request, and waits until it is gone. That there is none is fine.
 */
export async function destroyReviewApp(review: Review): Promise<ReviewResult> {
  const { pullRequest, run, timings } = review
  const app = await measure(timings, 'destroyed', async () => {
    const { own } = await findApps(review)
    if (own) await deleteAndWait(review, own)
    return own
  })
  run.log.info(
    app
      ? `Destroyed the app of pull request ${pullRequest.number}`
      : `Pull request ${pullRequest.number} has no app in this pipeline: there is nothing to destroy`,
  )
  return { status: 'destroyed' }
}

/** Has Heroku delete a review app with its app, and waits until both are gone. */
export async function deleteAndWait({ client, run }: DestroyContext, app: ReviewApp): Promise<void> {
  let current: ReviewApp | undefined = app
  let errors = 0
  for (const pause of backoff()) {
    // Heroku may refuse to delete what is just being created: then it is asked again.
    if (current.status !== 'deleting') await deleteReviewApp(client, app.id)
    current = await getReviewApp(client, app.id)
    if (!current) return
    if (current.status === 'errored' && ++errors > maxErrors) {
      const ownWords = `Heroku could not delete the review app ${app.id}`
      throw new QuotingError(`${ownWords}: ${current.message || 'it says no more'}`, { ownWords })
    }
    await sleep(pause, run.signal)
  }
}
