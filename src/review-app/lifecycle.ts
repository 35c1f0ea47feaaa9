import type { Review, ReviewResult } from './review.js'

// One chunk of the bundle has what all of these need, so that it is there once.
export { destroyReviewApp } from './destroy.js'
export { sweepReviewApps } from './sweep.js'

/** What deploys is most of this action, and what destroys needs nothing of it. */
export async function deploy(review: Review): Promise<ReviewResult> {
  const deploying = await import('./deploy.js')
  return deploying.deployReviewApp(review)
}
