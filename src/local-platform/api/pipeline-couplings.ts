import type { PipelineCoupling } from '@heroku-cli/schema'
import { invalidParams, notFound } from '../apps/errors.js'
import { parseStage } from '../apps/pipelines.js'
import type { CouplingRecord } from '../apps/records.js'
import { remove } from '../apps/store.js'
import { findTeam } from '../apps/teams.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { readParams, text } from './params.js'
import { findPipeline } from './pipelines.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** Couplings: which app is in which stage of which pipeline. An app has one at most. */
export function couplingRoutes(api: Api, context: Context): void {
  const { store, now } = context
  const fields = recordFields<CouplingRecord>()
  const serialize = (coupling: CouplingRecord) => serializeCoupling(coupling, context)

  api.post('/pipeline-couplings', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, text(params, 'app'))
    const pipeline = findPipeline(context, text(params, 'pipeline'))
    const stage = parseStage(text(params, 'stage'))
    if (store.couplings.some(({ appId }) => appId === app.id)) {
      throw invalidParams('App is already coupled to a pipeline.')
    }
    return respond(c, serialize(store.addCoupling(app, pipeline, stage, now())), 201)
  })
  for (const path of ['/pipeline-couplings', '/users/~/pipeline-couplings']) {
    api.get(path, (c) => respondList(c, store.couplings, fields, serialize))
  }
  api.get('/pipelines/:pipeline/pipeline-couplings', (c) => {
    const { id } = findPipeline(context, c.req.param('pipeline'))
    const couplings = store.couplings.filter(({ pipelineId }) => pipelineId === id)
    return respondList(c, couplings, fields, serialize)
  })
  api.get('/teams/:team/pipeline-couplings', (c) => {
    const { name } = findTeam(store, c.req.param('team'))
    const owned = new Set(store.apps.filter(({ team }) => team === name).map(({ id }) => id))
    const couplings = store.couplings.filter(({ appId }) => owned.has(appId))
    return respondList(c, couplings, fields, serialize)
  })
  api.get('/apps/:app/pipeline-couplings', (c) => {
    const app = findApp(context, c.req.param('app'))
    return respond(c, serialize(found(store.couplings.find(({ appId }) => appId === app.id))))
  })
  const find = (id: string) => found(store.couplings.find((coupling) => coupling.id === id))
  api.get('/pipeline-couplings/:coupling', (c) => respond(c, serialize(find(c.req.param('coupling')))))
  api.patch('/pipeline-couplings/:coupling', async (c) => {
    const params = await readParams(c)
    const coupling = find(c.req.param('coupling'))
    coupling.stage = parseStage(text(params, 'stage'))
    coupling.updatedAt = now()
    return respond(c, serialize(coupling))
  })
  api.delete('/pipeline-couplings/:coupling', (c) => {
    const coupling = find(c.req.param('coupling'))
    remove(store.couplings, coupling)
    return respond(c, serialize(coupling))
  })
}

function found(coupling: CouplingRecord | undefined): CouplingRecord {
  if (coupling === undefined) throw notFound('pipeline_coupling')
  return coupling
}

function serializeCoupling(coupling: CouplingRecord, { store }: Context): PipelineCoupling {
  const name = store.pipelines.find(({ id }) => id === coupling.pipelineId)?.name
  return {
    app: { id: coupling.appId },
    created_at: timestamp(coupling.createdAt),
    id: coupling.id,
    pipeline: { id: coupling.pipelineId, name },
    stage: coupling.stage,
    updated_at: timestamp(coupling.updatedAt),
  }
}
