import { deleteReviewApp, findReviewApp, getReviewApp, type ReviewApp } from '../heroku/review-apps.js'
import { pauses, wait } from '../heroku/wait.js'
import type { Review, Reviewed } from './review.js'

/** What destroying a review app takes. */
export type Destroying = Pick<Review, 'client' | 'run'>

/**
 * Destroys the app of a pull request, and waits until it is gone. That there is none is fine.
 */
export async function destroy(review: Review): Promise<Reviewed> {
  const { client, pipelineId, pullRequest, run, took } = review
  const destroying = performance.now()
  const app = await findReviewApp(client, pipelineId, pullRequest.number, run.signal)
  if (app) await remove(review, app)
  run.log.info(
    app
      ? `Destroyed the app of pull request ${pullRequest.number}`
      : `Pull request ${pullRequest.number} has no app in this pipeline: there is nothing to destroy`,
  )
  took.set('destroyed', performance.now() - destroying)
  return { status: 'destroyed' }
}

/** Has Heroku delete a review app with its app, and waits until both are gone. */
export async function remove({ client, run }: Destroying, app: ReviewApp): Promise<void> {
  if (app.status !== 'deleting') await deleteReviewApp(client, app.id, run.signal)
  for (const pause of pauses()) {
    const now = await getReviewApp(client, app.id, run.signal)
    if (!now) return
    if (now.status === 'errored') {
      throw new Error(`Heroku could not delete the review app ${app.id}: ${now.message || 'it says no more'}`)
    }
    await wait(pause, run.signal)
  }
}
