import { resultRows, runsNow } from '../deploy/result-rows.js'
import { comparisonSuffix } from '../summary/comparison.js'
import { renderDeployTable } from '../summary/deploy-table.js'
import { renderFailure } from '../summary/failure.js'
import { code, link, text } from '../summary/markdown.js'
import { renderTimings } from '../summary/timings.js'
import { renderVersion } from '../summary/version.js'
import type { BuildDeploy } from './inputs.js'

/** Returns the parts of the job summary, in Markdown: what was deployed or what failed, and how long each phase took. */
export function renderSummary(deploy: BuildDeploy, error: unknown): string[] {
  const { options, timings, comparison, result } = deploy
  const app = result?.app ?? deploy.app
  const where = app?.webUrl ? link(app.name, app.webUrl) : code(app?.name ?? options.app)
  const what = `${renderVersion(options.version, options.repositoryUrl)} to ${where}`
  const hasFailed = Boolean(error) || !result
  const heading = hasFailed ? `### ❌ Deploy of ${what} failed` : `### ✅ Deployed ${what}`
  return [
    `${heading}${comparisonSuffix(comparison)}`,
    ...(hasFailed ? renderFailure(error) : []),
    ...renderDeployTable(resultRows(deploy, result), {
      app: app?.name ?? options.app,
      apiUrl: options.apiUrl,
      trigger: options.github?.run,
      runsNow: hasFailed ? runsNow(deploy) : '',
    }),
    ...changeList(deploy),
    ...renderTimings(timings),
  ]
}

function changeList({ changes, maintenance }: BuildDeploy): string[] {
  const all = [...changes, ...(maintenance ? [`In maintenance mode ${maintenance.describe()}`] : [])]
  return all.length === 0 ? [] : [all.map((change) => `- ${text(change)}`).join('\n')]
}
