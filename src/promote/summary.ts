import { AlreadyReportedError } from '../runner/run.js'
import type { Bar } from '../summary/gantt.js'
import { code, codeBlock, link, table, text } from '../summary/markdown.js'
import { renderTimings } from '../summary/timings.js'
import { describeError } from '../text/describe-error.js'
import { formatDuration } from '../text/format.js'
import { type AppPromotion, appsWith, type Promotion } from './app-promotion.js'
import type { Outcome } from './outcome.js'

/** So many characters of an error are in its app's row. */
const longestError = 300
/** Of so many apps the last lines of output are shown. */
const mostFailures = 10

/** What a summary shows of a promotion. */
type Summarized = Pick<Promotion, 'label' | 'timings'> & {
  apps: Pick<AppPromotion, 'outcome' | 'turn' | 'failure'>[]
}

/** A row an app of the promotion, what failed, and what the time went into, for the job's summary. */
export function summaryOf(promotion: Summarized, error: unknown): string[] {
  const told =
    error && !(error instanceof AlreadyReportedError) ? [codeBlock(describeError(error).split('\n'))] : []
  const tables = tablesOf(promotion)
  return [
    headline(promotion, error),
    ...told,
    ...tables.slice(0, 1),
    ...failuresOf(promotion),
    ...renderTimings(promotion.timings, timesOf(promotion)),
    ...tables.slice(1),
  ]
}

function headline(promotion: Summarized, error: unknown): string {
  const { apps, label } = promotion
  const icon = error ? '❌' : '✅'
  const what = label ? `${code(label)} ` : ''
  const unchanged = appsWith(promotion, 'unchanged').length
  const changed = appsWith(promotion, 'promoted').length
  if (apps.length === 0) return `### ${icon} Nothing was promoted`
  if (unchanged === 0) return `### ${icon} Promoted ${what}to ${changed} of ${apps.length} apps`
  if (unchanged === apps.length)
    return `### ${icon} All ${apps.length} apps run ${label ? code(label) : 'it'} already`
  return `### ${icon} Promoted ${what}to ${changed} of ${apps.length} apps; ${unchanged} ran it already`
}

/** A table of its own for each hundred: what does not fit into a summary is left out table by table. */
function tablesOf({ apps }: Summarized): string[] {
  const head = ['App', 'Result', 'Release', 'Before', 'Time', 'Error']
  const rows = apps.map(({ outcome }) => rowOf(outcome))
  return Array.from({ length: Math.ceil(rows.length / 100) }, (_, index) =>
    table(head, rows.slice(100 * index, 100 * (index + 1))),
  )
}

function rowOf({ app, url, status, version, previousVersion, seconds, error = '' }: Outcome): string[] {
  return [
    url ? link(app, url) : code(app),
    `${icons[status]} ${text(status)}`,
    version === undefined ? '' : code(`v${version}`),
    previousVersion === undefined ? '' : code(`v${previousVersion}`),
    seconds > 0 ? formatDuration(seconds * 1000) : '',
    text(error, longestError),
  ]
}

/** Of each app that failed with more to say than has room in its row, all of it. */
function failuresOf({ apps }: Summarized): string[] {
  const long = apps.map(({ outcome, failure = '' }) => ({ app: outcome.app, lines: failure.split('\n') }))
  const telling = long.filter(({ lines }) => lines.length > 1)
  const shown = telling
    .slice(0, mostFailures)
    .flatMap(({ app, lines }) => [`What failed ${code(app)}:`, codeBlock(lines)])
  const leftOut = `The log has the same of ${telling.length - mostFailures} more apps.`
  return telling.length > mostFailures ? [...shown, leftOut] : shown
}

function timesOf({ apps }: Summarized): Bar[] {
  return apps.flatMap(({ outcome, turn }) =>
    turn ? [{ name: outcome.app, ...turn, failed: outcome.status === 'failed' }] : [],
  )
}

const icons: Record<Outcome['status'], string> = {
  promoted: '✅',
  unchanged: '➖',
  failed: '❌',
  'rolled-back': '↩️',
  'not-started': '⏸️',
}
