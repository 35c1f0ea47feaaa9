import { AlreadyReportedError } from '../runner/run.js'
import { comparisonSuffix, renderComparison } from '../summary/comparison.js'
import { renderFailure } from '../summary/failure.js'
import type { Bar } from '../summary/gantt.js'
import { dashboardUrl, linkedCode } from '../summary/heroku.js'
import { code, codeBlock, compactTable, details, link, text } from '../summary/markdown.js'
import { renderTimings } from '../summary/timings.js'
import { renderTrigger } from '../summary/trigger.js'
import { isFullCommitId } from '../text/commit-id.js'
import type { Comparison } from '../text/comparison.js'
import { formatCount, formatDuration } from '../text/format.js'
import { type AppPromotion, appsWithStatus, type Promotion } from './app-promotion.js'
import type { PromoteInputs } from './inputs.js'
import type { Outcome } from './outcome.js'

/** How many characters of an error to show in its app's row. */
const maxErrorLength = 300
/** How many apps to show in the order in which they received the release, with those that already ran it. */
const maxAppsInOrder = 20
/** For how many failed apps to show the full error. */
const maxFailures = 10

type SummaryApp = Pick<
  AppPromotion,
  'outcome' | 'span' | 'failure' | 'maintenance' | 'comparison' | 'runsOwnRelease'
> &
  Partial<Pick<AppPromotion, 'changes'>>

type SummaryInput = Pick<Promotion, 'label' | 'timings'> & {
  /** The promotion's inputs, as far as the summary shows them. */
  inputs: Pick<PromoteInputs, 'apiUrl' | 'repositoryUrl' | 'github'>
  /** The commit that the slug or image was built from; empty if it is unknown. */
  commit?: string
  apps: SummaryApp[]
}

/** Returns the parts of the job summary, in Markdown: a row per app, the errors, and how long each phase took. */
export function renderSummary(promotion: SummaryInput, error: unknown): string[] {
  const errorBlock = error && !(error instanceof AlreadyReportedError) ? renderFailure(error) : []
  const tables = tablesOf(promotion)
  return [
    headline(promotion, error),
    ...errorBlock,
    ...tables.slice(0, 1),
    ...triggerOf(promotion),
    ...changesOf(promotion),
    ...failuresOf(promotion),
    ...renderTimings(promotion.timings, barsOf(promotion)),
    ...tables.slice(1),
  ]
}

function headline(promotion: SummaryInput, error: unknown): string {
  const { apps } = promotion
  const icon = error ? '❌' : '✅'
  const what = describeArtifact(promotion)
  const unchanged = appsWithStatus(promotion, 'unchanged').length
  const changed = appsWithStatus(promotion, 'promoted').length
  const [first] = apps
  if (!first) return `### ${icon} Nothing was promoted`
  const isOnly = apps.length === 1
  const all = isOnly ? linkOf(first.outcome) : formatCount(apps.length, 'app')
  if (unchanged === apps.length)
    return `### ${icon} ${isOnly ? `${all} already runs` : `All ${all} already run`} ${what || 'it'}`
  const words =
    error && changed === 0
      ? `Promotion ${what && `of ${what} `}to ${all} failed`
      : `Promoted ${what && `${what} `}to ${changed === apps.length ? all : `${changed} of ${all}`}`
  const others = unchanged === 0 ? '' : `; ${unchanged} already ran it`
  return `### ${icon} ${words}${others}${comparisonSuffix(sharedComparison(apps))}`
}

function linkOf({ app, url }: Outcome): string {
  return url ? link(app, url) : code(app)
}

/** Returns what the promotion changes, if that is the same on all apps that did not run it already. */
function sharedComparison(apps: SummaryInput['apps']): Comparison | undefined {
  const [first, ...others] = apps.filter(({ outcome }) => outcome.status !== 'unchanged')
  const isShared = others.every(({ comparison }) => comparison?.note === first?.comparison?.note)
  return isShared ? first?.comparison : undefined
}

