import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { contentOf, nothing } from '../apps/artifacts.js'
import type { AppRecord, AppSetupRecord, PipelineRecord, ReviewAppRecord } from '../apps/records.js'
import { currentRelease } from '../apps/releases.js'
import { reviewAppName } from '../apps/review-app-names.js'
import { messageOf } from '../builder/failure.js'
import type { AppSetups, AppSetupsOptions } from './app-setups.js'
import type { NewBuild } from './builds.js'
import { deleteApp } from './delete-app.js'

export interface ReviewAppsOptions extends Omit<AppSetupsOptions, 'workDir'> {
  appSetups: AppSetups
}

/** A review app as a client requests it. */
export interface NewReviewApp {
  pipeline: PipelineRecord
  branch: string
  prNumber: number | null
  forkRepoId: number | null
  environment: Map<string, string>
  source: Omit<NewBuild, 'buildpacks'>
}

/**
 * Creates review apps, each by an app setup, and deletes them. When the setup of a review app fails, the review app is
 * `errored` and its app stays, unlike that of a plain app setup: https://help.heroku.com/YCFHG3X6 lists the failed first
 * release with `heroku releases --app review-app-pr-1`, and users report that the app stayed when scripts or scaling
 * failed (heroku/salesforce-buildpack#21, git/git-scm.com#1304). It must be deleted before another can be created.
 */
export class ReviewApps {
  readonly #options: ReviewAppsOptions
  readonly #running = new Map<Promise<void>, ReviewAppRecord>()

  constructor(options: ReviewAppsOptions) {
    this.#options = options
  }

  /**
   * Returns the review app that prevents a new one: that of the same pull request, or of the same branch in the same
   * repository, which Heroku's message for the conflict names.
   */
  conflicting({ pipeline, branch, prNumber, forkRepoId }: NewReviewApp): ReviewAppRecord | undefined {
    return this.list(pipeline).find((other) => {
      const samePullRequest = prNumber !== null && other.prNumber === prNumber
      return samePullRequest || (other.branch === branch && other.forkRepoId === forkRepoId)
    })
  }

  /** Returns the pipeline's review apps, without deleted ones. */
  list({ id }: PipelineRecord): ReviewAppRecord[] {
    return this.#options.store.reviewApps.filter(
      ({ pipelineId, status }) => pipelineId === id && status !== 'deleted',
    )
  }

  /** Returns the review app that the app belongs to. */
  find(app: AppRecord): ReviewAppRecord | undefined {
    return this.#options.store.reviewApps.find(({ appId }) => appId === app.id)
  }

  /** Starts a review app. It is pending, and gets its app and its setup after the answer to the request. */
  create(fields: NewReviewApp): ReviewAppRecord {
    const { now, store } = this.#options
    const { branch, prNumber, forkRepoId } = fields
    const review: ReviewAppRecord = {
      id: randomUUID(),
      pipelineId: fields.pipeline.id,
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
    this.#track(review, this.#run(review, fields))
    return review
  }

  /**
   * Starts the deletion, unless it has started already: stops what the review app still runs, then runs its
   * pr-predestroy script, then deletes the app.
   */
  delete(review: ReviewAppRecord): void {
    if (review.status === 'deleting' || review.status === 'deleted') return
    this.#update(review, { status: 'deleting' })
    this.#track(review, this.#destroy(review))
  }

  /** Marks the app's review app as deleted, and waits until its jobs have ended. No pr-predestroy script runs. */
  async stopApp(app: AppRecord, reason: Error): Promise<void> {
    const review = this.find(app)
    if (review === undefined) return
    review.abort.abort(reason)
    this.#update(review, { status: 'deleted', appId: null })
    await Promise.all([...this.#running].filter(([, owner]) => owner === review).map(([running]) => running))
  }

  /** Stops the pr-predestroy scripts, and waits until every creation and deletion has ended. */
  async stopAll(reason: Error): Promise<void> {
    while (this.#running.size > 0) {
      for (const { abort } of this.#options.store.reviewApps) abort.abort(reason)
      await Promise.all(this.#running.keys())
    }
  }

  /** Waits for the work in `stopAll`; the review app records its errors. */
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

  async #run(review: ReviewAppRecord, fields: NewReviewApp): Promise<void> {
    // The request is answered first, with a review app that has no app.
    await setImmediate()
    if (!isStill(review, 'pending')) return
    const setup = this.#startSetup(fields)
    this.#update(review, { status: 'creating', appId: setup.app.id, setup })
    await this.#options.appSetups.settled(setup)
    if (!isStill(review, 'creating')) return
    if (setup.status === 'succeeded') this.#update(review, { status: 'created' })
    else this.#fail(review, setup.failureMessage ?? '', messageFor(setup))
  }

  #startSetup(fields: NewReviewApp): AppSetupRecord {
    const { appSetups, store } = this.#options
    const { pipeline, branch, prNumber, environment, source } = fields
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
      team: pipeline.team,
      locked: false,
      coupling: { pipeline, stage: 'review' },
      keepFailed: true,
    })
  }

  async #destroy(review: ReviewAppRecord): Promise<void> {
    const { appSetups, store } = this.#options
    // The request is answered first, with a review app that is `deleting`.
    await setImmediate()
    if (review.setup !== null) await appSetups.stop(review.setup, new Error('Review app was deleted.'))
    const app = store.apps.find(({ id }) => id === review.appId)
    if (app !== undefined) {
      await this.#predestroy(review, app)
      await deleteApp(this.#options, app)
    }
    this.#update(review, { status: 'deleted', appId: null })
  }

  /** Does not throw when the script fails: the app is deleted anyway. */
  async #predestroy(review: ReviewAppRecord, app: AppRecord): Promise<void> {
    const command = review.setup?.predestroy ?? null
    if (command === null || contentOf(currentRelease(app) ?? nothing) === null) return
    await this.#options.scripts.run(app, command, review.abort.signal).catch((error: unknown) => {
      if (!review.abort.signal.aborted) console.error(`pr-predestroy of ${app.name}: ${messageOf(error)}`)
    })
  }
}

/** Returns whether the review app has not been deleted in the meantime. */
function isStill(review: ReviewAppRecord, status: ReviewAppRecord['status']): boolean {
  return review.status === status
}

function messageFor({ failureMessage, manifestErrors }: AppSetupRecord): string {
  return [failureMessage ?? '', manifestErrors.join(', ')].filter(Boolean).join(': ')
}
