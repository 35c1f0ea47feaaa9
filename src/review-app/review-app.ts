import { bestEffort, isPermissionDenied } from '../github/best-effort.js'
import { createGitHubClient, type GitHub } from '../github/client.js'
import { getPullRequest, type PullRequest } from '../github/pull-requests.js'
import { connect } from '../heroku/connect.js'
import { getPipeline } from '../heroku/pipelines.js'
import { InputError, timeoutMessage } from '../runner/inputs.js'
import type { Run } from '../runner/run.js'
import type { ReviewAppInputs } from './inputs.js'
import { report } from './report.js'
import { environmentOf, type Review, type ReviewResult, readPullRequestTask } from './review.js'

/** In milliseconds, how long GitHub is asked for what must be known before an app is destroyed: as long as Heroku is. */
const mostPatience = 60_000

/**
 * Gives a pull request its app: creates or updates it from the checked-out commit while the pull request is open,
 * and destroys it once that is closed. Through Heroku's Review Apps API with a source of our own, so that Heroku needs
 * no access to GitHub.
 *
 * @throws Error that says what failed and what to do
 */
export async function reviewApp(run: Run, inputs: ReviewAppInputs): Promise<void> {
  const { timeout } = inputs
  run.deadline(timeout, timeoutMessage(timeout))
  const client = connect(run, inputs)
  const github = createGitHubClient(inputs.github.access, client.http)
  if (inputs.sweep) {
    const pipelineId = await getPipeline(client, inputs.pipeline)
    const { sweep } = await loadLifecycle()
    await sweep({ run, client, github, inputs, pipelineId, owners: new Map() })
    return
  }
  const { pullRequest, reopened } = await pullRequestOf(run, github, inputs)
  const environment = environmentOf(inputs, pullRequest.number)
  const { head } = pullRequest
  const commit = { version: inputs.deploy.version || head, head }
  const [owners, timings] = [new Map(), new Map()]
  const review = { run, client, github, inputs, pullRequest, environment, commit, owners, timings }
  let reviewed: ReviewResult | undefined
  const begin = report(review, () => reviewed)
  if (pullRequest.open) requireTrusted(pullRequest, inputs)
  const pipelineId = await getPipeline(client, inputs.pipeline)
  const within = { ...review, pipelineId, begin }
  if (reopened) reviewed = { status: 'unchanged', why: 'The pull request was opened again: its app stays' }
  else reviewed = await act(within)
  if (reviewed.why) run.log.info(reviewed.why)
  run.output('status', reviewed.status)
}

async function act(review: Review): Promise<ReviewResult> {
  const { deploy, destroy } = await loadLifecycle()
  return review.pullRequest.open ? deploy(review) : destroy(review)
}

/** Nothing of it is needed to ask GitHub first. */
function loadLifecycle() {
  return import('./lifecycle.js')
}

/**
 * The pull request that is meant. One that has been closed since the event counts as closed.
 *
 * @returns it, and whether it has been opened again since it was closed
 */
async function pullRequestOf(
  run: Run,
  github: GitHub,
  inputs: ReviewAppInputs,
): Promise<{ pullRequest: PullRequest; reopened: boolean }> {
  const told = inputs.github.run.pullRequest
  const number = inputs.pullRequest || told?.number
  if (!number) {
    throw new InputError(
      `Input 'pull-request' is missing: the event that started this workflow is about no pull request`,
    )
  }
  const read = () => getPullRequest(github, number)
  if (told?.number !== number) return { pullRequest: await read(), reopened: false }
  const now = told.open
    ? await bestEffort(run, readPullRequestTask, read)
    : await readClosed(run, github, number)
  const open = told.open && now?.open !== false
  return { pullRequest: { ...told, open }, reopened: !told.open && now?.open === true }
}

/**
 * Reads a pull request that an event says is closed. Destroying its app can't be undone: only where the token may not
 * read it, the event's word stands.
 *
 * @returns nothing without the permission
 * @throws Error when GitHub does not say how it is now
 */
async function readClosed(run: Run, github: GitHub, number: number): Promise<PullRequest | undefined> {
  try {
    const signal = AbortSignal.any([run.signal, AbortSignal.timeout(mostPatience)])
    return await getPullRequest(github, number, signal)
  } catch (error) {
    run.signal.throwIfAborted()
    if (isPermissionDenied(error)) return bestEffort(run, readPullRequestTask, () => Promise.reject(error))
    throw new Error(
      `GitHub did not say whether pull request ${number} is still closed, so nothing was destroyed: run this job again. Sweeping destroys what is left, too`,
      { cause: error },
    )
  }
}

function requireTrusted({ number, fork }: PullRequest, { allowForks }: ReviewAppInputs): void {
  if (!fork || allowForks) return
  throw new Error(
    `Pull request ${number} comes from a fork, and a build runs its code, with the config vars of the pipeline's review apps. It is not deployed unless the input 'allow-forks' is true; read in SECURITY.md first how to do that only for commits that a maintainer has approved`,
  )
}
