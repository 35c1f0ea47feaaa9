import { backoff } from '../async/backoff.js'
import { measure } from '../async/measure.js'
import { sleep } from '../async/sleep.js'
import type { followBuild } from '../deploy/build.js'
import { getBuildRelease } from '../deploy/build-and-release.js'
import { completeDeploy } from '../deploy/complete-deploy.js'
import type { Deploy, DeployResult } from '../deploy/deploy.js'
import { type AppSetup, getAppSetup } from '../heroku/app-setups.js'
import { type App, getApp } from '../heroku/apps.js'
import type { BuildRequest } from '../heroku/builds.js'
import { getBuild } from '../heroku/builds.js'
import { createReviewApp, getReviewApp, type ReviewApp } from '../heroku/review-apps.js'
import { isStatus, TransientError } from '../http/errors.js'
import { errorWithLastLines, lastLinesOf } from '../output/tail.js'
import type { Run } from '../runner/run.js'
import { QuotingError } from '../text/quoting-error.js'
import { findApps, repositoryVar } from './find.js'
import type { Review } from './review.js'

/**
 * Creates the pull request's app, marked with the repository's id, or joins whoever is creating it.
 *
 * @param others review apps that were there already, and are not the pull request's
 * @returns the review app, and whether it was made of our source
 * @throws HerokuError; Error that names the review app of somebody else for which Heroku refuses ours
 */
export async function createOrJoin(
  review: Review,
  { sourceUrl, version }: BuildRequest,
  others: ReviewApp[],
): Promise<{ made: ReviewApp; ours: boolean }> {
  const { client, inputs, pipelineId, pullRequest, run } = review
  const { number, branch, forkId } = pullRequest
  const { repositoryId } = inputs.github.run
  const request = {
    pipelineId,
    pullRequest: number,
    branch,
    ...(forkId !== undefined && { forkId }),
    sourceUrl,
    version,
    environment: { ...inputs.configVars, ...(repositoryId && { [repositoryVar]: repositoryId }) },
    knownIds: others.map(({ id }) => id),
  }
  try {
    return { made: await createReviewApp(client, request), ours: true }
  } catch (error) {
    // After a lost answer, a second request may be told that there is one already: it may as well be ours.
    if (!isStatus(error, 409) && !(error instanceof TransientError)) throw error
    const { own: made, others: inTheWay } = await findApps(review)
    if (!made) throw refused(review, inTheWay, error)
    run.log.info('Somebody else is creating the app of this pull request: joining')
    return { made, ours: false }
  }
}

/** Heroku makes no second review app of a number or a branch in one pipeline. */
function refused({ owners, pullRequest }: Review, inTheWay: ReviewApp[], cause: Error): Error {
  const [other] = inTheWay
  if (!other) return cause
  const which = `pull request ${other.pullRequest ?? 'without a number'}, branch ${other.branch}`
  const what = `Heroku makes no review app of pull request ${pullRequest.number}, branch ${pullRequest.branch}, since the pipeline has one of ${which}, already`
  const advice = owners.has(other.id)
    ? `It is another repository's. Give this repository a pipeline of its own`
    : `If it is this repository's, close that pull request, or sweep up what it has left behind; if it is another's, give this repository a pipeline of its own`
  return new Error(`${what}. ${advice}`, { cause })
}

/**
 * Follows the creation of a review app to its end: mirrors the output of its build while it is built, then shows what
 * the manifest's script `postdeploy` printed, and follows its release.
 *
 * @param follow follows the build, as ours or as somebody else's
 * @throws Error with Heroku's words when it errored
 */
export async function followCreation(
  review: Review,
  deploying: Deploy,
  made: ReviewApp,
  follow: typeof followBuild,
): Promise<DeployResult> {
  const { client, run, timings } = review
  run.output('review-app-id', made.id)
  const setupId = await setUp(review, made)
  const begun = await setupWhere(review, setupId, ({ buildId }) => buildId !== undefined)
  const { appId, buildId } = begun
  if (!appId || !buildId) throw failed(begun)
  const app = await getApp(client, appId)
  setAppOutputs(run, made, app)

  const build = await follow(deploying, app, await getBuild(client, appId, buildId))
  const isOver = ({ status }: AppSetup) => status !== 'pending'
  const over = await measure(timings, 'set up', () => setupWhere(review, setupId, isOver))
  await showPostdeploy(review, over)
  if (over.status === 'failed') throw failed(over)
  const release = await completeDeploy(deploying, app, await getBuildRelease(deploying, app, build))
  await created(review, made)
  return { app, build, release }
}

/** Sets the outputs that tell the app. */
export function setAppOutputs(run: Run, { id }: ReviewApp, app: App): void {
  run.output('review-app-id', id)
  run.output('app', app.name)
  run.output('app-id', app.id)
  run.output('url', app.webUrl)
}

/** Waits until it is known how the app is set up. */
async function setUp(review: Review, made: ReviewApp): Promise<string> {
  const known = await reviewAppWhere(review, made, ({ setupId }) => setupId !== undefined)
  if (known.setupId) return known.setupId
  throw quoting('Heroku made no app for this pull request', known.message || 'it says no more')
}

async function created(review: Review, made: ReviewApp): Promise<void> {
  const known = await reviewAppWhere(review, made, ({ status }) => status === 'created')
  if (known.status === 'errored') throw quoting('The review app errored', known.message)
}

/** Asks until something is known of the review app, or it errored. */
async function reviewAppWhere(
  { client, run }: Review,
  made: ReviewApp,
  known: (app: ReviewApp) => boolean,
): Promise<ReviewApp> {
  const pause = backoff()
  for (let app = made; ; ) {
    if (known(app) || app.status === 'errored') return app
    await sleep(pause.next().value, run.signal)
    const now = await getReviewApp(client, made.id)
    if (!now || now.status === 'deleting') {
      throw new Error('The review app was deleted while it was being created')
    }
    app = now
  }
}

/** Asks until something is known of the setup, or it has ended. */
async function setupWhere(
  { client, run }: Review,
  id: string,
  known: (setup: AppSetup) => boolean,
): Promise<AppSetup> {
  const pause = backoff()
  for (;;) {
    const setup = await getAppSetup(client, id)
    if (known(setup) || setup.status !== 'pending') return setup
    await sleep(pause.next().value, run.signal)
  }
}

async function showPostdeploy({ run }: Review, { postdeploy }: AppSetup): Promise<void> {
  if (!postdeploy) return
  run.log.info(`The script 'postdeploy' of app.json ended with ${postdeploy.exitCode}`)
  await run.log.writeUntrusted(Buffer.from(postdeploy.output))
  run.log.endUntrusted()
}

function quoting(ownWords: string, words: string): Error {
  return new QuotingError(`${ownWords}: ${words}`, { ownWords })
}

function failed({ failureMessage, manifestErrors, postdeploy }: AppSetup): Error {
  const script = postdeploy && postdeploy.exitCode !== 0
  const why = failureMessage || (script ? "the script 'postdeploy' failed" : 'Heroku says no more')
  const advice = /app\.json.*not found|no app\.json/i.test([why, ...manifestErrors].join(' '))
    ? ['A review app needs an app.json at the root of what is deployed; one with {} in it will do']
    : []
  const more = [`: ${why}`, ...manifestErrors, ...advice].join('\n')
  return errorWithLastLines('The app could not be set up', script ? lastLinesOf(postdeploy.output) : [], more)
}
