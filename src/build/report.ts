import { isFullCommitId } from '../text/commit-id.js'
import type { BuildDeploy } from './inputs.js'

/**
 * Reports the result of the deploy in the job summary and, if an environment is set, as a GitHub deployment. The
 * deployment starts once it is certain which commit is deployed; a failure before that is not shown as one.
 */
export async function reportDeploy(deploy: BuildDeploy): Promise<void> {
  const { run, options } = deploy
  run.onFinish(async (error) => {
    // Loaded late, so that the first request does not wait for it.
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
  const task = `heroku/${options.app}`
  let started = false
  deploy.onVersion = (commit) => {
    if (started) return
    started = true
    const { version } = deploy.options
    const sha = commit || (isFullCommitId(version) ? version : github.run.sha)
    tracker.start(environment, { sha, task, description: options.app, transient: false })
  }
  run.onFinish((error) =>
    tracker.end(environment, error ? 'failure' : 'success', deploy.result?.app.webUrl ?? ''),
  )
}
