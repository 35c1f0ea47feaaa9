import type { SetupOrder } from '../app-setups.js'
import type { BuildOrder } from '../building.js'
import type { Context } from '../context.js'
import { STREAM_URL_SECONDS } from '../signed-urls.js'
import type { AppSetupRecord } from '../store.js'
import { checkChecksum, checkSourceUrl } from './builds.js'
import { changesOf } from './config-vars.js'
import { invalidParams, notFound } from './errors.js'
import type { Api } from './middleware.js'
import { isObject, object, optionalObjects, optionalText, type Params, readParams, text } from './params.js'
import { stageOf } from './pipeline-couplings.js'
import { findPipeline } from './pipelines.js'
import { regionName } from './regions.js'
import { respond, timestamp } from './respond.js'

/** App setups: make an app from a source with an `app.json`, and tell how far that is. */
export function appSetupRoutes(api: Api, context: Context): void {
  api.post('/app-setups', async (c) => {
    const params = await readParams(c)
    const source = sourceOf(params, c.get('requestId'))
    const order = { ...appOf(params), ...overridesOf(params), coupling: couplingOf(params, context), source }
    const setup = context.appSetups.start({
      ...order,
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

/** The `source_blob` of a request. @throws ApiError 422 */
export function sourceOf(params: Params, requestId: string): Omit<BuildOrder, 'buildpacks'> {
  const source = object(params, 'source_blob')
  return {
    sourceUrl: checkSourceUrl(text(source, 'url', 'source_blob:url')),
    checksum: checkChecksum(optionalText(source, 'checksum', 'source_blob:checksum')),
    version: optionalText(source, 'version', 'source_blob:version'),
    versionDescription: null,
    requestId,
  }
}

function appOf(params: Params): Pick<SetupOrder, 'name' | 'region' | 'stack'> {
  const app = params.app === undefined ? {} : object(params, 'app')
  return {
    name: optionalText(app, 'name', 'app:name'),
    region: regionName(optionalText(app, 'region', 'app:region') ?? 'us'),
    stack: optionalText(app, 'stack', 'app:stack'),
  }
}

function overridesOf(params: Params): Pick<SetupOrder, 'overrides' | 'buildpacks'> {
  const overrides = params.overrides === undefined ? {} : object(params, 'overrides')
  const env = overrides.env === undefined ? {} : object(overrides, 'env', 'overrides:env')
  const buildpacks = optionalObjects(overrides, 'buildpacks') ?? null
  return {
    overrides: valuesOf(env, /^\w+$/),
    buildpacks: buildpacks?.map((item) => text(item, 'url', 'overrides:buildpacks:url')) ?? null,
  }
}

/** Not in the schema, but what the CLI's `pipelines:setup` sends. */
function couplingOf(params: Params, context: Context): SetupOrder['coupling'] {
  const coupling = params.pipeline_coupling
  if (coupling === undefined || coupling === null) return null
  if (!isObject(coupling)) throw invalidParams('pipeline_coupling must be an object.')
  const pipeline = findPipeline(context, text(coupling, 'pipeline', 'pipeline_coupling:pipeline'))
  return { pipeline, stage: stageOf(text(coupling, 'stage', 'pipeline_coupling:stage')) }
}

/** The config vars of a request, without those that are `null`. @throws ApiError 422 */
export function valuesOf(params: Params, names: RegExp): Map<string, string> {
  const changes = changesOf(params, new Map(), names)
  return new Map(changes.filter((change): change is [string, string] => change[1] !== null))
}

function serializeSetup(setup: AppSetupRecord, { streams, urls }: Context) {
  const { build, postdeploy } = setup
  return {
    app: setup.app,
    build: build && {
      id: build.id,
      output_stream_url: urls.sign('GET', streams.key(build.id), STREAM_URL_SECONDS),
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
