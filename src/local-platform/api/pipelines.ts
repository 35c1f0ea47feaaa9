import type { Pipeline } from '@heroku-cli/schema'
import { invalidParams, notFound } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import { checkPipelineName, createPipeline, deletePipeline } from '../apps/pipelines.js'
import type { PipelineRecord } from '../apps/records.js'
import { findTeam } from '../apps/teams.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { object, readParams, text } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** Pipelines: create, list, info, rename, delete. */
export function pipelineRoutes(api: Api, context: Context): void {
  const { store, now } = context
  const fields = { ...recordFields<PipelineRecord>(), name: ({ name }: PipelineRecord) => name }
  const serialize = (pipeline: PipelineRecord) => serializePipeline(pipeline, context)

  api.post('/pipelines', async (c) => {
    const params = await readParams(c)
    const fields = { name: text(params, 'name'), team: ownerOf(params, context) }
    const pipeline = createPipeline(store, fields, now())
    return respond(c, serialize(pipeline), 201)
  })
  api.get('/pipelines', (c) => {
    const name = c.req.query('eq[name]')
    const matches = store.pipelines.filter((pipeline) => name === undefined || pipeline.name === name)
    return respondList(c, matches, fields, serialize)
  })
  api.get('/pipelines/:pipeline', (c) =>
    respond(c, serialize(findPipeline(context, c.req.param('pipeline')))),
  )
  api.patch('/pipelines/:pipeline', async (c) => {
    const params = await readParams(c)
    const pipeline = findPipeline(context, c.req.param('pipeline'))
    pipeline.name = checkPipelineName(text(params, 'name'))
    pipeline.updatedAt = now()
    return respond(c, serialize(pipeline))
  })
  api.delete('/pipelines/:pipeline', (c) => {
    const pipeline = findPipeline(context, c.req.param('pipeline'))
    deletePipeline(store, pipeline)
    return respond(c, serialize(pipeline))
  })
}

/**
 * Returns the pipeline with this id or name.
 *
 * @throws ApiError 404
 */
export function findPipeline({ store }: Context, identity: string): PipelineRecord {
  const pipeline = store.pipelines.find(({ id, name }) => id === identity || name === identity)
  if (pipeline === undefined) throw notFound('pipeline')
  return pipeline
}

/**
 * Returns the name of the team that is to own a pipeline, or `null` if the account is.
 *
 * @throws ApiError 422 if the owner is malformed, 404 if the platform has no such team or user
 */
function ownerOf(params: JsonObject, { store }: Context): string | null {
  if ((params.owner ?? null) === null) return null
  const owner = object(params, 'owner')
  const type = text(owner, 'type', 'owner:type')
  const id = text(owner, 'id', 'owner:id')
  if (type === 'team') return findTeam(store, id).name
  if (type !== 'user') throw invalidParams('owner:type must be team or user.')
  if (id !== store.account.id) throw notFound('user')
  return null
}

function serializePipeline(pipeline: PipelineRecord, { store }: Context): Pipeline {
  const members = new Set(
    store.couplings.filter(({ pipelineId }) => pipelineId === pipeline.id).map(({ appId }) => appId),
  )
  const team = pipeline.team === null ? undefined : store.findTeam(pipeline.team)
  const isFir = store.apps.some(({ id, generation }) => members.has(id) && generation === 'fir')
  return {
    created_at: timestamp(pipeline.createdAt),
    generation: { name: isFir ? 'fir' : 'cedar' },
    id: pipeline.id,
    name: pipeline.name,
    owner: team === undefined ? { id: store.account.id, type: 'user' } : { id: team.id, type: 'team' },
    updated_at: timestamp(pipeline.updatedAt),
  }
}
