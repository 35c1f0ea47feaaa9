import { bestEffort } from '../github/best-effort.js'
import type { GitHub } from '../github/client.js'
import { deactivateDeployments } from '../github/deployments.js'
import { getPullRequest } from '../github/pull-requests.js'
import { listReviewApps, type ReviewApp } from '../heroku/review-apps.js'
import { codeBlock } from '../summary/markdown.js'
import { describeError } from '../text/describe-error.js'
import { formatCount } from '../text/format.js'
import { type Destroying, remove } from './destroy.js'
import { isOwn, type Telling } from './find.js'
import type { ReviewAppInputs } from './inputs.js'
import { environmentOf, readPullRequestTask, taskOf } from './review.js'

/** What sweeping takes. */
type Sweeping = Destroying & Telling & { github: GitHub; inputs: ReviewAppInputs; pipelineId: string }

/**
 * Destroys the review apps of a pipeline whose pull requests are closed: what jobs that never ran have left behind.
 * Of what is not known for sure to be closed nothing is touched, nor of what belongs to another repository. One that can't be destroyed keeps no other.
 *
 * @throws Error when one could not be destroyed
 */
export async function sweep(sweeping: Sweeping): Promise<void> {
  const { client, pipelineId, run } = sweeping
  const apps = await listReviewApps(client, pipelineId)
  const faults: string[] = []
  let destroyed = 0
  for (const app of apps) {
    try {
      if (await sweepOne(sweeping, app)) destroyed++
    } catch (error) {
      run.signal.throwIfAborted()
      faults.push(`Pull request ${app.pullRequest}: ${describeError(error)}`)
    }
  }
  run.output('status', destroyed > 0 ? 'destroyed' : 'unchanged')
  const told = `Of ${formatCount(apps.length, 'review app')}, ${destroyed} belonged to closed pull requests`
  run.log.info(told)
  const failed = faults.length > 0 ? [codeBlock(faults.join('\n').split('\n'))] : []
  await run.summary([`### ${faults.length > 0 ? '❌' : '🧹'} ${told}`, ...failed])
  if (faults.length > 0) throw new Error(`Review apps could not be destroyed:\n${faults.join('\n')}`)
}

async function sweepOne(sweeping: Sweeping, app: ReviewApp): Promise<boolean> {
  const { github, inputs, run } = sweeping
  const { pullRequest, branch, status } = app
  if (pullRequest === undefined || status === 'deleted') return false
  const pull = await bestEffort(run, readPullRequestTask, () => getPullRequest(github, pullRequest))
  if (!pull || pull.open || pull.branch !== branch) return false
  if (!(await isOwn(sweeping, app))) return false
  await remove(sweeping, app)
  run.log.info(`Destroyed the app of pull request ${pullRequest}, which is closed`)
  const environment = environmentOf(inputs, pullRequest)
  const ending = { what: 'Ending its deployments', permission: 'deployments: write' }
  const task = taskOf(pullRequest)
  if (environment) await bestEffort(run, ending, () => deactivateDeployments(github, { environment, task }))
  return true
}
