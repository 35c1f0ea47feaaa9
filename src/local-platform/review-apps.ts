import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { AppSetups, AppSetupsOptions } from './app-setups.js'
import type { BuildOrder } from './building.js'
import { deleteApp } from './delete-app.js'
import { messageOf } from './releasing.js'
import { reviewAppName } from './review-app-names.js'
import {
  type AppRecord,
  type AppSetupRecord,
  currentRelease,
  type PipelineRecord,
  type ReviewAppRecord,
} from './store.js'

export interface ReviewAppsOptions extends Omit<AppSetupsOptions, 'workDir'> {
  appSetups: AppSetups
}

/** What a client asks for. */
export interface ReviewAppOrder {
  pipeline: PipelineRecord
  branch: string
  prNumber: number | null
  forkRepoId: number | null
  environment: Map<string, string>
  source: Omit<BuildOrder, 'buildpacks'>
}

/**
 * Makes review apps, each by an app setup, and deletes them. A review app whose setup fails is `errored` and keeps
 * its app, unlike an app setup of its own: `heroku releases --app review-app-pr-1` shows a failed first release in
 * https://help.heroku.com/YCFHG3X6, and when scripts or scaling failed people found the app still there
 * (heroku/salesforce-buildpack#21, git/git-scm.com#1304). It must be deleted before there can be another.
 */
export class ReviewApps {
  readonly #options: ReviewAppsOptions
  readonly #running = new Map<Promise<void>, ReviewAppRecord>()

  constructor(options: ReviewAppsOptions) {
    this.#options = options
  }

  /**
   * The review app that stands in the way of another: of the same pull request, or of the same branch in the same
   * repository, which is what Heroku's words for the conflict name.
   */
  conflicting({ pipeline, branch, prNumber, forkRepoId }: ReviewAppOrder): ReviewAppRecord | undefined {
    return this.list(pipeline).find((other) => {
      const samePullRequest = prNumber !== null && other.prNumber === prNumber
      return samePullRequest || (other.branch === branch && other.forkRepoId === forkRepoId)
    })
  }

