import { randomUUID } from 'node:crypto'
import type { Pipeline } from '@heroku-cli/schema'
import type { Context } from '../context.js'
import { type PipelineRecord, remove } from '../store.js'
import { invalidParams, notFound } from './errors.js'
import type { Api } from './middleware.js'
import { readParams, text } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** Pipelines: create, list, info, rename, delete. */
export function pipelineRoutes(api: Api, context: Context): void {
  const { store, now } = context
  const fields = { ...recordFields<PipelineRecord>(), name: ({ name }: PipelineRecord) => name }
  const serialize = (pipeline: PipelineRecord) => serializePipeline(pipeline, context)

  api.post('/pipelines', async (c) => {
    const pipeline = createPipeline(context, text(await readParams(c), 'name'))
    return respond(c, serialize(pipeline), 201)
  })
  api.get('/pipelines', (c) => {
    const name = c.req.query('eq[name]')
    const wanted = store.pipelines.filter((pipeline) => name === undefined || pipeline.name === name)
    return respondList(c, wanted, fields, serialize)
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
    remove(store.pipelines, pipeline)
    for (const coupling of store.couplings.filter(({ pipelineId }) => pipelineId === pipeline.id)) {
      remove(store.couplings, coupling)
    }
    return respond(c, serialize(pipeline))
  })
}

/** The pipeline with this id or name. @throws ApiError 404 */
export function findPipeline({ store }: Context, identity: string): PipelineRecord {
  const pipeline = store.pipelines.find(({ id, name }) => id === identity || name === identity)
  if (pipeline === undefined) throw notFound('pipeline')
  return pipeline
}

/** Creates a pipeline without apps. @throws ApiError 422 for a name that is malformed. */
export function createPipeline({ store, now }: Pick<Context, 'store' | 'now'>, name: string): PipelineRecord {
  const pipeline: PipelineRecord = {
    id: randomUUID(),
    name: checkPipelineName(name),
    createdAt: now(),
    updatedAt: now(),
    config: new Map(),
    reviewAppConfig: null,
  }
  store.pipelines.push(pipeline)
  return pipeline
}

/** @throws ApiError 422 for a name that a pipeline may not have. */
export function checkPipelineName(name: string): string {
  if (/^[a-z][a-z0-9-]{2,29}$/.test(name)) return name
  throw invalidParams(
    'Name must start with a letter, be 3 to 30 characters long and can only contain lowercase letters, digits, and dashes.',
  )
}

function serializePipeline(pipeline: PipelineRecord, { store }: Context): Pipeline {
  return {
    created_at: timestamp(pipeline.createdAt),
    generation: { name: 'cedar' },
    id: pipeline.id,
    name: pipeline.name,
    owner: { id: store.account.id, type: 'user' },
    updated_at: timestamp(pipeline.updatedAt),
  }
}
