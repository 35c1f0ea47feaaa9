import { isWholeCommitId } from '../runner/format.js'
import type { Promotion } from './promote.js'
import type { Target } from './targets.js'

/** Shows an app's promotion at GitHub as begun; the slug's commit may be unknown. */
export type Show = (target: Target, commit: string) => void

/**
 * Has each app's promotion shown as a deployment at GitHub, where that is wanted.
 *
 * @returns what shows that one has begun; how each ended is shown once the run is over
 */
export async function showDeployments({
  run,
  client,
  inputs,
  targets,
  outcomes,
}: Pick<Promotion, 'run' | 'client' | 'inputs' | 'targets' | 'outcomes'>): Promise<Show> {
  const { github } = inputs
  if (!github?.environment) return () => {}
  const { ShownDeployments } = await import('../github/show-deployments.js')
  const { connectToGitHub } = await import('../github/connect.js')
  const shown = new ShownDeployments(run, connectToGitHub(github.access, client.http), github.run.url)
  const environmentOf = (app: string) =>
    targets.length === 1 ? github.environment : `${github.environment}/${app}`
  run.whenOver(async () => {
    const ends = [...outcomes.values()].map(({ app, status, url }) =>
      shown.end(environmentOf(app), status === 'promoted' ? 'success' : 'failure', url),
    )
    await Promise.all(ends)
  })
  return ({ app }, commit) => {
    const description = `Promotion to ${app.name}`
    const sha = isWholeCommitId(commit) ? commit : github.run.sha
    shown.start(environmentOf(app.name), { sha, task: `heroku/${app.name}`, description, transient: false })
  }
}
