import { isFullCommitId } from '../text/commit-id.js'
import type { AppPromotion, Promotion } from './app-promotion.js'

/**
 * Shows each app's promotion as a GitHub deployment if an environment is set. The deployments' final states are set when
 * the run finishes.
 */
export async function showDeployments(promotion: Promotion): Promise<void> {
  const { run, client, inputs, apps } = promotion
  const { github } = inputs
  if (!github?.environment) return
  const { DeploymentTracker } = await import('../github/deployment-tracker.js')
  const { createGitHubClient } = await import('../github/client.js')
  const tracker = new DeploymentTracker(run, createGitHubClient(github.access, client.http), github.run.url)
  const environmentOf = ({ outcome }: AppPromotion) =>
    apps.length === 1 ? github.environment : `${github.environment}/${outcome.app}`
  run.onFinish(async () => {
    const ends = apps.map((appPromotion) => {
      const { status, url } = appPromotion.outcome
      return tracker.end(environmentOf(appPromotion), status === 'promoted' ? 'success' : 'failure', url)
    })
    await Promise.all(ends)
  })
  promotion.showStarted = (appPromotion) => {
    const { app } = appPromotion.outcome
    const sha = isFullCommitId(promotion.commit) ? promotion.commit : github.run.sha
    const task = `heroku/${app}`
    tracker.start(environmentOf(appPromotion), {
      sha,
      task,
      description: describe(promotion, appPromotion),
      transient: false,
    })
  }
}

async function describe({ comparing }: Promotion, appPromotion: AppPromotion): Promise<string> {
  await comparing
  const { comparison, outcome } = appPromotion
  const what = `Promotion to ${outcome.app}`
  return comparison ? `${what}: ${comparison.note}` : what
}
