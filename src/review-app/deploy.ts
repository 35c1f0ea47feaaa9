import { buildOn } from '../build/build.js'
import type { Deploy } from '../build/deploy.js'
import { uploadCheckout } from '../build/prepare.js'
import { followBuild, joinBuild } from '../build/run-build.js'
import { attempt } from '../github/attempt.js'
import { getPullRequest } from '../github/workflow.js'
import { getApp } from '../heroku/apps.js'
import type { BuildRequest } from '../heroku/builds.js'
import { required } from '../heroku/client.js'
import { findReviewApp, type ReviewApp } from '../heroku/review-apps.js'
import { describe } from '../runner/run.js'
import { createOrJoin, followCreation, noteApp } from './create.js'
import { destroy, remove } from './destroy.js'
import { requireNewest, requireStillNewest, Superseded } from './newer.js'
import type { Review, Reviewed } from './review.js'

/**
 * Creates the pull request's app from the checked-out commit, or builds the commit on it when it is there. An app
 * that errored is replaced, one that is being deleted is waited for, one that somebody else is creating is joined.
 */
export async function deploy(review: Review): Promise<Reviewed> {
  const { client, inputs, pipelineId, pullRequest, run, took, version } = review
  const deploying: Deploy = { run, client, took, inputs: { ...inputs.build, version, app: '' } }
  try {
    const there = await findReviewApp(client, pipelineId, pullRequest.number, run.signal)
    if (there?.appId && isAlive(there)) await requireNewest(review, there.appId)
    const { source } = inputs.build
    if (source.kind !== 'checkout') throw new Error('A review app is made of a checkout')
    const { request } = await uploadCheckout(deploying, source, async () => undefined)
    return await unlessClosed(review, await deployTo(review, deploying, there, request))
  } catch (error) {
    if (!(error instanceof Superseded)) throw error
    run.log.info(error.message)
    return { status: 'unchanged', why: error.message }
  }
}

function isAlive({ status }: ReviewApp): boolean {
  return status === 'pending' || status === 'creating' || status === 'created'
}

async function deployTo(
  review: Review,
  deploying: Deploy,
  found: ReviewApp | undefined,
  request: BuildRequest,
): Promise<Reviewed> {
  const { client, pipelineId, pullRequest, run } = review
  for (let there = found; ; ) {
    if (!there) {
      const { made, ours } = await createOrJoin(review, request)
      if (ours) return create(review, deploying, made)
      there = made
    }
    if (there.status === 'created') return update(review, deploying, there, request)
    if (isAlive(there)) await awaitOthers(review, deploying, there)
    else await replace(review, there)
    there = await findReviewApp(client, pipelineId, pullRequest.number, run.signal)
  }
}

async function create(review: Review, deploying: Deploy, made: ReviewApp): Promise<Reviewed> {
  const { app } = await followCreation(review, deploying, made, followBuild)
  return { status: 'created', app }
}

/** Builds on the app as it is. */
async function update(
  review: Review,
  deploying: Deploy,
  there: ReviewApp,
  request: BuildRequest,
): Promise<Reviewed> {
  const { client, run } = review
  const app = await getApp(client, required(there.appId, 'the app of the review app'), run.signal)
  noteApp(run, there, app)
  await requireNewest(review, app.id)
  await buildOn(deploying, app, request, (build) => requireStillNewest(review, app.id, build))
  return { status: 'updated', app }
}

/** Follows what somebody else is creating. How that ends is theirs to report; what is left of it is looked at anew. */
async function awaitOthers(review: Review, deploying: Deploy, there: ReviewApp): Promise<void> {
  const { run } = review
  run.log.info('The app of this pull request is being created: joining')
  await followCreation(review, deploying, there, joinBuild).catch((error: unknown) => {
    run.signal.throwIfAborted()
    run.log.info(`What was being created failed: ${describe(error)}`)
  })
}

async function replace(review: Review, there: ReviewApp): Promise<void> {
  review.run.log.info(`The app that this pull request had is ${there.status}: it is replaced`)
  await remove(review, there)
}

/** A pull request may be closed while its app is made, when there was nothing yet that could have been destroyed. */
async function unlessClosed(review: Review, reviewed: Reviewed): Promise<Reviewed> {
  const { github, pullRequest, run } = review
  const read = () => getPullRequest(github, pullRequest.number)
  const now = await attempt(run, 'Reading the pull request', 'pull-requests: read', read)
  if (now?.open !== false) return reviewed
  run.log.info(`Pull request ${pullRequest.number} was closed meanwhile`)
  return destroy(review)
}