  /** Those of a pipeline that are not deleted. */
  list({ id }: PipelineRecord): ReviewAppRecord[] {
    return this.#options.store.reviewApps.filter(
      ({ pipelineId, status }) => pipelineId === id && status !== 'deleted',
    )
  }

  /** The review app that the app belongs to. */
  find(app: AppRecord): ReviewAppRecord | undefined {
    return this.#options.store.reviewApps.find(({ appId }) => appId === app.id)
  }

  /** Starts a review app: it is pending, and gets its app and its setup one moment later. */
  create(order: ReviewAppOrder): ReviewAppRecord {
    const { now, store } = this.#options
    const { branch, prNumber, forkRepoId } = order
    const review: ReviewAppRecord = {
      id: randomUUID(),
      pipelineId: order.pipeline.id,
      branch,
      prNumber,
      forkRepoId,
      createdAt: now(),
      updatedAt: now(),
      status: 'pending',
      errorStatus: null,
      message: null,
      appId: null,
      setup: null,
      abort: new AbortController(),
    }
    store.reviewApps.push(review)
    this.#track(review, this.#run(review, order))
    return review
  }

  /**
   * Starts the deletion; one that is under way goes on. What the review app still runs ends first, then its
   * pr-predestroy script has its turn, then the app goes.
   */
  delete(review: ReviewAppRecord): void {
    if (review.status === 'deleting' || review.status === 'deleted') return
    this.#update(review, { status: 'deleting' })
    this.#track(review, this.#destroy(review))
  }

  /** Deletes the review app of an app that is being deleted. No script runs: pr-predestroy is for review apps. */
  async forgetApp(app: AppRecord): Promise<void> {
    const review = this.find(app)
    if (review === undefined) return
    review.abort.abort(new Error('App was deleted.'))
    this.#update(review, { status: 'deleted', appId: null })
    await Promise.all([...this.#running].filter(([, owner]) => owner === review).map(([running]) => running))
  }

  /** Ends every script that runs before a deletion, and waits until nothing is under way. */
  async stopAll(reason: Error): Promise<void> {
    while (this.#running.size > 0) {
      for (const { abort } of this.#options.store.reviewApps) abort.abort(reason)
      await Promise.all(this.#running.keys())
    }
  }

  /** Never rejects: what goes wrong stands in the review app. */
  #track(review: ReviewAppRecord, work: Promise<void>): void {
    const running = work
      .catch((error: unknown) => this.#fail(review, messageOf(error)))
      .finally(() => this.#running.delete(running))
    this.#running.set(running, review)
  }

  #update(review: ReviewAppRecord, change: Partial<ReviewAppRecord>): void {
    Object.assign(review, change, { updatedAt: this.#options.now() })
  }

  #fail(review: ReviewAppRecord, errorStatus: string, message = errorStatus): void {
    this.#update(review, { status: 'errored', errorStatus, message })
  }

  async #run(review: ReviewAppRecord, order: ReviewAppOrder): Promise<void> {
    // The answer to the request shows a review app without an app.
    await setImmediate()
    if (!isStill(review, 'pending')) return
    const setup = this.#startSetup(order)
    this.#update(review, { status: 'creating', appId: setup.app.id, setup })
    await this.#options.appSetups.settled(setup)
    if (!isStill(review, 'creating')) return
    if (setup.status === 'succeeded') this.#update(review, { status: 'created' })
    else this.#fail(review, setup.failureMessage ?? '', messageFor(setup))
  }

  #startSetup(order: ReviewAppOrder): AppSetupRecord {
    const { appSetups, store } = this.#options
    const { pipeline, branch, prNumber, environment, source } = order
    if (!store.pipelines.includes(pipeline)) throw new Error("Couldn't find that pipeline.")
    const name = reviewAppName(pipeline, branch, prNumber, (taken) => store.findApp(taken) !== undefined)
    const target = pipeline.reviewAppConfig?.deployTarget
    // https://devcenter.heroku.com/articles/github-integration-review-apps#injected-environment-variables
    const injected = new Map([
      ['HEROKU_APP_NAME', name],
      ['HEROKU_BRANCH', branch],
    ])
    if (prNumber !== null) injected.set('HEROKU_PR_NUMBER', String(prNumber))
    return appSetups.start({
      name,
      region: target?.type === 'region' ? target.id : 'us',
      stack: null,
      buildpacks: null,
      source,
      environment: 'review',
      defaults: new Map(pipeline.config.get('review')),
      overrides: new Map([...environment, ...injected]),
      coupling: { pipeline, stage: 'review' },
      keepFailed: true,
    })
  }

  async #destroy(review: ReviewAppRecord): Promise<void> {
    const { appSetups, store } = this.#options
    // The answer to the request shows a review app that is deleting.
    await setImmediate()
    if (review.setup !== null) await appSetups.stop(review.setup, new Error('Review app was deleted.'))
    const app = store.apps.find(({ id }) => id === review.appId)
    if (app !== undefined) {
      await this.#predestroy(review, app)
      await deleteApp(this.#options, app)
    }
    this.#update(review, { status: 'deleted', appId: null })
  }

  /** However the script ends, the app goes: nobody is left who would look after it. */
  async #predestroy(review: ReviewAppRecord, app: AppRecord): Promise<void> {
    const command = review.setup?.predestroy ?? null
    if (command === null || !currentRelease(app)?.slug) return
    await this.#options.scripts.run(app, command, review.abort.signal).catch((error: unknown) => {
      if (!review.abort.signal.aborted) console.error(`pr-predestroy of ${app.name}: ${messageOf(error)}`)
    })
  }
}

/** Whether nobody has deleted it in the meantime. */
function isStill(review: ReviewAppRecord, status: ReviewAppRecord['status']): boolean {
  return review.status === status
}

function messageFor({ failureMessage, manifestErrors }: AppSetupRecord): string {
  return [failureMessage ?? '', manifestErrors.join(', ')].filter(Boolean).join(': ')
}
