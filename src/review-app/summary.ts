import { resultRows, runsNow } from '../deploy/result-rows.js'
import { comparisonSuffix, renderComparison } from '../summary/comparison.js'
import { renderDeployTable } from '../summary/deploy-table.js'
import { renderFailure } from '../summary/failure.js'
import { code, details, link, text } from '../summary/markdown.js'
import { renderTimings } from '../summary/timings.js'
import { describeError } from '../text/describe-error.js'
import { formatDuration, shortestPhase } from '../text/format.js'
import { QuotingError } from '../text/quoting-error.js'
import { describeCommit, type ReportContext } from './review.js'
import { shouldHaveApp } from './should-have-app.js'

/** Returns the parts of the job summary, in Markdown: what the review app runs or what failed, and how long it took. */
export function renderSummary(review: ReportContext, error: unknown): string[] {
  const why = review.result?.why
  return [
    `### ${headline(review, error)}${suffix(review)}`,
    ...(error ? renderFailure(error) : []),
    ...(why ? [text(why)] : []),
    ...renderDetails(review, error),
  ]
}

/**
 * Returns the parts of the pull request's comment: one line with a link to the log, and all else folded. It quotes
 * neither build output nor Heroku's messages.
 */
export function renderComment(review: ReportContext, error: unknown): string[] {
  const { inputs, result, timings } = review
  const took = [...timings.values()].reduce((total, one) => total + one, 0)
  const why = error ? ownMessageOf(error) : (result?.why ?? '')
  const line = [headline(review, error), ...(why === '' ? [] : [text(why)])].join(': ')
  return [
    [line, link('Log', inputs.github.run.url)].join(' · '),
    ...details(
      [`Pipeline ${inputs.pipeline}`, ...(took < shortestPhase ? [] : [formatDuration(took)])].join(', '),
      [
        ...(review.deploy?.comparison && result?.deployed
          ? [`Changes: ${renderComparison(review.deploy.comparison)}`]
          : []),
        ...renderDetails(review, error),
        ...nextStep(review),
      ],
    ),
  ]
}

function renderDetails({ deploy, inputs, result, timings }: ReportContext, error: unknown): string[] {
  const app = result?.app?.name ?? deploy?.app?.name ?? ''
  const deployed = result?.deployed
  const rows = deploy && (error || deployed) ? resultRows(deploy, deployed) : []
  return [
    ...renderDeployTable([...(app === '' ? [] : [{ label: 'App', value: app }]), ...rows], {
      app,
      apiUrl: inputs.apiUrl,
      trigger: inputs.github.run,
      runsNow: error && deploy ? runsNow(deploy) : '',
    }),
    ...renderTimings(timings),
  ]
}

function suffix({ deploy, result }: ReportContext): string {
  return result && !result.deployed ? '' : comparisonSuffix(deploy?.comparison)
}

function headline(review: ReportContext, error: unknown): string {
  const { inputs, result } = review
  const commit = describeCommit(review.commit, inputs.deploy.repositoryUrl)
  if (error || !result) return `❌ The review app for ${commit} failed`
  const { status, app } = result
  if (status === 'destroyed') return '🧹 The review app was destroyed'
  if (status === 'unchanged') return `➖ ${commit} was not deployed`
  const where = app ? (app.webUrl ? link(app.webUrl, app.webUrl) : code(app.name)) : ''
  return `✅ The review app runs ${commit}: ${where}`
}

/** Returns the part of an error's message that may be shown in public, in one line. */
function ownMessageOf(error: unknown): string {
  return error instanceof QuotingError ? error.ownMessage : (describeError(error).split('\n', 1)[0] ?? '')
}

/** Says how to get rid of the app, or how to get it back. */
function nextStep({ inputs, pullRequest }: ReportContext): string[] {
  const { label } = inputs
  if (!pullRequest.open) return []
  if (label === '') return ['Close the pull request to destroy the app.']
  if (shouldHaveApp(pullRequest, label))
    return [`Remove the label ${code(label)} or close the pull request to destroy the app.`]
  return [`Add the label ${code(label)} to create the app again.`]
}
