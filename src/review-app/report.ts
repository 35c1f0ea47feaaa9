import { bestEffort } from '../github/best-effort.js'
import { commentKind, commentTask, type OpenComment, upsertComment } from '../github/comment.js'
import { DeploymentTracker } from '../github/deployment-tracker.js'
import { deactivateDeployments } from '../github/deployments.js'
import type { ArmedLeftover } from '../runner/leftovers.js'
import { code, codeBlock, link, table, text } from '../summary/markdown.js'
import { describeError } from '../text/describe-error.js'
import { formatDuration } from '../text/format.js'
import { QuotingError } from '../text/quoting-error.js'
import { commitText, type Review, type ReviewResult, taskOf } from './review.js'

/** A review before its pipeline is known. */
type Reviewing = Omit<Review, 'pipelineId' | 'begin'>

/** Of an error, the first line and as many of the last are shown. */
const mostLines = 30

/**
 * Tells people how the review ends: in the job's summary, as a deployment at GitHub, and in one comment on the pull
 * request, which is kept up to date. The comment has nothing of what builds print, or of what Heroku says: it may have
 * secrets in it that only the runner knows.
 *
 * @param reviewed gives what has become of it, once that is known
 * @returns tells that a deploy has begun; before that, a failure is none of a deploy
 */
export function report(review: Reviewing, reviewed: () => ReviewResult | undefined): () => void {
  const { run } = review
  const parts = async (error: unknown) => [
    headline(review, reviewed(), error),
    ...(await details(review, reviewed(), error)),
  ]
  run.onFinish(async (error) => run.summary(await parts(error)))
  const deployment = new ReviewDeployment(review)
  const shown = new ReviewComment(review)
  const inPublic = async (error: unknown) => [
    headline(review, reviewed(), error),
    ...(error ? [text(ownWordsOf(error))] : []),
    ...(await outcome(review, reviewed())),
  ]
  if (review.inputs.comment) run.onFinish(async (error) => shown.end(reviewed(), await inPublic(error)))
  run.onFinish((error) => deployment.end(reviewed(), error))
  return () => {
    deployment.start()
    if (review.inputs.comment) shown.start()
  }
}

/** The comment on the pull request. */
class ReviewComment {
  readonly #review: Reviewing
  /** What it has in it as long as it is as this run has begun it. */
  readonly #progress: string
  #begun: Promise<void> | undefined
  /** That of the comment which this run writes, once it is known: one run writes no second one. */
  #id: number | undefined
  /** What the post step of a killed run makes of it. */
  #open: ArmedLeftover<OpenComment> | undefined

  constructor(review: Reviewing) {
    this.#review = review
    this.#progress = link('See the log', review.inputs.github.run.url)
  }

  /** Says that the deploy is under way; when this step is killed, its post step says that it was. */
  start(): void {
    const { inputs, pullRequest, run } = this.#review
    const commit = commitText(this.#review.commit)
    const data = {
      pullRequest: pullRequest.number,
      name: inputs.pipeline,
      onlyIfContains: this.#progress,
      body: `### ❌ The deploy of ${commit} was cut short\n\n${link('Log', inputs.github.run.url)}`,
    }
    const open = run.arm<OpenComment>({ kind: commentKind, data })
    this.#open = open
    const writing = this.#write([`### ⏳ Deploying ${commit} to its review app`, this.#progress])
    this.#begun ??= writing.then(() => open.update({ ...data, id: this.#id }))
  }

  async end(reviewed: ReviewResult | undefined, parts: string[]): Promise<void> {
    await this.#begun
    const body = [...parts, footer(this.#review)]
    // Of a newer commit there is more to say.
    if (this.#begun && reviewed?.status === 'unchanged')
      await this.#write(body, { onlyIfContains: this.#progress })
    else if (this.#begun) await this.#write(body)
    else if (reviewed?.status === 'destroyed') await this.#write(body, { onlyIfContains: '' })
    this.#open?.disarm()
  }

  async #write(parts: string[], only?: { onlyIfContains: string }): Promise<void> {
    const { run, github, inputs, pullRequest } = this.#review
    const { number } = pullRequest
    const keeping = { ...only, id: this.#id }
    const keep = () => upsertComment(github, number, inputs.pipeline, parts.join('\n\n'), keeping)
    this.#id = (await bestEffort(run, commentTask, keep)) ?? this.#id
  }
}

/** The deployment at GitHub, where one is to be shown. */
class ReviewDeployment {
  readonly #review: Reviewing
  readonly #shown: DeploymentTracker
  #started = false

  constructor(review: Reviewing) {
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

  async end(reviewed: ReviewResult | undefined, error: unknown): Promise<void> {
    const { environment, github, pullRequest, run } = this.#review
    if (!environment) return
    const { status, app } = reviewed ?? {}
    const over = status === 'unchanged' || status === 'destroyed'
    if (this.#started) {
      const state = error ? 'failure' : over ? 'inactive' : 'success'
      await this.#shown.end(environment, state, app?.webUrl ?? '')
    }
    if (status !== 'destroyed') return
    const ending = { what: 'Ending the deployments of the pull request', permission: 'deployments: write' }
    const task = taskOf(pullRequest.number)
    await bestEffort(run, ending, () => deactivateDeployments(github, { environment, task }))
  }
}

function headline(review: Reviewing, reviewed: ReviewResult | undefined, error: unknown): string {
  const commit = commitText(review.commit)
  if (error || !reviewed) return `### ❌ The review app for ${commit} failed`
  const { status, app } = reviewed
  if (status === 'destroyed') return '### 🧹 The review app is destroyed'
  if (status === 'unchanged') return `### ➖ ${commit} was not deployed`
  const where = app ? (app.webUrl ? link(app.webUrl, app.webUrl) : code(app.name)) : ''
  return `### ✅ The review app runs ${commit}: ${where}`
}

async function details(
  review: Reviewing,
  reviewed: ReviewResult | undefined,
  error: unknown,
): Promise<string[]> {
  const lines = error ? describeError(error).split('\n') : []
  const failure = error ? [codeBlock([...lines.slice(0, 1), ...lines.slice(1).slice(-mostLines)])] : []
  return [...failure, ...(await outcome(review, reviewed))]
}

async function outcome({ timings }: Reviewing, reviewed: ReviewResult | undefined): Promise<string[]> {
  // Not before the first request, which need not wait for it.
  const { renderTimings } = await import('../summary/timings.js')
  const why = reviewed?.why ? [text(reviewed.why)] : []
  const facts = reviewed?.app
    ? [table(['App', code(reviewed.app.name)], [['Status', code(reviewed.status)]])]
    : []
  return [...why, ...facts, ...renderTimings(timings)]
}

/** What may be said of an error where anybody can read along, in one line. */
function ownWordsOf(error: unknown): string {
  return error instanceof QuotingError ? error.ownWords : (describeError(error).split('\n', 1)[0] ?? '')
}

function footer({ inputs, pullRequest, timings }: Reviewing): string {
  const sum = [...timings.values()].reduce((total, one) => total + one, 0)
  const log = link('Log', inputs.github.run.url)
  const destroyed = pullRequest.open ? ' · Close the pull request to destroy the app.' : ''
  return `${log} · ${formatDuration(sum)}${destroyed}`
}
