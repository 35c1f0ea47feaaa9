import { createHash } from 'node:crypto'
import type { ReviewAppConfiguration } from '@heroku-cli/schema'
import { ApiError, invalidParams, notFound } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import type { PipelineRecord, ReviewAppConfigRecord } from '../apps/records.js'
import { regionName } from '../apps/regions.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { object, optionalBoolean, optionalInteger, optionalText, readParams, text } from './params.js'
import { findPipeline } from './pipelines.js'
import { respond } from './respond.js'

const defaults: Omit<ReviewAppConfigRecord, 'repo'> = {
  automatic: false,
  baseName: null,
  deployTarget: { id: 'us', type: 'region' },
  destroyStale: false,
  staleDays: 5,
  waitForCi: false,
}

/**
 * The configuration of a pipeline's review apps. The platform uses base name and region; the rest is about the pull
 * requests of a connected repository, which it does not see. Review apps can be created without a configuration.
 */
export function reviewAppConfigRoutes(api: Api, context: Context): void {
  const path = '/pipelines/:pipeline/review-app-config' as const
  api.get(path, (c) => {
    const pipeline = findPipeline(context, c.req.param('pipeline'))
    return respond(c, serialize(pipeline, requireConfig(pipeline)))
  })
  api.post(path, async (c) => {
    const params = await readParams(c)
    const pipeline = findPipeline(context, c.req.param('pipeline'))
    const repo = text(params, 'repo')
    if (!/^[\w.-]+\/[\w.-]+$/.test(repo)) throw invalidParams('repo must be of the form owner/name.')
    if (pipeline.reviewAppConfig !== null) {
      throw new ApiError(409, 'conflict', 'Review apps are already enabled for this pipeline.')
    }
    pipeline.reviewAppConfig = { ...updated(defaults, params), repo }
    return respond(c, serialize(pipeline, pipeline.reviewAppConfig), 201)
  })
  api.patch(path, async (c) => {
    const params = await readParams(c)
    const pipeline = findPipeline(context, c.req.param('pipeline'))
    const { repo, ...current } = requireConfig(pipeline)
    pipeline.reviewAppConfig = { ...updated(current, params), repo }
    return respond(c, serialize(pipeline, pipeline.reviewAppConfig))
  })
  api.delete(path, (c) => {
    const pipeline = findPipeline(context, c.req.param('pipeline'))
    const config = requireConfig(pipeline)
    pipeline.reviewAppConfig = null
    return respond(c, serialize(pipeline, config))
  })
  // The CLI connects a repository and reads its name here; the schema does not have it.
  api.get('/pipelines/:pipeline/repo', (c) => {
    const { repo, reviewAppConfig } = findPipeline(context, c.req.param('pipeline'))
    const name = reviewAppConfig?.repo ?? repo
    if (name === null) throw notFound('repo')
    return respond(c, { full_name: name, id: repoId(name) })
  })
  api.post('/pipelines/:pipeline/repo', async (c) => {
    const params = await readParams(c)
    const pipeline = findPipeline(context, c.req.param('pipeline'))
    const [, repo] = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)$/.exec(text(params, 'repo_url')) ?? []
    if (repo === undefined) throw invalidParams('repo_url must be of the form https://github.com/owner/name.')
    pipeline.repo = repo
    return respond(c, { full_name: repo, id: repoId(repo) }, 201)
  })
}

function requireConfig({ reviewAppConfig }: PipelineRecord): ReviewAppConfigRecord {
  if (reviewAppConfig === null) throw notFound('review_app_config')
  return reviewAppConfig
}

function updated(config: typeof defaults, params: JsonObject): typeof defaults {
  return {
    automatic: optionalBoolean(params, 'automatic_review_apps') ?? config.automatic,
    baseName: params.base_name === undefined ? config.baseName : baseNameOf(params),
    deployTarget: (params.deploy_target ?? null) === null ? config.deployTarget : targetOf(params),
    destroyStale: optionalBoolean(params, 'destroy_stale_apps') ?? config.destroyStale,
    staleDays: optionalInteger(params, 'stale_days') ?? config.staleDays,
    waitForCi: optionalBoolean(params, 'wait_for_ci') ?? config.waitForCi,
  }
}

function baseNameOf(params: JsonObject): string | null {
  const name = optionalText(params, 'base_name')
  if (name === null || /^[a-z][a-z0-9-]*$/.test(name)) return name
  throw invalidParams(
    'base_name must start with a letter and can only contain lowercase letters, digits, and dashes.',
  )
}

function targetOf(params: JsonObject): { id: string; type: string } {
  const target = object(params, 'deploy_target')
  const type = text(target, 'type', 'deploy_target:type')
  const id = text(target, 'id', 'deploy_target:id')
  if (type === 'region') return { id: regionName(id), type }
  throw invalidParams('deploy_target:type must be region: private spaces are not supported here.')
}

function serialize(pipeline: PipelineRecord, config: ReviewAppConfigRecord): ReviewAppConfiguration {
  return {
    automatic_review_apps: config.automatic,
    base_name: config.baseName,
    deploy_target: config.deployTarget,
    destroy_stale_apps: config.destroyStale,
    pipeline_id: pipeline.id,
    repo: { id: repoId(config.repo) },
    stale_days: config.staleDays,
    wait_for_ci: config.waitForCi,
  }
}

/** Returns a made-up id of the repository, which is the same in every run. */
function repoId(repo: string): number {
  return createHash('sha256').update(repo).digest().readUInt32BE()
}
