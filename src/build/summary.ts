import type { DeployResult } from '../deploy/deploy.js'
import { code, codeBlock, link, table, text } from '../summary/markdown.js'
import { renderTimings } from '../summary/timings.js'
import { describeError } from '../text/describe-error.js'
import type { BuildDeploy } from './inputs.js'

/** What was built and released where, or what failed, and what the time went into, for the job's summary. */
export function summaryOf({ options, timings, changes, result }: BuildDeploy, error: unknown): string[] {
  const what = `${code(options.version)} to ${code(result?.app.name ?? options.app)}`
  if (!result || error) {
    return [
      `### ❌ Deploy of ${what} failed`,
      codeBlock(describeError(error).split('\n')),
      ...list(changes),
      ...renderTimings(timings),
    ]
  }
  return [`### ✅ Deployed ${what}`, factsOf(result), ...list(changes), ...renderTimings(timings)]
}

function list(changes: string[]): string[] {
  return changes.length === 0 ? [] : [changes.map((change) => `- ${text(change)}`).join('\n')]
}

function factsOf({ app, build, release }: DeployResult): string {
  const rows = [
    ['Release', code(`v${release.version}`)],
    ['Build', code(build.id)],
    ['Slug', code(build.slugId ?? '')],
  ]
  return table(['App', app.webUrl ? link(app.name, app.webUrl) : code(app.name)], rows)
}
