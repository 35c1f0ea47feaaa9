import { bestEffort, isPermissionDenied } from '../github/best-effort.js'
import type { GitHub } from '../github/client.js'
import type { WorkflowRun } from '../github/context.js'
import { getPullRequest, type PullRequest } from '../github/pull-requests.js'
import { InputError } from '../runner/inputs.js'
import type { Run } from '../runner/run.js'
import type { ReviewAppInputs } from './inputs.js'
import { readPullRequestTask } from './review.js'
import { isLabelEvent, shouldHaveApp } from './should-have-app.js'

/** Milliseconds to wait for GitHub before an app is destroyed; as long as the action waits for Heroku. */
const pullRequestTimeout = 60_000

/** A pull request, and what to do with its app. */
export interface PullRequestPlan {
  pullRequest: PullRequest
  action: 'deploy' | 'destroy' | 'keep'
  /** Why the app is kept as it is. */
  why?: string
}

/**
 * Reads the pull request of the input or the event. Whether it is open and labelled is what GitHub says now, since an
 * event shows the past: its run may have waited for others. If the token may not read the pull request, the event
 * decides.
 *
 * @throws Error if GitHub does not confirm that a pull request should have no app
 */
export async function planPullRequest(
  run: Run,
  github: GitHub,
  inputs: ReviewAppInputs,
): Promise<PullRequestPlan> {
  const { label } = inputs
  const fromEvent = inputs.github.run.pullRequest
  const number = inputs.pullRequest || fromEvent?.number
  if (!number) {
    throw new InputError(
      `Input 'pull-request' is required: the event that started this workflow has no pull request`,
    )
  }
  const read = () => getPullRequest(github, number)
  if (fromEvent?.number !== number) return planFor(await read(), label)
  const current = shouldHaveApp(fromEvent, label)
    ? await bestEffort(run, readPullRequestTask, read)
    : await confirm(run, github, fromEvent, label)
  const { open, labels } = current ?? fromEvent
  const plan = planFor({ ...fromEvent, open, labels }, label)
  const why = plan.action === 'deploy' ? whyKeep(fromEvent, inputs) : undefined
  return why ? { ...plan, action: 'keep', why } : plan
}

function planFor(pullRequest: PullRequest, label: string): PullRequestPlan {
  return { pullRequest, action: shouldHaveApp(pullRequest, label) ? 'deploy' : 'destroy' }
}

/**
 * Returns why the event of a pull request that should have an app deploys nothing. Of a fork, it deploys nothing if its
 * commit may be another than the one that had the label added.
 */
function whyKeep(
  fromEvent: PullRequest,
  { github, label }: Pick<ReviewAppInputs, 'github' | 'label'>,
): string | undefined {
  if (!fromEvent.open) return 'The pull request was reopened, so its app stays'
  if (!fromEvent.fork) return undefined
  const why = `Pull request ${fromEvent.number} comes from a fork, and its commit is not deployed`
  if (!shouldHaveApp(fromEvent, label))
    return `${why}: the label '${label}' was added after the event of this run. The run of the label's own event deploys`
  if (label !== '' && changesOtherLabel(github.run, label)) return `${why}: only another label has changed`
  return undefined
}

function changesOtherLabel({ action, changedLabel }: WorkflowRun, label: string): boolean {
  return isLabelEvent(action) && changedLabel.toLowerCase() !== label.toLowerCase()
}

/**
 * Reads a pull request that should have no app according to the event. Since destroying its app can't be undone, the
 * event is trusted only if the token may not read the pull request.
 *
 * @returns undefined if the token may not read the pull request
 * @throws Error if GitHub does not return the pull request
 */
async function confirm(
  run: Run,
  github: GitHub,
  { number, open }: PullRequest,
  label: string,
): Promise<PullRequest | undefined> {
  try {
    const signal = AbortSignal.any([run.signal, AbortSignal.timeout(pullRequestTimeout)])
    return await getPullRequest(github, number, signal)
  } catch (error) {
    run.signal.throwIfAborted()
    if (isPermissionDenied(error)) return bestEffort(run, readPullRequestTask, () => Promise.reject(error))
    const state = open ? `still has no label '${label}'` : 'is still closed'
    throw new Error(
      `Nothing was destroyed because GitHub did not confirm that pull request ${number} ${state}. Run this job again, or destroy leftover apps with 'sweep: true'`,
      { cause: error },
    )
  }
}
