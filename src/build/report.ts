import { isWholeCommitId } from '../text/commit-id.js'
import type { BuildDeploy } from './inputs.js'

/** Shows how the deploy ends in the job's summary and, where that is wanted, as a deployment at GitHub. */
export async function reportDeploy(deploy: BuildDeploy): Promise<void> {
  const { run, options } = deploy
  run.onFinish(async (error) => {
    // Not before the first request, which need not wait for it.
    const { renderSummary } = await import('./summary.js')
    await run.summary(renderSummary(deploy, error))
  })
  const { github } = options
  if (!github?.environment) return
  const { DeploymentTracker } = await import('../github/deployment-tracker.js')
  const { createGitHubClient } = await import('../github/client.js')
  const gitHubClient = createGitHubClient(github.access, deploy.client.http)
  const tracker = new DeploymentTracker(run, gitHubClient, github.run.url)
  const { environment } = github
  const sha = isWholeCommitId(options.version) ? options.version : github.run.sha
  const task = `heroku/${options.app}`
  tracker.start(environment, { sha, task, description: options.app, transient: false })
  run.onFinish((error) =>
    tracker.end(environment, error ? 'failure' : 'success', deploy.result?.app.webUrl ?? ''),
  )
}
