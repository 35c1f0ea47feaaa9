import type { Deploy } from '../deploy/deploy.js'
import type { App } from '../heroku/apps.js'
import type { Build } from '../heroku/builds.js'
import type { Release } from '../heroku/releases.js'
import { isWholeCommitId } from '../text/format.js'

/** What a deploy has come to. */
export interface Deployed {
  app: App
  build: Build
  release: Release
}

/**
 * Has the job's summary tell how the deploy ends and, where that is wanted, GitHub show it as a deployment.
 *
 * @param deployed gives what it has come to, once it has
 */
export async function reportDeploy(deploy: Deploy, deployed: () => Deployed | undefined): Promise<void> {
  const { run, inputs } = deploy
  run.whenOver(async (error) => {
    // Not before the first request, which need not wait for it.
    const { summaryOf } = await import('./summary.js')
    await run.summary(summaryOf(deploy, deployed(), error))
  })
  const { github } = inputs
  if (!github?.environment) return
  const { ShownDeployments } = await import('../github/deployment-tracker.js')
  const { connectToGitHub } = await import('../github/client.js')
  const connected = connectToGitHub(github.access, deploy.client.http)
  const shown = new ShownDeployments(run, connected, github.run.url)
  const { environment } = github
  const sha = isWholeCommitId(inputs.version) ? inputs.version : github.run.sha
  const task = `heroku/${inputs.app}`
  shown.start(environment, { sha, task, description: inputs.app, transient: false })
  run.whenOver((error) => shown.end(environment, error ? 'failure' : 'success', deployed()?.app.webUrl ?? ''))
}
