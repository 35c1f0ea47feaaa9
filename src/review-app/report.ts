import { attempt } from '../github/attempt.js'
import { keepComment } from '../github/comment.js'
import { endDeployments } from '../github/deployments.js'
import { ShownDeployments } from '../github/show-deployments.js'
import { duration } from '../runner/format.js'
import { block, code, link, table, text } from '../runner/markdown.js'
import { describe } from '../runner/run.js'
import { phases } from '../runner/summary.js'
import type { Review, Reviewed } from './review.js'

/** A review before its pipeline is known. */
type Reviewing = Omit<Review, 'pipelineId'>

/** The last lines of an error that a comment shows. */
const mostLines = 30

/**
 * Tells people how the review goes: in the job's summary, as a deployment at GitHub, and in one comment on the pull
 * request, which is kept up to date.
 *
 * @param reviewed gives what has become of it, once that is known
 */
export function report(review: Reviewing, reviewed: () => Reviewed | undefined): void {
  const { run, pullRequest } = review
  run.whenOver((error) =>
    run.summary([headline(review, reviewed(), error), ...details(review, reviewed(), error)]),
  )
  if (review.environment) showDeployment(review, reviewed)
  if (!review.inputs.comment) return
  let before = pullRequest.open ? comment(review, [progress(review)]) : Promise.resolve()
  run.whenOver(async (error) => {
    await before
    const parts = [headline(review, reviewed(), error), ...details(review, reviewed(), error), footer(review)]
    before = comment(review, parts)
    await before
  })
}

function showDeployment(review: Reviewing, reviewed: () => Reviewed | undefined): void {
  const { run, client, environment, github, inputs, pullRequest, version } = review
  const shown = new ShownDeployments(run, client.http, inputs.github)
  if (pullRequest.open) {
    const description = `Review app of pull request ${pullRequest.number}`
    shown.start(environment, { sha: version, description, transient: true })
  }
  run.whenOver(async (error) => {
    const { status, app } = reviewed() ?? {}
    if (status === 'destroyed') {
      const over = () => endDeployments(github, environment)
      await attempt(run, 'Ending the deployments of the pull request', 'deployments: write', over)
    } else if (pullRequest.open) {
      await shown.end(
        environment,
        error ? 'failure' : status === 'unchanged' ? 'inactive' : 'success',
        app?.webUrl ?? '',
      )
    }
  })
}

async function comment({ run, github, inputs, pullRequest }: Reviewing, parts: string[]): Promise<void> {
  const keep = () => keepComment(github, pullRequest.number, inputs.pipeline, parts.join('\n\n'))
  await attempt(run, 'Commenting on the pull request', 'pull-requests: write', keep)
}

function progress({ inputs, version }: Reviewing): string {
  return `### ⏳ Deploying ${code(version.slice(0, 8))} to its review app\n\n${link('See the log', inputs.github.run.url)}`
}

function headline({ version }: Reviewing, reviewed: Reviewed | undefined, error: unknown): string {
  const commit = code(version.slice(0, 8))
  if (error || !reviewed) return `### ❌ The review app for ${commit} failed`
  const { status, app } = reviewed
  if (status === 'destroyed') return '### 🧹 The review app is destroyed'
  if (status === 'unchanged') return `### ➖ ${commit} was not deployed`
  const where = app ? (app.webUrl ? link(app.webUrl, app.webUrl) : code(app.name)) : ''
  return `### ✅ The review app runs ${commit}: ${where}`
}

function details({ took }: Reviewing, reviewed: Reviewed | undefined, error: unknown): string[] {
  const failure = error ? [block(describe(error).split('\n').slice(-mostLines))] : []
  const why = reviewed?.why ? [text(reviewed.why)] : []
  const facts = reviewed?.app
    ? [
        table(
          ['', ''],
          [
            ['App', code(reviewed.app.name)],
            ['Status', code(reviewed.status)],
          ],
        ),
      ]
    : []
  return [...failure, ...why, ...facts, ...phases(took)]
}

function footer({ inputs, pullRequest, took }: Reviewing): string {
  const sum = [...took.values()].reduce((total, one) => total + one, 0)
  const log = link('Log', inputs.github.run.url)
  const destroyed = pullRequest.open ? ' · Close the pull request to destroy the app.' : ''
  return `${log} · ${duration(sum)}${destroyed}`
}
