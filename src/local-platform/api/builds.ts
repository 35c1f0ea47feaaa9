import { invalidParams, notFound } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import type { AppRecord, BuildRecord } from '../apps/records.js'
import { streamUrlSeconds } from '../storage/signed-urls.js'
import { findApp } from './apps.js'
import { buildpacksOf } from './buildpack-installations.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { object, optionalText, readParams } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'
import { sourceOf } from './source-blob.js'

/** Builds: create, list, info, cancel; and the build cache. */
export function buildRoutes(api: Api, context: Context): void {
  api.post('/apps/:app/builds', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    const build = context.builds.start(app, {
      ...sourceOf(params, c.get('requestId')),
      versionDescription: versionDescriptionOf(params),
      buildpacks: buildpacksOf(params),
    })
    return respond(c, serializeBuild(app, build, context), 201)
  })
  api.get('/apps/:app/builds', (c) => {
    const app = findApp(context, c.req.param('app'))
    return respondList(c, app.builds, recordFields<BuildRecord>(), (build) =>
      serializeBuild(app, build, context),
    )
  })
  api.get('/apps/:app/builds/:build', (c) => {
    const app = findApp(context, c.req.param('app'))
    return respond(c, serializeBuild(app, findBuild(app, c.req.param('build')), context))
  })
  api.delete('/apps/:app/builds/:build', async (c) => {
    const app = findApp(context, c.req.param('app'))
    const build = findBuild(app, c.req.param('build'))
    if (!(await context.builds.cancel(build))) {
      throw invalidParams('Build is not pending and cannot be canceled.')
    }
    return respond(c, serializeBuild(app, build, context))
  })
  api.delete('/apps/:app/build-cache', (c) => {
    findApp(context, c.req.param('app')).cacheStale = true
    // By the schema, the answer is empty.
    return c.body(null, 202)
  })
}

function versionDescriptionOf(params: JsonObject): string | null {
  return optionalText(object(params, 'source_blob'), 'version_description', 'source_blob:version_description')
}

function findBuild(app: AppRecord, id: string): BuildRecord {
  const build = app.builds.find((candidate) => candidate.id === id)
  if (build === undefined) throw notFound('build')
  return build
}

/** Returns the build in the API's form. */
export function serializeBuild(app: AppRecord, build: BuildRecord, { store, streams, urls }: Context) {
  const { id, email } = store.account
  return {
    app: { id: app.id },
    buildpacks: build.buildpacks,
    created_at: timestamp(build.createdAt),
    id: build.id,
    output_stream_url: urls.sign('GET', streams.path(build.id), streamUrlSeconds),
    release: build.releaseId === null ? null : { id: build.releaseId },
    slug: build.slugId === null ? null : { id: build.slugId },
    source_blob: {
      checksum: build.checksum,
      url: build.sourceUrl,
      version: build.version,
      version_description: build.versionDescription,
    },
    stack: build.stack,
    status: build.status,
    updated_at: timestamp(build.updatedAt),
    user: { email, id },
  }
}
