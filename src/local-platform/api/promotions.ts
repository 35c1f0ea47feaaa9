import type { PipelinePromotion, PipelinePromotionTarget } from '@heroku-cli/schema'
import { checkRunnable, contentOf } from '../apps/artifacts.js'
import { invalidParams, notFound } from '../apps/errors.js'
import { isObject } from '../apps/json.js'
import type { AppRecord, PromotionRecord, ReleaseRecord } from '../apps/records.js'
import { currentRelease } from '../apps/releases.js'
import { containerStack } from '../apps/stacks.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { object, optionalObjects, readParams, requireParams, text } from './params.js'
import { findPipeline } from './pipelines.js'
import { findRelease } from './releases.js'
import { respond, respondList, timestamp } from './respond.js'

/** Promotions: release the slug or image of one app of a pipeline to other apps of the pipeline. */
export function promotionRoutes(api: Api, context: Context): void {
  const { store, promotions } = context

  api.post('/pipeline-promotions', async (c) => {
    const params = await readParams(c)
    requireParams(params, 'pipeline', 'source', 'targets')
    const pipeline = findPipeline(context, text(object(params, 'pipeline'), 'id', 'pipeline:id'))
    const member = (identity: string) => {
      const app = findApp(context, identity)
      const coupled = store.couplings.some(
        ({ appId, pipelineId }) => appId === app.id && pipelineId === pipeline.id,
      )
      if (!coupled) throw invalidParams(`App ${app.name} is not in pipeline ${pipeline.name}.`)
      return app
    }
    const sourceParams = object(params, 'source')
    const source = member(text(object(sourceParams, 'app', 'source:app'), 'id', 'source:app:id'))
    const releaseId = isObject(sourceParams.release)
      ? text(sourceParams.release, 'id', 'source:release:id')
      : null
    const release = promotableRelease(source, releaseId)
    const targets = (optionalObjects(params, 'targets') ?? []).map((target) =>
      member(text(object(target, 'app', 'targets:app'), 'id', 'targets:app:id')),
    )
    if (targets.length === 0) throw invalidParams('A promotion needs at least one target.')
    for (const target of targets) checkRunnable(target, release)
    if (targets.includes(source)) throw invalidParams('Cannot promote an app to itself.')
    const promotion = promotions.start(pipeline.id, source, release, targets)
    return respond(c, serializePromotion(promotion), 201)
  })
  const find = (id: string) => {
    const promotion = store.promotions.find((candidate) => candidate.id === id)
    if (promotion === undefined) throw notFound('pipeline_promotion')
    return promotion
  }
  api.get('/pipeline-promotions/:promotion', (c) => {
    return respond(c, serializePromotion(find(c.req.param('promotion'))))
  })
  api.get('/pipeline-promotions/:promotion/promotion-targets', (c) => {
    const targets = serializeTargets(find(c.req.param('promotion')))
    return respondList(c, targets, { id: ({ id }) => id ?? '' }, Object)
  })
}

function promotableRelease(app: AppRecord, identity: string | null): ReleaseRecord {
  const release = identity === null ? currentRelease(app) : findRelease(app, identity)
  if (release === undefined || contentOf(release) === null) {
    throw invalidParams(`App ${app.name} has no release with a slug or image to promote.`)
  }
  // Heroku cannot either: https://github.com/heroku/roadmap/issues/222
  if (release.image?.stack === containerStack)
    throw invalidParams('Pipeline promotions are not supported for apps on the container stack.')
  return release
}

function serializePromotion(promotion: PromotionRecord): PipelinePromotion {
  return {
    created_at: timestamp(promotion.createdAt),
    id: promotion.id,
    pipeline: { id: promotion.pipelineId },
    source: { app: { id: promotion.sourceAppId }, release: { id: promotion.sourceReleaseId } },
    status: promotion.status,
    updated_at: timestamp(promotion.updatedAt),
  }
}

function serializeTargets(promotion: PromotionRecord): PipelinePromotionTarget[] {
  return promotion.targets.map((target) => ({
    app: { id: target.appId },
    error_message: target.errorMessage,
    id: target.id,
    pipeline_promotion: { id: promotion.id },
    release: target.releaseId === null ? null : { id: target.releaseId },
    status: target.status,
  }))
}
