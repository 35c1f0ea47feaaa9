import { backoff } from '../async/backoff.js'
import { measure } from '../async/measure.js'
import { sleep } from '../async/sleep.js'
import type { followBuild } from '../deploy/build.js'
import { completeBuild } from '../deploy/build-and-release.js'
import type { Deploy, DeployResult } from '../deploy/deploy.js'
import { type AppSetup, getAppSetup } from '../heroku/app-setups.js'
import { type App, getApp } from '../heroku/apps.js'
import { type BuildRequest, getBuild } from '../heroku/builds.js'
import {
  createReviewApp,
  getReviewApp,
  type ReviewApp,
  type ReviewAppRequest,
} from '../heroku/review-apps.js'
import { isStatus, TransientError } from '../http/errors.js'
import { errorWithLastLines, lastLinesOf } from '../output/tail.js'
import type { Run } from '../runner/run.js'
import { QuotingError } from '../text/quoting-error.js'
import { findApps, repositoryVar } from './find.js'
import type { Review } from './review.js'

/**
 * Creates the pull request's app, marked with the repository's id, or joins another run that is creating it.
 *
 * @param others existing review apps that do not belong to the pull request
 * @returns the review app, and whether this run created it
 * @throws HerokuError; Error that names the conflicting review app if Heroku refuses ours because of it
 */
export async function createOrJoin(
  review: Review,
  { sourceUrl, version }: BuildRequest,
  others: ReviewApp[],
): Promise<{ reviewApp: ReviewApp; isOwn: boolean }> {
  const { client, inputs, pipelineId, pullRequest, run } = review
  const { number, branch, forkId } = pullRequest
  const { repositoryId } = inputs.github.run
  const request: ReviewAppRequest = {
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
    return { reviewApp: await createReviewApp(client, request), isOwn: true }
  } catch (error) {
    // After a lost response, a repeated request may get a 409 because of the app that the first one created.
    if (!isStatus(error, 409) && !(error instanceof TransientError)) throw error
    const { ownApp: reviewApp, conflicts } = await findApps(review)
    if (!reviewApp) throw conflictError(review, conflicts, error)
    run.log.info('Another run is creating the app of this pull request: joining it')
    return { reviewApp, isOwn: false }
  }
}

/** In one pipeline, Heroku creates a single review app per pull request number and per branch. */
function conflictError({ owners, pullRequest }: Review, conflicts: ReviewApp[], cause: Error): Error {
  const [other] = conflicts
  if (!other) return cause
  const which = `pull request ${other.pullRequest ?? 'without a number'}, branch ${other.branch}`
  const what = `Heroku creates no review app for pull request ${pullRequest.number}, branch ${pullRequest.branch}, because the pipeline already has one for ${which}`
  const advice = owners.has(other.id)
    ? 'That app belongs to another repository: use a separate pipeline for this repository'
    : `If that app belongs to this repository, close its pull request or destroy the app with 'sweep: true'; if it belongs to another repository, use a separate pipeline for this one`
  return new Error(`${what}. ${advice}`, { cause })
}

/**
 * Follows the creation of a review app to the end: mirrors the output of its build, shows the output of the `postdeploy`
 * script of app.json, and follows its release.
 *
 * @param follow follows the build, either as this run's or as another run's
 * @throws Error with Heroku's message if the creation failed
 */
export async function followCreation(
  review: Review,
  deploy: Deploy,
  reviewApp: ReviewApp,
  follow: typeof followBuild,
): Promise<DeployResult> {
  const { client, run, timings } = review
  run.output('review-app-id', reviewApp.id)
  const setupId = await waitForSetupId(review, reviewApp)
  const startedSetup = await pollSetup(review, setupId, ({ buildId }) => buildId !== undefined)
  const { appId, buildId } = startedSetup
  if (!appId || !buildId) throw setupError(startedSetup)
  const app = await getApp(client, appId)
  setAppOutputs(run, reviewApp, app)

  const build = await follow(deploy, app, await getBuild(client, appId, buildId))
  const isOver = ({ status }: AppSetup) => status !== 'pending'
  const endedSetup = await measure(timings, 'app setup', () => pollSetup(review, setupId, isOver))
  await showPostdeploy(review, endedSetup)
  if (endedSetup.status === 'failed') throw setupError(endedSetup)
  const result = await completeBuild(deploy, app, build)
  await requireCreated(review, reviewApp)
  return result
}

