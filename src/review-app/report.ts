import { bestEffort } from '../github/best-effort.js'
import { commentKind, commentTask, keepComment, type OpenComment } from '../github/comment.js'
import { DeploymentTracker } from '../github/deployment-tracker.js'
import { endDeployments } from '../github/deployments.js'
import type { Armed } from '../runner/leftovers.js'
import { code, codeBlock, link, table, text } from '../summary/markdown.js'
import { describeError } from '../text/describe-error.js'
import { formatDuration } from '../text/format.js'
import { QuotingError } from '../text/quoting-error.js'
import { describeCommit, type Review, type ReviewResult, taskOf } from './review.js'

/** A review before its pipeline is known. */
type ReportContext = Omit<Review, 'pipelineId' | 'begin'>

/** Of an error, the first line and as many of the last are shown. */
const maxLines = 30

/**
 * Tells people how the review ends: in the job's summary, as a deployment at GitHub, and in one comment on the pull
 * request, which is kept up to date. The comment has nothing of what builds print, or of what Heroku says: it may have
 * secrets in it that only the runner knows.
 *
 * @param result gives what has become of it, once that is known
 * @returns tells that a deploy has begun; before that, a failure is none of a deploy
 */
export function report(review: ReportContext, result: () => ReviewResult | undefined): () => void {
  const { run } = review
  const parts = async (error: unknown) => [
    headline(review, result(), error),
    ...(await summaryDetails(review, result(), error)),
  ]
  run.onFinish(async (error) => run.summary(await parts(error)))
  const deployment = new ReviewDeployment(review)
  const comment = new ReviewComment(review)
  const publicParts = async (error: unknown) => [
    headline(review, result(), error),
    ...(error ? [text(ownWordsOf(error))] : []),
    ...(await outcomeParts(review, result())),
  ]
  if (review.inputs.comment) run.onFinish(async (error) => comment.end(result(), await publicParts(error)))
  run.onFinish((error) => deployment.end(result(), error))
  return () => {
    deployment.start()
    if (review.inputs.comment) comment.start()
  }
}

/** The comment on the pull request. */
class ReviewComment {
  readonly #review: ReportContext
  /** What it has in it as long as it is as this run has begun it. */
  readonly #progress: string
  #begun: Promise<void> | undefined
  /** That of the comment which this run writes, once it is known: one run writes no second one. */
  #id: number | undefined
  /** What the post step of a killed run makes of it. */
  #open: Armed<OpenComment> | undefined

  constructor(review: ReportContext) {
    this.#review = review
    this.#progress = link('See the log', review.inputs.github.run.url)
  }

  /** Says that the deploy is under way; when this step is killed, its post step says that it was. */
  start(): void {
    const { inputs, pullRequest, run } = this.#review
    const commit = describeCommit(this.#review.commit)
    const data = {
      pullRequest: pullRequest.number,
      name: inputs.pipeline,
      having: this.#progress,
      body: `### ❌ The deploy of ${commit} was cut short\n\n${link('Log', inputs.github.run.url)}`,
    }
    const open = run.arm<OpenComment>({ kind: commentKind, data })
    this.#open = open
    const writing = this.#write([`### ⏳ Deploying ${commit} to its review app`, this.#progress])
    this.#begun ??= writing.then(() => open.update({ ...data, id: this.#id }))
  }

  async end(result: ReviewResult | undefined, parts: string[]): Promise<void> {
    await this.#begun
    const body = [...parts, footer(this.#review)]
    // Of a newer commit there is more to say.
    if (this.#begun && result?.status === 'unchanged') await this.#write(body, { having: this.#progress })
    else if (this.#begun) await this.#write(body)
    else if (result?.status === 'destroyed') await this.#write(body, { having: '' })
    this.#open?.disarm()
  }

  async #write(parts: string[], only?: { having: string }): Promise<void> {
    const { run, github, inputs, pullRequest } = this.#review
    const { number } = pullRequest
    const options = { ...only, id: this.#id }
    const writeComment = () => keepComment(github, number, inputs.pipeline, parts.join('\n\n'), options)
    this.#id = (await bestEffort(run, commentTask, writeComment)) ?? this.#id
  }
}

/** The deployment at GitHub, where one is to be shown. */
class ReviewDeployment {
  readonly #review: ReportContext
  readonly #shown: DeploymentTracker
  #started = false

  constructor(review: ReportContext) {
    this.#review = review
    this.#shown = new DeploymentTracker(review.run, review.github, review.inputs.github.run.url)
  }

  start(): void {
    const { commit, environment, pullRequest } = this.#review
    if (!environment) return
    const merged = commit.merge ? `, merged as ${commit.merge.slice(0, 8)}` : ''
    const description = `Review app of pull request ${pullRequest.number}${merged}`
    this.#started = true
    // Of a merge, the commit that it merges: GitHub shows deployments beside the commits of the pull request.
    this.#shown.start(environment, {
      sha: commit.head,
      task: taskOf(pullRequest.number),
      description,
      transient: true,
    })
  }

  async end(result: ReviewResult | undefined, error: unknown): Promise<void> {
    const { environment, github, pullRequest, run } = this.#review
    if (!environment) return
    const { status, app } = result ?? {}
    const isOver = status === 'unchanged' || status === 'destroyed'
    if (this.#started) {
      const state = error ? 'failure' : isOver ? 'inactive' : 'success'
      await this.#shown.end(environment, state, app?.webUrl ?? '')
    }
    if (status !== 'destroyed') return
    const ending = { what: 'Ending the deployments of the pull request', permission: 'deployments: write' }
    const task = taskOf(pullRequest.number)
    await bestEffort(run, ending, () => endDeployments(github, { environment, task }))
  }
}

function headline(review: ReportContext, result: ReviewResult | undefined, error: unknown): string {
  const commit = describeCommit(review.commit)
  if (error || !result) return `### ❌ The review app for ${commit} failed`
  const { status, app } = result
  if (status === 'destroyed') return '### 🧹 The review app is destroyed'
  if (status === 'unchanged') return `### ➖ ${commit} was not deployed`
  const where = app ? (app.webUrl ? link(app.webUrl, app.webUrl) : code(app.name)) : ''
  return `### ✅ The review app runs ${commit}: ${where}`
}

async function summaryDetails(
  review: ReportContext,
  result: ReviewResult | undefined,
  error: unknown,
): Promise<string[]> {
  const lines = error ? describeError(error).split('\n') : []
  const failure = error ? [codeBlock([...lines.slice(0, 1), ...lines.slice(1).slice(-maxLines)])] : []
  return [...failure, ...(await outcomeParts(review, result))]
}

async function outcomeParts({ timings }: ReportContext, result: ReviewResult | undefined): Promise<string[]> {
  // Not before the first request, which need not wait for it.
  const { showTimings } = await import('../summary/timings.js')
  const why = result?.why ? [text(result.why)] : []
  const facts = result?.app ? [table(['App', code(result.app.name)], [['Status', code(result.status)]])] : []
  return [...why, ...facts, ...showTimings(timings)]
}

/** What may be said of an error where anybody can read along, in one line. */
function ownWordsOf(error: unknown): string {
  return error instanceof QuotingError ? error.ownWords : (describeError(error).split('\n', 1)[0] ?? '')
}

function footer({ inputs, pullRequest, timings }: ReportContext): string {
  const sum = [...timings.values()].reduce((total, one) => total + one, 0)
  const log = link('Log', inputs.github.run.url)
  const destroyed = pullRequest.open ? ' · Close the pull request to destroy the app.' : ''
  return `${log} · ${formatDuration(sum)}${destroyed}`
}
