import type { Deploy } from '../deploy/deploy.js'
import { describe } from '../runner/run.js'
import { block, code, link, table, text } from '../summary/markdown.js'
import { phases } from '../summary/timings.js'
import type { Deployed } from './report.js'

/** What was built and released where, or what failed, and what the time went into, for the job's summary. */
export function summaryOf(
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
