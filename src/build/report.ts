import { isFullCommitId } from '../text/commit-id.js'
import type { BuildDeploy } from './inputs.js'

/** Shows how the deploy ends in the job's summary and, where that is wanted, as a deployment at GitHub. */
export async function reportDeploy(deploy: BuildDeploy): Promise<void> {
  const { run, options } = deploy
  run.onFinish(async (error) => {
    // Not before the first request, which need not wait for it.
    const { summaryOf } = await import('./summary.js')
    await run.summary(summaryOf(deploy, error))
  })
  const { github } = options
  if (!github?.environment) return
  const { DeploymentTracker } = await import('../github/deployment-tracker.js')
  const { createGitHubClient } = await import('../github/client.js')
  const connected = createGitHubClient(github.access, deploy.client.http)
  const shown = new DeploymentTracker(run, connected, github.run.url)
  const { environment } = github
  const sha = isFullCommitId(options.version) ? options.version : github.run.sha
  const task = `heroku/${options.app}`
  shown.start(environment, { sha, task, description: options.app, transient: false })
  run.onFinish((error) =>
    shown.end(environment, error ? 'failure' : 'success', deploy.result?.app.webUrl ?? ''),
  )
}
