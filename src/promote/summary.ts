import { duration } from '../runner/format.js'
import type { Bar } from '../runner/gantt.js'
import { block, code, link, table, text } from '../runner/markdown.js'
import { phases } from '../runner/phases.js'
import { describe, Reported } from '../runner/run.js'
import type { Course } from './course.js'
import type { Outcome } from './outcome.js'

/** So many characters of an error are in its app's row. */
const longestError = 300
/** Of so many apps the last lines of output are shown. */
const mostFailures = 10

/** A row an app of the promotion, what failed, and what the time went into, for the job's summary. */
export function summaryOf(outcomes: Outcome[], course: Course, error: unknown): string[] {
  const told = error && !(error instanceof Reported) ? [block(describe(error).split('\n'))] : []
  const tables = tablesOf(outcomes)
  return [
    headline(outcomes, course, error),
    ...told,
    ...tables.slice(0, 1),
    ...failuresOf(course),
    ...phases(course.took, timesOf(course)),
    ...tables.slice(1),
  ]
}

function headline(outcomes: Outcome[], { label }: Course, error: unknown): string {
  const icon = error ? '❌' : '✅'
  if (outcomes.length === 0) return `### ${icon} Nothing was promoted`
  const good = outcomes.filter(isGood).length
  const what = label ? `${code(label)} ` : ''
  return `### ${icon} Promoted ${what}to ${good} of ${outcomes.length} apps`
}

/** A table of its own for each hundred: what does not fit into a summary is left out table by table. */
function tablesOf(outcomes: Outcome[]): string[] {
  const head = ['App', 'Result', 'Release', 'Before', 'Time', 'Error']
  const rows = outcomes.map(rowOf)
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
    seconds > 0 ? duration(seconds * 1000) : '',
    text(error, longestError),
  ]
}

/** Of each app that failed with more to say than has room in its row, all of it. */
function failuresOf({ failures }: Course): string[] {
  const long = [...failures].map(([{ app }, message]) => ({ app, lines: message.split('\n') }))
  const telling = long.filter(({ lines }) => lines.length > 1)
  const shown = telling
    .slice(0, mostFailures)
    .flatMap(({ app, lines }) => [`What failed ${code(app)}:`, block(lines)])
  const leftOut = `The log has the same of ${telling.length - mostFailures} more apps.`
  return telling.length > mostFailures ? [...shown, leftOut] : shown
}

function timesOf({ turns }: Course): Bar[] {
  return [...turns].map(([outcome, turn]) => ({
    name: outcome.app,
    ...turn,
    failed: outcome.status === 'failed',
  }))
}

function isGood({ status }: Outcome): boolean {
  return status === 'promoted' || status === 'unchanged'
}

const icons: Record<Outcome['status'], string> = {
  promoted: '✅',
  unchanged: '➖',
  failed: '❌',
  'rolled-back': '↩️',
  'not-started': '⏸️',
}
