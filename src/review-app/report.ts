import type { Deploy } from '../deploy/deploy.js'
import { bestEffort } from '../github/best-effort.js'
import {
  type CommentSubject,
  commentKind,
  commentTask,
  type OpenComment,
  upsertComment,
} from '../github/comment.js'
import { DeploymentTracker } from '../github/deployment-tracker.js'
import { deactivateDeployments } from '../github/deployments.js'
import type { ArmedLeftover } from '../runner/leftovers.js'
import { link } from '../summary/markdown.js'
import { shortId } from '../text/format.js'
import { describeCommit, type ReportContext, type ReviewResult, tasksOf } from './review.js'

/**
 * Reports the result of the review in the job summary, as a GitHub deployment, and in one comment on the pull request,
 * which it keeps up to date. The comment quotes neither build output nor Heroku's messages: they may contain secrets
 * that only the runner can mask.
 *
 * @returns a function that shows that the deploy has started; a failure before that call is not shown as a failed deploy
 */
export function reportReview(review: ReportContext): (deploy: Deploy) => void {
  const { run } = review
  run.onFinish(async (error) => {
    // Loaded late, so that the first request does not wait for it.
    const { renderSummary } = await import('./summary.js')
    await run.summary(renderSummary(review, error))
  })
  const deployment = new ReviewDeployment(review)
  const comment = new ReviewComment(review)
  if (review.inputs.comment) run.onFinish((error) => comment.end(review.result, error))
  run.onFinish((error) => deployment.end(review.result, error))
  return (deploy) => {
    review.deploy = deploy
    deployment.start(deploy)
    if (review.inputs.comment) comment.start()
  }
}

/** The comment on the pull request. */
class ReviewComment {
  readonly #review: ReportContext
  /** Text of this run's progress comment; while the comment contains it, no other run has replaced the comment. */
  readonly #progress: string
  #started: Promise<void> | undefined
  /** Id of this run's comment once it is known, so that the run writes no second one. */
  #id: number | undefined
  /** For the post step, which completes the comment of a killed run. */
  #openComment: ArmedLeftover<OpenComment> | undefined

  constructor(review: ReportContext) {
    this.#review = review
    this.#progress = link('See the log', review.inputs.github.run.url)
  }

  /** Shows that the deploy is in progress. If this step is killed, its post step changes that to an interruption. */
  start(): void {
    const { inputs, pullRequest, run } = this.#review
    const commit = describeCommit(this.#review.commit, inputs.deploy.repositoryUrl)
    const data: OpenComment = {
      pullRequest: pullRequest.number,
      subject: this.#subject,
      onlyIfContains: this.#progress,
      body: `❌ The deploy of ${commit} was interrupted · ${link('Log', inputs.github.run.url)}`,
    }
    const openComment = run.arm({ kind: commentKind, data })
    this.#openComment = openComment
    const writing = this.#write([`⏳ Deploying ${commit} to its review app · ${this.#progress}`])
    this.#started ??= writing.then(() => openComment.update({ ...data, id: this.#id }))
  }

  async end(result: ReviewResult | undefined, error: unknown): Promise<void> {
    await this.#started
    const { renderComment } = await import('./summary.js')
    const body = renderComment(this.#review, error)
    // Do not replace the comment of a run for a newer commit.
    if (this.#started && result?.status === 'unchanged')
      await this.#write(body, { onlyIfContains: this.#progress })
    else if (this.#started) await this.#write(body)
    else if (result?.status === 'destroyed') await this.#write(body, { onlyIfContains: '' })
    this.#openComment?.disarm()
  }

  async #write(parts: string[], only?: { onlyIfContains: string }): Promise<void> {
    const { run, github, pullRequest } = this.#review
    const { number } = pullRequest
    const options = { ...only, id: this.#id }
    const writeComment = () => upsertComment(github, number, this.#subject, parts.join('\n\n'), options)
    this.#id = (await bestEffort(run, commentTask, writeComment)) ?? this.#id
  }

  /** The pipeline, which is known before a comment is written. */
  get #subject(): CommentSubject {
    const { inputs, pipelineId = '' } = this.#review
    return { name: inputs.pipeline, id: pipelineId }
  }
}

/** The GitHub deployment, if an environment is set. */
class ReviewDeployment {
  readonly #review: ReportContext
  readonly #tracker: DeploymentTracker
  #started = false

  constructor(review: ReportContext) {
    this.#review = review
    this.#tracker = new DeploymentTracker(review.run, review.github, review.inputs.github.run.url)
  }

  start(deploy: Deploy): void {
    const { commit, environment, pipelineId = '', pullRequest } = this.#review
    if (!environment) return
    const merged = commit.merge ? `, merged as ${shortId(commit.merge)}` : ''
    const what = `Review app of pull request ${pullRequest.number}${merged}`
    const describe = async () => {
      const comparison = await deploy.comparing
      return comparison ? `${what}: ${comparison.note}` : what
    }
    this.#started = true
    // Not the merge commit: GitHub shows deployments next to the pull request's own commits.
    this.#tracker.start(environment, {
      sha: commit.head,
      ...tasksOf(pullRequest.number, pipelineId),
      description: describe(),
      transient: true,
    })
  }

  async end(result: ReviewResult | undefined, error: unknown): Promise<void> {
    const { environment, github, pipelineId = '', pullRequest, run } = this.#review
    if (!environment) return
    const { status, app } = result ?? {}
    const isOver = status === 'unchanged' || status === 'destroyed'
    if (this.#started) {
      const state = error ? 'failure' : isOver ? 'inactive' : 'success'
      await this.#tracker.end(environment, state, app?.webUrl ?? '')
    }
    if (status !== 'destroyed') return
    const ending = { what: 'Ending the deployments of the pull request', permission: 'deployments: write' }
    const tasks = tasksOf(pullRequest.number, pipelineId)
    await bestEffort(run, ending, () => deactivateDeployments(github, { environment, ...tasks }))
  }
}
