import type { ReviewApp } from '@heroku-cli/schema'
import { configValues, pipelineVarNames } from '../apps/config-vars.js'
import { ApiError, notFound } from '../apps/errors.js'
import type { ReviewAppRecord } from '../apps/records.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { object, optionalInteger, readParams, text } from './params.js'
import { findPipeline } from './pipelines.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'
import { sourceOf } from './source-blob.js'

/** Review apps: create, info by id or by app, list, delete. */
export function reviewAppRoutes(api: Api, context: Context): void {
  const { reviewApps, store } = context
  const serialize = (review: ReviewAppRecord) => serializeReviewApp(review, context)
  const found = (review: ReviewAppRecord | undefined): ReviewAppRecord => {
    if (review === undefined) throw notFound('review_app')
    return review
  }
  const find = (identity: string) => found(store.reviewApps.find(({ id }) => id === identity))

  api.post('/review-apps', async (c) => {
    const params = await readParams(c)
    const environment = (params.environment ?? null) === null ? {} : object(params, 'environment')
    const fields = {
      branch: text(params, 'branch'),
      pipeline: findPipeline(context, text(params, 'pipeline')),
      source: sourceOf(params, c.get('requestId')),
      prNumber: optionalInteger(params, 'pr_number'),
      forkRepoId: optionalInteger(params, 'fork_repo_id'),
      environment: configValues(environment, pipelineVarNames),
    }
    const other = reviewApps.conflicting(fields)
    if (other !== undefined) {
      throw new ApiError(409, 'conflict', `A review app already exists for the ${other.branch} branch`)
    }
    return respond(c, serialize(reviewApps.create(fields)), 201)
  })
  // A deleted one still answers here, since the schema has the status `deleted`, but no list shows it.
  api.get('/review-apps/:review', (c) => respond(c, serialize(find(c.req.param('review')))))
  api.delete('/review-apps/:review', (c) => {
    const review = find(c.req.param('review'))
    if (review.status === 'deleted') throw notFound('review_app')
    reviewApps.delete(review)
    return respond(c, serialize(review))
  })
  api.get('/pipelines/:pipeline/review-apps', (c) => {
    const pipeline = findPipeline(context, c.req.param('pipeline'))
    return respondList(c, reviewApps.list(pipeline), recordFields<ReviewAppRecord>(), serialize)
  })
  api.get('/apps/:app/review-app', (c) => {
    return respond(c, serialize(found(reviewApps.find(findApp(context, c.req.param('app'))))))
  })
}

function serializeReviewApp(review: ReviewAppRecord, { store }: Context): ReviewApp {
  const { appId, setup, forkRepoId } = review
  return {
    app: appId === null ? null : { id: appId },
    app_setup: setup && { id: setup.id },
    branch: review.branch,
    created_at: timestamp(review.createdAt),
    creator: { id: store.account.id },
    error_status: review.errorStatus,
    fork_repo: forkRepoId === null ? null : { id: forkRepoId },
    id: review.id,
    message: review.message,
    pipeline: { id: review.pipelineId },
    pr_number: review.prNumber,
    status: review.status,
    updated_at: timestamp(review.updatedAt),
    wait_for_ci: false,
  }
}
