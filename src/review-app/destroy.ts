import { backoff } from '../async/backoff.js'
import { measure } from '../async/measure.js'
import { sleep } from '../async/sleep.js'
import { deleteReviewApp, getReviewApp, type ReviewApp } from '../heroku/review-apps.js'
import { QuotingError } from '../text/quoting-error.js'
import { findApps } from './find.js'
import type { Review, ReviewResult } from './review.js'
import { describeWhyNot } from './should-have-app.js'

export type DestroyContext = Pick<Review, 'client' | 'run'>

/** How often a review app may report the status `errored`, which it may have had before its deletion was requested. */
const maxErrors = 5

/**
 * Destroys the app of a pull request, if it has one, and waits until the app is gone.
 */
export async function destroyReviewApp(review: Review): Promise<ReviewResult> {
  const { pullRequest, run } = review
  if (!(await destroyOwnApp(review))) {
    run.log.info(
      `Pull request ${pullRequest.number} has no app in this pipeline, so there is nothing to destroy`,
    )
  }
  return { status: 'destroyed' }
}

/**
 * Destroys the app that an open pull request without the label may have, and waits until the app is gone.
 */
export async function destroyUnlabelledApp(review: Review): Promise<ReviewResult> {
  const { inputs, pullRequest } = review
  if (await destroyOwnApp(review)) return { status: 'destroyed' }
  const why = `Pull request ${pullRequest.number} ${describeWhyNot(pullRequest, inputs.label)}, so it has no review app`
  return { status: 'unchanged', why }
}

/** @returns whether the pull request had an app */
async function destroyOwnApp(review: Review): Promise<boolean> {
  const { inputs, pullRequest, run, timings } = review
  const { ownApp } = await findApps(review)
  if (!ownApp) return false
  await measure(timings, 'deletion', () => deleteAndWait(review, ownApp))
  run.log.info(
    `Destroyed the app of pull request ${pullRequest.number}, which ${describeWhyNot(pullRequest, inputs.label)}`,
  )
  return true
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