/** The commit in the label links to its page. */
function describeArtifact({ label, commit = '', inputs }: SummaryInput): string {
  if (label === '') return ''
  const url =
    isFullCommitId(commit) && inputs.repositoryUrl !== '' ? `${inputs.repositoryUrl}/commit/${commit}` : ''
  return linkedCode(label, url)
}

function triggerOf({ inputs }: SummaryInput): string[] {
  return inputs.github ? [`Triggered by ${renderTrigger(inputs.github.run)}`] : []
}

/**
 * Returns a table per hundred apps, since a summary that is too long is cut between its parts: first the apps that
 * failed, then the others. Of many, those that already ran it are only counted.
 */
function tablesOf({ apps, inputs }: SummaryInput): string[] {
  const hasFailed = apps.some(({ outcome }) => !['promoted', 'unchanged'].includes(outcome.status))
  const head = ['App', 'Result', 'Release', 'Before', 'Changes', 'Runs now', 'Time', 'Error']
  const showsChanges = sharedComparison(apps) === undefined
  const rows = shownOf(apps).map((app) => rowOf(app, inputs.apiUrl, { hasFailed, showsChanges }))
  return Array.from({ length: Math.ceil(rows.length / 100) }, (_, index) =>
    compactTable(head, rows.slice(100 * index, 100 * (index + 1))),
  )
}

function shownOf(apps: SummaryInput['apps']): SummaryInput['apps'] {
  if (apps.length <= maxAppsInOrder) return apps
  const isChanged = ({ outcome }: SummaryInput['apps'][number]) => outcome.status === 'promoted'
  const failed = appsWithStatus({ apps }, 'failed', 'rolled-back')
  return [...failed, ...appsWithStatus({ apps }, 'not-started'), ...apps.filter(isChanged)]
}

function rowOf(
  promotion: SummaryApp,
  apiUrl: URL,
  { hasFailed, showsChanges }: { hasFailed: boolean; showsChanges: boolean },
): string[] {
  const { outcome, maintenance, comparison } = promotion
  const { app, status, releaseId, version, previousVersion, seconds, error = '' } = outcome
  const words = status.replace('-', ' ')
  const result = maintenance ? `${words}, in maintenance mode ${maintenance.describe()}` : words
  const page = releaseId === undefined ? '' : dashboardUrl(apiUrl, app, 'releases', releaseId)
  return [
    linkOf(outcome),
    `${icons[status]} ${text(result)}`,
    version === undefined ? '' : linkedCode(`v${version}`, page),
    previousVersion === undefined || previousVersion === version ? '' : code(`v${previousVersion}`),
    comparison && showsChanges && status !== 'unchanged' ? renderComparison(comparison) : '',
    hasFailed ? runsNow(promotion) : '',
    seconds > 0 ? formatDuration(seconds * 1000) : '',
    text(error, maxErrorLength),
  ]
}

/** Names the release that an app runs after the promotion; empty if that is unknown. */
function runsNow({ outcome, runsOwnRelease }: SummaryApp): string {
  const { status, version, previousVersion } = outcome
  if (status === 'rolled-back') return 'as before'
  const isOwn = status === 'promoted' || status === 'unchanged' || runsOwnRelease === true
  const running = isOwn ? version : previousVersion
  return running === undefined ? '' : code(`v${running}`)
}

/** Lists what changed besides the releases. */
function changesOf({ apps }: SummaryInput): string[] {
  const lines = apps.flatMap(({ outcome, changes = [] }) =>
    changes.map((change) => `- ${code(outcome.app)}: ${text(change)}`),
  )
  return lines.length === 0 ? [] : [lines.join('\n')]
}

/** Shows the full error, folded, of each app whose error does not fit into its row. */
function failuresOf({ apps }: SummaryInput): string[] {
  const failures = apps.map(({ outcome, failure = '' }) => ({ app: outcome.app, lines: failure.split('\n') }))
  const detailed = failures.filter(({ lines }) => lines.length > 1)
  const shown = detailed
    .slice(0, maxFailures)
    .flatMap(({ app, lines }) => details(`Error of ${app}`, [codeBlock(lines)]))
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