/** Sets the outputs that identify the app. */
export function setAppOutputs(run: Run, { id }: ReviewApp, app: App): void {
  run.output('review-app-id', id)
  run.output('app', app.name)
  run.output('app-id', app.id)
  run.output('url', app.webUrl)
}

async function waitForSetupId(review: Review, reviewApp: ReviewApp): Promise<string> {
  const { setupId, message } = await pollReviewApp(review, reviewApp, (app) => app.setupId !== undefined)
  if (setupId) return setupId
  throw quotingError('Heroku created no app for this pull request', message || 'it gave no reason')
}

async function requireCreated(review: Review, reviewApp: ReviewApp): Promise<void> {
  const { status, message } = await pollReviewApp(review, reviewApp, (app) => app.status === 'created')
  if (status === 'errored') throw quotingError('The creation of the review app failed', message)
}

/** Reads the review app until it meets a condition or has the status `errored`. */
async function pollReviewApp(
  { client, run }: Review,
  reviewApp: ReviewApp,
  isDone: (app: ReviewApp) => boolean,
): Promise<ReviewApp> {
  const pause = backoff()
  for (let app = reviewApp; ; ) {
    if (isDone(app) || app.status === 'errored') return app
    await sleep(pause.next().value, run.signal)
    const current = await getReviewApp(client, reviewApp.id)
    if (!current || current.status === 'deleting') {
      throw new Error('The review app was deleted while it was being created')
    }
    app = current
  }
}

/** Reads the setup until it meets a condition or has ended. */
async function pollSetup(
  { client, run }: Review,
  id: string,
  isDone: (setup: AppSetup) => boolean,
): Promise<AppSetup> {
  const pause = backoff()
  for (;;) {
    const setup = await getAppSetup(client, id)
    if (isDone(setup) || setup.status !== 'pending') return setup
    await sleep(pause.next().value, run.signal)
  }
}

async function showPostdeploy({ run }: Review, { postdeploy }: AppSetup): Promise<void> {
  if (!postdeploy) return
  const what = "'postdeploy' script of app.json"
  if (postdeploy.output !== '') run.log.info(`Output of the ${what}:`)
  await run.log.writeUntrusted(Buffer.from(postdeploy.output))
  run.log.endUntrusted()
  run.log.info(`The ${what} exited with ${postdeploy.exitCode}`)
}

function quotingError(ownMessage: string, words: string): Error {
  return new QuotingError(`${ownMessage}: ${words}`, { ownMessage })
}

function setupError({ failureMessage, manifestErrors, postdeploy }: AppSetup): Error {
  const scriptFailed = postdeploy && postdeploy.exitCode !== 0
  const why = failureMessage || (scriptFailed ? "the 'postdeploy' script failed" : 'Heroku gave no reason')
  const advice = setupAdvice([why, ...manifestErrors].join('\n'))
  const more = [`: ${why}`, ...manifestErrors, ...advice].join('\n')
  return errorWithLastLines(
    'Could not set up the app',
    scriptFailed ? lastLinesOf(postdeploy.output) : [],
    more,
  )
}

/** Heroku's words for a config var without a value are `config var "NAME" is required`. */
function setupAdvice(words: string): string[] {
  if (/app\.json.*not found|no app\.json/i.test(words))
    return ['A review app needs an app.json at the root of the deployed directory; its content can be {}']
  const missing = [...words.matchAll(/config var "?(\w+)"? is required/g)].flatMap(([, name]) => name ?? [])
  if (missing.length === 0) return []
  return [
    `Set ${missing.join(', ')} in the input 'config-vars', or in the pipeline's settings under Review Apps, or give app.json a 'value', a 'generator' or 'required: false' for it`,
  ]
}
