import type { Deploy } from '../deploy/deploy.js'
import type { App } from '../heroku/apps.js'
import type { Build } from '../heroku/builds.js'
import type { Release } from '../heroku/releases.js'
import { isWholeCommitId } from '../text/commit-id.js'

/** What a deploy has come to. */
export interface DeployResult {
  app: App
  build: Build
  release: Release
}

/**
 * Has the job's summary tell how the deploy ends and, where that is wanted, GitHub show it as a deployment.
 *
 * @param deployed gives what it has come to, once it has
 */
export async function reportDeploy(deploy: Deploy, deployed: () => DeployResult | undefined): Promise<void> {
  const { run, inputs } = deploy
  run.onFinish(async (error) => {
    // Not before the first request, which need not wait for it.
    const { summaryOf } = await import('./summary.js')
    await run.summary(summaryOf(deploy, deployed(), error))
  })
  const { github } = inputs
  if (!github?.environment) return
  const { DeploymentTracker } = await import('../github/deployment-tracker.js')
  const { createGitHubClient } = await import('../github/client.js')
  const connected = createGitHubClient(github.access, deploy.client.http)
  const shown = new DeploymentTracker(run, connected, github.run.url)
  const { environment } = github
  const sha = isWholeCommitId(inputs.version) ? inputs.version : github.run.sha
  const task = `heroku/${inputs.app}`
  shown.start(environment, { sha, task, description: inputs.app, transient: false })
  run.onFinish((error) => shown.end(environment, error ? 'failure' : 'success', deployed()?.app.webUrl ?? ''))
}
