import { followBuild, joinBuild } from '../deploy/build.js'
import { buildAndRelease } from '../deploy/build-and-release.js'
import { type Deploy, noSlugMessage } from '../deploy/deploy.js'
import { readCheckout } from '../deploy/pack-checkout.js'
import { uploadCheckout } from '../deploy/upload-checkout.js'
import { versionOf } from '../deploy/version.js'
import { bestEffort } from '../github/best-effort.js'
import { getPullRequest } from '../github/pull-requests.js'
import { getApp } from '../heroku/apps.js'
import type { BuildRequest } from '../heroku/builds.js'
import { required } from '../heroku/client.js'
import { isActive, type ReviewApp } from '../heroku/review-apps.js'
import { describeError } from '../text/describe-error.js'
import { requireDeployable } from './commit.js'
import { createOrJoin, followCreation, setAppOutputs } from './create.js'
import { destroy, remove } from './destroy.js'
import { findApps } from './find.js'
import { type Review, type ReviewResult, readPullRequestTask } from './review.js'
import { requireNewest, requireStillNewest, SupersededError } from './supersede.js'

/**
 * Creates the pull request's app from the checked-out commit, or builds the commit on it when it is there. An app
 * that errored is replaced, one that is being deleted is waited for, one that somebody else is creating is joined.
 */
export async function deploy(review: Review): Promise<ReviewResult> {
  const { run } = review
  try {
    const reviewed = await deployOpen(review)
    return (await isClosed(review)) ? await destroy(review) : reviewed
  } catch (error) {
    if (run.signal.aborted) throw error
    if (error instanceof SupersededError) return { status: 'unchanged', why: error.message }
    // Whoever closed it had nothing to destroy yet, or has taken the app from under the build.
    if (!(await isClosed(review))) throw error
    run.log.info(`Pull request ${review.pullRequest.number} was closed meanwhile: ${describeError(error)}`)
    return destroy(review)
  }
}

async function deployOpen(review: Review): Promise<ReviewResult> {
  const { client, inputs, run, timings } = review
  const deploying: Deploy = { run, client, timings, changes: [], options: inputs.deploy }
  const { checkout } = inputs
  await identifyCommit(review, deploying)
  const { own: there } = await findApps(review)
  if (there?.appId && isActive(there)) {
    setAppOutputs(run, there, await getApp(client, there.appId))
    await requireNewest(review, there.appId)
  }
  review.begin()
  const { request, commit } = await uploadCheckout(deploying, checkout, async () => undefined)
  // What is packed is what counts, whatever has been done to the checkout in the meantime.
  await requireDeployable(review, commit)
  return deployTo(review, deploying, request)
}

/** Finds out which commit is checked out, and makes sure that it may be deployed, before anything else is done. */
async function identifyCommit(review: Review, deploying: Deploy): Promise<void> {
  const { inputs, run } = review
  const checkout = await readCheckout(deploying, inputs.checkout)
  const sha = checkout?.sha ?? ''
  const head = await requireDeployable(review, sha)
  const version = await versionOf(run, inputs.deploy.version || sha, checkout)
  Object.assign(review.commit, { version, head, ...(head !== sha && { merge: sha }) })
  deploying.options = { ...deploying.options, version }
}

async function isClosed({ github, pullRequest, run }: Review): Promise<boolean> {
  const now = await bestEffort(run, readPullRequestTask, () => getPullRequest(github, pullRequest.number))
  return now?.open === false
}

async function deployTo(review: Review, deploying: Deploy, request: BuildRequest): Promise<ReviewResult> {
  for (;;) {
    const { own, others } = await findApps(review)
    let there = own
    if (!there) {
      const { made, ours } = await createOrJoin(review, request, others)
      if (ours) return create(review, deploying, made)
      there = made
    }
    if (there.status === 'created') return update(review, deploying, there, request)
    if (isActive(there)) await awaitOthers(review, deploying, there)
    else await replace(review, there)
    if (await isClosed(review)) throw new Error('The pull request was closed')
  }
}

async function create(review: Review, deploying: Deploy, made: ReviewApp): Promise<ReviewResult> {
  const { app } = await followCreation(review, deploying, made, followBuild)
  return { status: 'created', app }
}

/** Builds on the app as it is. */
async function update(
  review: Review,
  deploying: Deploy,
  there: ReviewApp,
  request: BuildRequest,
): Promise<ReviewResult> {
  const { client, run } = review
  const app = await getApp(client, required(there.appId, 'the app of the review app'))
  setAppOutputs(run, there, app)
  if (app.stack === 'container') throw new Error(noSlugMessage(app))
  await requireNewest(review, app.id)
  await buildAndRelease(deploying, app, request, (build) => requireStillNewest(review, app.id, build))
  return { status: 'updated', app }
}

/** Follows what somebody else is creating. How that ends is theirs to report; what is left of it is looked at anew. */
async function awaitOthers(review: Review, deploying: Deploy, there: ReviewApp): Promise<void> {
  const { run } = review
  run.log.info('The app of this pull request is being created: joining')
  await followCreation(review, deploying, there, joinBuild).catch((error: unknown) => {
    run.signal.throwIfAborted()
    run.log.info(`What was being created failed: ${describeError(error)}`)
  })
}

async function replace(review: Review, there: ReviewApp): Promise<void> {
  review.run.log.info(`The app that this pull request had is ${there.status}: it is replaced`)
  await remove(review, there)
}
