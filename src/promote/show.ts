import { duration, isWholeCommitId } from '../runner/format.js'
import { block, code, link, table, text } from '../runner/markdown.js'
import { describe, Reported } from '../runner/run.js'
import type { Outcome } from './outcome.js'
import type { Promotion } from './promote.js'
import type { Target } from './targets.js'

/** A row an app of the promotion, for the job's summary. */
export function summaryOf(outcomes: Outcome[], error: unknown): string[] {
  const good = outcomes.filter(({ status }) => status === 'promoted' || status === 'unchanged').length
  const icon = error ? '❌' : '✅'
  const rows = outcomes.map((outcome) => [
    outcome.url ? link(outcome.app, outcome.url) : code(outcome.app),
    `${icons[outcome.status]} ${text(outcome.status)}`,
    outcome.version === undefined ? '' : code(`v${outcome.version}`),
    outcome.previousVersion === undefined ? '' : code(`v${outcome.previousVersion}`),
    outcome.seconds > 0 ? duration(outcome.seconds * 1000) : '',
    text(outcome.error ?? ''),
  ])
  const told = error && !(error instanceof Reported) ? [block(describe(error).split('\n'))] : []
  const head = ['App', 'Result', 'Release', 'Before', 'Time', 'Error']
  // A table of its own for each hundred: what does not fit into a summary is left out table by table.
  const tables = Array.from({ length: Math.ceil(rows.length / 100) }, (_, index) =>
    table(head, rows.slice(100 * index, 100 * (index + 1))),
  )
  return [`### ${icon} Promoted to ${good} of ${outcomes.length} apps`, ...told, ...tables]
}

const icons: Record<Outcome['status'], string> = {
  promoted: '✅',
  unchanged: '➖',
  failed: '❌',
  'rolled-back': '↩️',
  'not-started': '⏸️',
}

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
  const shown = new ShownDeployments(run, client, github)
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
