import { attempt } from '../github/attempt.js'
import type { GitHub } from '../github/connect.js'
import { endDeployments } from '../github/deployments.js'
import { getPullRequest } from '../github/workflow.js'
import { reviewAppsOf } from '../heroku/review-apps.js'
import { type Destroying, remove } from './destroy.js'

/**
 * Destroys the review apps of a pipeline whose pull requests are closed: what jobs that never ran have left behind.
 * Of what is not known for sure to be closed nothing is touched.
 */
export async function sweep(sweeping: Destroying & { github: GitHub; pipelineId: string }): Promise<void> {
  const { client, github, pipelineId, run } = sweeping
  const apps = await reviewAppsOf(client, pipelineId, run.signal)
  const destroyed: number[] = []
  for (const app of apps) {
    const { pullRequest } = app
    if (pullRequest === undefined || app.status === 'deleted') continue
    const read = () => getPullRequest(github, pullRequest)
    const pull = await attempt(run, `Reading pull request ${pullRequest}`, 'pull-requests: read', read)
    if (!pull || pull.open) continue
    await remove(sweeping, app)
    const over = () => endDeployments(github, `review/pr-${pullRequest}`)
    await attempt(run, 'Ending its deployments', 'deployments: write', over)
    run.log.info(`Destroyed the app of pull request ${pullRequest}, which is closed`)
    destroyed.push(pullRequest)
  }
  run.output('status', destroyed.length > 0 ? 'destroyed' : 'unchanged')
  run.log.info(`Of ${apps.length} review apps, ${destroyed.length} belonged to closed pull requests`)
}
