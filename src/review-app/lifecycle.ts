import type { Review, ReviewResult } from './review.js'

// Exported from one module, so that one chunk of the bundle holds the code that they share.
export { destroyReviewApp, destroyUnlabelledApp } from './destroy.js'
export { sweepReviewApps } from './sweep.js'

/** Loads the code that deploys only when needed, since it is most of this action. */
export async function deploy(review: Review): Promise<ReviewResult> {
  const { deployReviewApp } = await import('./deploy.js')
  return deployReviewApp(review)
}
