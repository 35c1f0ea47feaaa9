import { createGitHubClient } from '../github/client.js'
import type { PullRequest } from '../github/pull-requests.js'
import { connect } from '../heroku/connect.js'
import { getPipeline } from '../heroku/pipelines.js'
import { timeoutMessage } from '../runner/inputs.js'
import type { Run } from '../runner/run.js'
import type { ReviewAppInputs } from './inputs.js'
import { type PullRequestPlan, planPullRequest } from './pull-request.js'
import { reportReview } from './report.js'
import { environmentOf, type ReportContext, type Review, type ReviewResult } from './review.js'

/**
 * Runs the review-app action: creates or updates the pull request's app from the checked-out commit while the pull
 * request is open and has the label, if one is set, and destroys it once that is over. It uses Heroku's Review Apps API with an uploaded
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
  const plan = await planPullRequest(run, github, inputs)
  const { pullRequest } = plan
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
  if (plan.action === 'deploy') requireTrusted(pullRequest, inputs)
  const pipelineId = await getPipeline(client, inputs.pipeline)
  review.pipelineId = pipelineId
  const result = await carryOut(plan, { ...review, pipelineId, showStarted })
  review.result = result
  if (result.why) run.log.info(result.why)
  run.output('status', result.status)
  const { deployed } = result
  if (!deployed || !review.deploy) return
  // Loaded late, so that the first request does not wait for it.
  const { closingLines } = await import('../deploy/closing-lines.js')
  run.log.result(closingLines(review.deploy, deployed))
}

async function carryOut({ action, why }: PullRequestPlan, review: Review): Promise<ReviewResult> {
  if (action === 'keep') return { status: 'unchanged', ...(why && { why }) }
  const { deploy, destroyReviewApp, destroyUnlabelledApp } = await loadLifecycle()
  if (action === 'deploy') return deploy(review)
  return review.pullRequest.open ? destroyUnlabelledApp(review) : destroyReviewApp(review)
}

/** Loaded late, so that the first request to GitHub does not wait for it. */
function loadLifecycle() {
  return import('./lifecycle.js')
}

function requireTrusted({ number, fork }: PullRequest, { allowForks }: ReviewAppInputs): void {
  if (!fork || allowForks) return
  throw new Error(
    `Pull request ${number} comes from a fork and was not deployed: a build would run its code with the config vars of the pipeline's review apps. To deploy forks, set 'allow-forks: true', but first read in SECURITY.md how to limit that to commits that a maintainer has approved`,
  )
}
