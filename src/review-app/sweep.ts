import { bestEffort } from '../github/best-effort.js'
import type { GitHub } from '../github/client.js'
import { deactivateDeployments } from '../github/deployments.js'
import { getPullRequest } from '../github/pull-requests.js'
import { listReviewApps, type ReviewApp } from '../heroku/review-apps.js'
import { code, codeBlock } from '../summary/markdown.js'
import { describeError } from '../text/describe-error.js'
import { formatCount } from '../text/format.js'
import { type DestroyContext, deleteAndWait } from './destroy.js'
import { isOwnApp, type OwnershipContext } from './find.js'
import type { ReviewAppInputs } from './inputs.js'
import { environmentOf, readPullRequestTask, tasksOf } from './review.js'
import { describeWhyNot, shouldHaveApp } from './should-have-app.js'

type SweepContext = DestroyContext &
  OwnershipContext & { github: GitHub; inputs: ReviewAppInputs; pipelineId: string }

/**
 * Destroys the review apps in a pipeline whose pull requests are closed, or do not have the label, which remain if a job
 * for the event never ran. It leaves an app unchanged if it belongs to another repository, or if that is not certain of
 * its pull request. If one app can't be destroyed, it continues with the others.
 *
 * @throws Error that lists the apps that could not be destroyed
 */
export async function sweepReviewApps(context: SweepContext): Promise<void> {
  const { client, inputs, pipelineId, run } = context
  const apps = await listReviewApps(client, pipelineId)
  const problems: string[] = []
  let destroyed = 0
  for (const app of apps) {
    try {
      if (await sweepOne(context, app)) destroyed++
    } catch (error) {
      run.signal.throwIfAborted()
      problems.push(`Pull request ${app.pullRequest}: ${describeError(error)}`)
    }
  }
  run.output('status', destroyed > 0 ? 'destroyed' : 'unchanged')
  const count = { all: apps.length, destroyed }
  run.log.info(describeSweep(count, inputs.label && `'${inputs.label}'`))
  const counts = describeSweep(count, inputs.label && code(inputs.label))
  const problemBlock = problems.length > 0 ? [codeBlock(problems.join('\n').split('\n'))] : []
  await run.summary([`### ${problems.length > 0 ? '❌' : '🧹'} ${counts}`, ...problemBlock])
  if (problems.length > 0) throw new Error(`Some review apps could not be destroyed:\n${problems.join('\n')}`)
}

/** @param label the label as it is to be shown; empty if the pull requests need none */
function describeSweep({ all, destroyed }: { all: number; destroyed: number }, label: string): string {
  const counts = `Destroyed ${destroyed} of ${formatCount(all, 'review app')}`
  if (destroyed === 0) return counts
  return `${counts}: those of ${label ? `pull requests that are closed or lack the label ${label}` : 'closed pull requests'}`
}

async function sweepOne(context: SweepContext, app: ReviewApp): Promise<boolean> {
  const { github, inputs, pipelineId, run } = context
  const { pullRequest, branch, status } = app
  if (pullRequest === undefined || status === 'deleted') return false
  const pull = await bestEffort(run, readPullRequestTask, () => getPullRequest(github, pullRequest))
  if (!pull || shouldHaveApp(pull, inputs.label) || pull.branch !== branch) return false
  if (!(await isOwnApp(context, app))) return false
  await deleteAndWait(context, app)
  run.log.info(
    `Destroyed the app of pull request ${pullRequest}, which ${describeWhyNot(pull, inputs.label)}`,
  )
  const environment = environmentOf(inputs, pullRequest)
  const ending = { what: 'Ending its deployments', permission: 'deployments: write' }
  const tasks = tasksOf(pullRequest, pipelineId)
  if (environment)
    await bestEffort(run, ending, () => deactivateDeployments(github, { environment, ...tasks }))
  return true
}
