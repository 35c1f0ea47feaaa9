import type { DeployResult } from '../deploy/deploy.js'
import { productRows } from '../deploy/product-rows.js'
import { comparisonRows, renderComparison } from '../summary/comparison.js'
import { code, codeBlock, link, table, text } from '../summary/markdown.js'
import { renderTimings } from '../summary/timings.js'
import type { Comparison } from '../text/comparison.js'
import { describeError } from '../text/describe-error.js'
import type { BuildDeploy } from './inputs.js'

/** Returns the parts of the job summary, in Markdown: what was deployed or what failed, and how long each phase took. */
export function renderSummary(deploy: BuildDeploy, error: unknown): string[] {
  const { options, timings, maintenance, result, comparison } = deploy
  const changes = [
    ...deploy.changes,
    ...(maintenance ? [`In maintenance mode ${maintenance.describe()}`] : []),
  ]
  const what = `${code(options.version)} to ${code(result?.app.name ?? options.app)}`
  if (!result || error) {
    return [
      `### ❌ Deploy of ${what} failed`,
      codeBlock(describeError(error).split('\n')),
      ...(comparison ? [`Changes: ${renderComparison(comparison)}`] : []),
      ...changeList(changes),
      ...renderTimings(timings),
    ]
  }
  return [
    `### ✅ Deployed ${what}`,
    resultTable(result, comparison),
    ...changeList(changes),
    ...renderTimings(timings),
  ]
}

function changeList(changes: string[]): string[] {
  return changes.length === 0 ? [] : [changes.map((change) => `- ${text(change)}`).join('\n')]
}

function resultTable(result: DeployResult, comparison: Comparison | undefined): string {
  const { app, build, release } = result
  const rows = [
    ['Release', code(`v${release.version}`)],
    ...comparisonRows(comparison),
    ['Build', code(build.id)],
    ...productRows(result).map(([label, value]) => [label, code(value)]),
  ]
  return table(['App', app.webUrl ? link(app.name, app.webUrl) : code(app.name)], rows)
}
