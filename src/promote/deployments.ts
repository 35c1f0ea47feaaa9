import { isFullCommitId } from '../text/commit-id.js'
import type { AppPromotion, Promotion } from './app-promotion.js'

/**
 * Has each app's promotion shown as a deployment at GitHub, where that is wanted; how each ended is shown once the run
 * is over.
 */
export async function showDeployments(promotion: Promotion): Promise<void> {
  const { run, client, inputs, apps } = promotion
  const { github } = inputs
  if (!github?.environment) return
  const { DeploymentTracker } = await import('../github/deployment-tracker.js')
  const { createGitHubClient } = await import('../github/client.js')
  const shown = new DeploymentTracker(run, createGitHubClient(github.access, client.http), github.run.url)
  const environmentOf = ({ outcome }: AppPromotion) =>
    apps.length === 1 ? github.environment : `${github.environment}/${outcome.app}`
  run.onFinish(async () => {
    const ends = apps.map((promoted) => {
      const { status, url } = promoted.outcome
      return shown.end(environmentOf(promoted), status === 'promoted' ? 'success' : 'failure', url)
    })
    await Promise.all(ends)
  })
  promotion.showStarted = (promoted) => {
    const { app } = promoted.outcome
    const sha = isFullCommitId(promotion.commit) ? promotion.commit : github.run.sha
    const task = `heroku/${app}`
    shown.start(environmentOf(promoted), { sha, task, description: `Promotion to ${app}`, transient: false })
  }
}
