import { bestEffort, isPermissionDenied } from '../github/best-effort.js'
import { createGitHubClient, type GitHub } from '../github/client.js'
import { getPullRequest, type PullRequest } from '../github/pull-requests.js'
import { connect } from '../heroku/connect.js'
import { getPipeline } from '../heroku/pipelines.js'
import { InputError, timeoutMessage } from '../runner/inputs.js'
import type { Run } from '../runner/run.js'
import type { ReviewAppInputs } from './inputs.js'
import { reportReview } from './report.js'
import {
  environmentOf,
  type ReportContext,
  type Review,
  type ReviewResult,
  readPullRequestTask,
} from './review.js'

/** Milliseconds to wait for GitHub before an app is destroyed; as long as the action waits for Heroku. */
const pullRequestTimeout = 60_000

/**
 * Runs the review-app action: creates or updates the pull request's app from the checked-out commit while the pull
 * request is open, and destroys it once the pull request is closed. It uses Heroku's Review Apps API with an uploaded
 * source, so Heroku needs no access to GitHub.
 *
 * @throws Error that says what failed and what to do
 */
export async function runReviewApp(run: Run, inputs: ReviewAppInputs): Promise<void> {
  const { timeout } = inputs
  run.deadline(timeout, timeoutMessage(timeout))
  const client = connect(run, inputs)
  const github = createGitHubClient(inputs.github.access, client.http)
  if (inputs.sweep) {
    const pipelineId = await getPipeline(client, inputs.pipeline)
    const { sweepReviewApps } = await loadLifecycle()
    await sweepReviewApps({ run, client, github, inputs, pipelineId, owners: new Map() })
    return
  }
  const { pullRequest, isReopened } = await readPullRequest(run, github, inputs)
  const environment = environmentOf(inputs, pullRequest.number)
  const { head } = pullRequest
  const commit = { version: inputs.deploy.version || head, head }
  const [owners, timings] = [new Map(), new Map()]
  const review: ReportContext = {
    run,
    client,
    github,
    inputs,
    pullRequest,
    environment,
    commit,
    owners,
    timings,
  }
  const showStarted = reportReview(review)
  if (pullRequest.open) requireTrusted(pullRequest, inputs)
  const pipelineId = await getPipeline(client, inputs.pipeline)
  const result: ReviewResult = isReopened
    ? { status: 'unchanged', why: 'The pull request was reopened, so its app stays' }
    : await deployOrDestroy({ ...review, pipelineId, showStarted })
  review.result = result
  if (result.why) run.log.info(result.why)
  run.output('status', result.status)
}

async function deployOrDestroy(review: Review): Promise<ReviewResult> {
  const { deploy, destroyReviewApp } = await loadLifecycle()
  return review.pullRequest.open ? deploy(review) : destroyReviewApp(review)
}

/** Loaded late, so that the first request to GitHub does not wait for it. */
function loadLifecycle() {
  return import('./lifecycle.js')
}

/**
 * Reads the pull request of the input or the event. One that was closed after the event counts as closed.
 *
 * @returns the pull request, and whether it was reopened after the event that closed it
 */
async function readPullRequest(
  run: Run,
  github: GitHub,
  inputs: ReviewAppInputs,
): Promise<{ pullRequest: PullRequest; isReopened: boolean }> {
  const fromEvent = inputs.github.run.pullRequest
  const number = inputs.pullRequest || fromEvent?.number
  if (!number) {
    throw new InputError(
      `Input 'pull-request' is required: the event that started this workflow has no pull request`,
    )
  }
  const read = () => getPullRequest(github, number)
  if (fromEvent?.number !== number) return { pullRequest: await read(), isReopened: false }
  const current = fromEvent.open
    ? await bestEffort(run, readPullRequestTask, read)
    : await readClosedPullRequest(run, github, number)
  const open = fromEvent.open && current?.open !== false
  return { pullRequest: { ...fromEvent, open }, isReopened: !fromEvent.open && current?.open === true }
}

/**
 * Reads a pull request that is closed according to the event. Since destroying its app can't be undone, the event is
 * trusted only if the token may not read the pull request.
 *
 * @returns undefined if the token may not read the pull request
 * @throws Error if GitHub does not return the pull request
 */
async function readClosedPullRequest(
  run: Run,
  github: GitHub,
  number: number,
): Promise<PullRequest | undefined> {
  try {
    const signal = AbortSignal.any([run.signal, AbortSignal.timeout(pullRequestTimeout)])
    return await getPullRequest(github, number, signal)
  } catch (error) {
    run.signal.throwIfAborted()
    if (isPermissionDenied(error)) return bestEffort(run, readPullRequestTask, () => Promise.reject(error))
    throw new Error(
      `Nothing was destroyed because GitHub did not confirm that pull request ${number} is still closed. Run this job again, or destroy leftover apps with 'sweep: true'`,
      { cause: error },
    )
  }
}

function requireTrusted({ number, fork }: PullRequest, { allowForks }: ReviewAppInputs): void {
  if (!fork || allowForks) return
  throw new Error(
    `Pull request ${number} comes from a fork and was not deployed: a build would run its code with the config vars of the pipeline's review apps. To deploy forks, set 'allow-forks: true', but first read in SECURITY.md how to limit that to commits that a maintainer has approved`,
  )
}
