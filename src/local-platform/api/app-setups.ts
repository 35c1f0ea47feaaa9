import { configValues } from '../apps/config-vars.js'
import { invalidParams, notFound } from '../apps/errors.js'
import { isObject, type JsonObject } from '../apps/json.js'
import { parseStage } from '../apps/pipelines.js'
import type { AppSetupRecord } from '../apps/records.js'
import type { NewAppSetup } from '../jobs/app-setups.js'
import { streamUrlSeconds } from '../storage/signed-urls.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { type TeamAppParams, teamAppParams } from './new-app.js'
import { object, optionalObjects, readParams, text } from './params.js'
import { findPipeline } from './pipelines.js'
import { respond, timestamp } from './respond.js'
import { sourceOf } from './source-blob.js'

/** App setups: create an app from a source with an `app.json`, and report the progress. */
export function appSetupRoutes(api: Api, context: Context): void {
  api.post('/app-setups', async (c) => {
    const params = await readParams(c)
    const source = sourceOf(params, c.get('requestId'))
    const setup = context.appSetups.start({
      ...appOf(params, context),
      ...overridesOf(params),
      coupling: couplingOf(params, context),
      source,
      environment: null,
      defaults: new Map(),
      keepFailed: false,
    })
    return respond(c, serializeSetup(setup, context), 201)
  })
  api.get('/app-setups/:setup', (c) => {
    const setup = context.store.appSetups.find(({ id }) => id === c.req.param('setup'))
    if (setup === undefined) throw notFound('app_setup')
    return respond(c, serializeSetup(setup, context))
  })
}

function appOf(params: JsonObject, context: Context): TeamAppParams {
  const app = (params.app ?? null) === null ? {} : object(params, 'app')
  return teamAppParams(app, context, 'organization', 'app:')
}

function overridesOf(params: JsonObject): Pick<NewAppSetup, 'overrides' | 'buildpacks'> {
  const overrides = params.overrides === undefined ? {} : object(params, 'overrides')
  const env = overrides.env === undefined ? {} : object(overrides, 'env', 'overrides:env')
  const buildpacks = optionalObjects(overrides, 'buildpacks') ?? null
  return {
    overrides: configValues(env),
    buildpacks: buildpacks?.map((item) => text(item, 'url', 'overrides:buildpacks:url')) ?? null,
  }
}

/** The schema does not have it, but the CLI's `pipelines:setup` sends it. */
function couplingOf(params: JsonObject, context: Context): NewAppSetup['coupling'] {
  const coupling = params.pipeline_coupling
  if (coupling === undefined || coupling === null) return null
  if (!isObject(coupling)) throw invalidParams('pipeline_coupling must be an object.')
  const pipeline = findPipeline(context, text(coupling, 'pipeline', 'pipeline_coupling:pipeline'))
  return { pipeline, stage: parseStage(text(coupling, 'stage', 'pipeline_coupling:stage')) }
}

function serializeSetup(setup: AppSetupRecord, { streams, urls }: Context) {
  const { build, postdeploy } = setup
  return {
    app: setup.app,
    build: build && {
      id: build.id,
      output_stream_url: urls.sign('GET', streams.path(build.id), streamUrlSeconds),
      status: build.status,
    },
    created_at: timestamp(setup.createdAt),
    failure_message: setup.failureMessage,
    id: setup.id,
    manifest_errors: setup.manifestErrors,
    postdeploy: postdeploy && { exit_code: postdeploy.exitCode, output: postdeploy.output },
    resolved_success_url: setup.successUrl,
    status: setup.status,
    updated_at: timestamp(setup.updatedAt),
  }
}
