import type { Commit } from '../source/commit.js'
import { isFullCommitId } from '../text/commit-id.js'
import type { BuildDeploy } from './inputs.js'

/**
 * Reports the result of the deploy in the job summary and, if an environment is set, as a GitHub deployment.
 *
 * @returns a function that shows the deployment as started, the first time that it is called. It takes the
 * checked-out commit, which is undefined if there is none. A failure before that call is not shown as a failed deployment
 */
export async function reportDeploy(deploy: BuildDeploy): Promise<(commit: Commit | undefined) => void> {
  const { run, options } = deploy
  run.onFinish(async (error) => {
    // Loaded late, so that the first request does not wait for it.
    const { renderSummary } = await import('./summary.js')
    await run.summary(renderSummary(deploy, error))
  })
  const { github } = options
  if (!github?.environment) return () => {}
  const { DeploymentTracker } = await import('../github/deployment-tracker.js')
  const { createGitHubClient } = await import('../github/client.js')
  const gitHubClient = createGitHubClient(github.access, deploy.client.http)
  const tracker = new DeploymentTracker(run, gitHubClient, github.run.url)
  const { environment } = github
  const task = `heroku/${options.app}`
  run.onFinish((error) =>
    tracker.end(environment, error ? 'failure' : 'success', deploy.result?.app.webUrl ?? ''),
  )
  let started = false
  return (commit) => {
    if (started) return
    started = true
    const { version } = deploy.options
    const sha = commit?.sha ?? (isFullCommitId(version) ? version : github.run.sha)
    tracker.start(environment, { sha, task, description: describe(deploy), transient: false })
  }
}

/** Describes the deployment once it is known what it changes, or that this can't be known. */
async function describe({ options, comparing }: BuildDeploy): Promise<string> {
  const comparison = await comparing
  return comparison ? `${options.app}: ${comparison.note}` : options.app
}
