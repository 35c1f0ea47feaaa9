import type { App } from '../heroku/apps.js'
import type { Build } from '../heroku/builds.js'
import type { Release } from '../heroku/releases.js'
import { isWholeCommitId } from '../runner/format.js'
import { block, code, link, table, text } from '../runner/markdown.js'
import { phases } from '../runner/phases.js'
import { describe } from '../runner/run.js'
import type { Deploy } from './deploy.js'

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
  run.whenOver((error) => run.summary(summaryOf(deploy, deployed(), error)))
  const { github } = inputs
  if (!github?.environment) return
  const { ShownDeployments } = await import('../github/show-deployments.js')
  const shown = new ShownDeployments(run, deploy.client, github)
  const { environment } = github
  const sha = isWholeCommitId(inputs.version) ? inputs.version : github.run.sha
  const task = `heroku/${inputs.app}`
  shown.start(environment, { sha, task, description: inputs.app, transient: false })
  run.whenOver((error) => shown.end(environment, error ? 'failure' : 'success', deployed()?.app.webUrl ?? ''))
}

function summaryOf(
  { inputs, took, changes }: Deploy,
  deployed: Deployed | undefined,
  error: unknown,
): string[] {
  const what = `${code(inputs.version)} to ${code(deployed?.app.name ?? inputs.app)}`
  if (!deployed || error) {
    return [
      `### ❌ Deploy of ${what} failed`,
      block(describe(error).split('\n')),
      ...list(changes),
      ...phases(took),
    ]
  }
  return [`### ✅ Deployed ${what}`, factsOf(deployed), ...list(changes), ...phases(took)]
}

function list(changes: string[]): string[] {
  return changes.length === 0 ? [] : [changes.map((change) => `- ${text(change)}`).join('\n')]
}

function factsOf({ app, build, release }: Deployed): string {
  const rows = [
    ['Release', code(`v${release.version}`)],
    ['Build', code(build.id)],
    ['Slug', code(build.slugId ?? '')],
  ]
  return table(['App', app.webUrl ? link(app.name, app.webUrl) : code(app.name)], rows)
}
