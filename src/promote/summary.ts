import { AlreadyReportedError } from '../runner/run.js'
import { renderComparison } from '../summary/comparison.js'
import type { Bar } from '../summary/gantt.js'
import { code, codeBlock, link, table, text } from '../summary/markdown.js'
import { renderTimings } from '../summary/timings.js'
import { describeError } from '../text/describe-error.js'
import { formatCount, formatDuration } from '../text/format.js'
import { type AppPromotion, appsWithStatus, type Promotion } from './app-promotion.js'
import type { Outcome } from './outcome.js'

/** How many characters of an error to show in its app's row. */
const maxErrorLength = 300
/** How many apps to show in the order in which they received the release, with those that already ran it. */
const maxAppsInOrder = 20
/** For how many failed apps to show the full error. */
const maxFailures = 10

type SummaryInput = Pick<Promotion, 'label' | 'timings'> & {
  apps: (Pick<AppPromotion, 'outcome' | 'span' | 'failure' | 'maintenance' | 'comparison'> &
    Partial<Pick<AppPromotion, 'changes'>>)[]
}

/** Returns the parts of the job summary, in Markdown: a row per app, the errors, and how long each phase took. */
export function renderSummary(promotion: SummaryInput, error: unknown): string[] {
  const errorBlock =
    error && !(error instanceof AlreadyReportedError) ? [codeBlock(describeError(error).split('\n'))] : []
  const tables = tablesOf(promotion)
  return [
    headline(promotion, error),
    ...errorBlock,
    ...tables.slice(0, 1),
    ...changesOf(promotion),
    ...failuresOf(promotion),
    ...renderTimings(promotion.timings, barsOf(promotion)),
    ...tables.slice(1),
  ]
}

function headline(promotion: SummaryInput, error: unknown): string {
  const { apps, label } = promotion
  const icon = error ? '❌' : '✅'
  const what = label ? `${code(label)} ` : ''
  const unchanged = appsWithStatus(promotion, 'unchanged').length
  const changed = appsWithStatus(promotion, 'promoted').length
  if (apps.length === 0) return `### ${icon} Nothing was promoted`
  const all = formatCount(apps.length, 'app')
  if (unchanged === 0) return `### ${icon} Promoted ${what}to ${changed} of ${all}`
  if (unchanged === apps.length)
    return `### ${icon} ${apps.length === 1 ? 'The app already runs' : `All ${apps.length} apps already run`} ${label ? code(label) : 'it'}`
  return `### ${icon} Promoted ${what}to ${changed} of ${all}; ${unchanged} already ran it`
}

/**
 * Returns a table per hundred apps, since a summary that is too long is cut between its parts: first the apps that
 * failed, then the others. Of many, those that already ran it are only counted.
 */
function tablesOf({ apps }: SummaryInput): string[] {
  // A promotion to many different slugs compares none.
  const isCompared = apps.some(({ comparison }) => comparison)
  const head = ['App', 'Result', 'Release', 'Before', ...(isCompared ? ['Changes'] : []), 'Time', 'Error']
  const rows = shownOf(apps).map((app) =>
    rowOf(app, isCompared ? [app.comparison ? renderComparison(app.comparison) : ''] : []),
  )
  return Array.from({ length: Math.ceil(rows.length / 100) }, (_, index) =>
    table(head, rows.slice(100 * index, 100 * (index + 1))),
  )
}

function shownOf(apps: SummaryInput['apps']): SummaryInput['apps'] {
  if (apps.length <= maxAppsInOrder) return apps
  const isChanged = ({ outcome }: SummaryInput['apps'][number]) => outcome.status === 'promoted'
  const failed = appsWithStatus({ apps }, 'failed', 'rolled-back')
  return [...failed, ...appsWithStatus({ apps }, 'not-started'), ...apps.filter(isChanged)]
}

function rowOf(
  { outcome, maintenance }: Pick<AppPromotion, 'outcome' | 'maintenance'>,
  changes: string[],
): string[] {
  const { app, url, status, version, previousVersion, seconds, error = '' } = outcome
  const result = maintenance ? `${status}, in maintenance mode ${maintenance.describe()}` : status
  return [
    url ? link(app, url) : code(app),
    `${icons[status]} ${text(result)}`,
    version === undefined ? '' : code(`v${version}`),
    previousVersion === undefined ? '' : code(`v${previousVersion}`),
    ...changes,
    seconds > 0 ? formatDuration(seconds * 1000) : '',
    text(error, maxErrorLength),
  ]
}

/** Lists what changed besides the releases. */
function changesOf({ apps }: SummaryInput): string[] {
  const lines = apps.flatMap(({ outcome, changes = [] }) =>
    changes.map((change) => `- ${code(outcome.app)}: ${text(change)}`),
  )
  return lines.length === 0 ? [] : [lines.join('\n')]
}

/** Shows the full error of each app whose error does not fit into its row. */
function failuresOf({ apps }: SummaryInput): string[] {
  const failures = apps.map(({ outcome, failure = '' }) => ({ app: outcome.app, lines: failure.split('\n') }))
  const detailed = failures.filter(({ lines }) => lines.length > 1)
  const shown = detailed
    .slice(0, maxFailures)
    .flatMap(({ app, lines }) => [`Error of ${code(app)}:`, codeBlock(lines)])
  const leftOut = `See the log for the errors of ${detailed.length - maxFailures} more apps.`
  return detailed.length > maxFailures ? [...shown, leftOut] : shown
}

function barsOf({ apps }: SummaryInput): Bar[] {
  return apps.flatMap(({ outcome, span }) =>
    span ? [{ name: outcome.app, ...span, failed: outcome.status === 'failed' }] : [],
  )
}

const icons: Record<Outcome['status'], string> = {
  promoted: '✅',
  unchanged: '➖',
  failed: '❌',
  'rolled-back': '↩️',
  'not-started': '⏸️',
}
