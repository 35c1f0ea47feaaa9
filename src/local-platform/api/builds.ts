import { isLoopback } from '../builder/fetch.js'
import type { Context } from '../context.js'
import { STREAM_URL_SECONDS } from '../signed-urls.js'
import type { AppRecord, BuildRecord } from '../store.js'
import { findApp } from './apps.js'
import { buildpacksOf } from './buildpack-installations.js'
import { invalidParams, notFound, unknownEndpoint } from './errors.js'
import type { Api } from './middleware.js'
import { object, optionalText, readParams, text } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** Builds: create, list, info, cancel; and the build cache. */
export function buildRoutes(api: Api, context: Context): void {
  api.post('/apps/:app/builds', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    const source = object(params, 'source_blob')
    const order = {
      sourceUrl: checkSourceUrl(text(source, 'url', 'source_blob:url')),
      checksum: checkChecksum(optionalText(source, 'checksum', 'source_blob:checksum')),
      version: optionalText(source, 'version', 'source_blob:version'),
      versionDescription: optionalText(source, 'version_description', 'source_blob:version_description'),
      buildpacks: buildpacksOf(params),
      requestId: c.get('requestId'),
    }
    const build = context.building.start(app, order)
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
    // Cancelling is a variant of the API; without it the endpoint does not exist.
    if (!/version=3\.cancel-build\b/.test(c.req.header('Accept') ?? '')) throw unknownEndpoint()
    const build = findBuild(app, c.req.param('build'))
    if (!(await context.building.cancel(build))) {
      throw invalidParams('Build is not pending and cannot be canceled.')
    }
    return respond(c, serializeBuild(app, build, context))
  })
  api.delete('/apps/:app/build-cache', (c) => {
    findApp(context, c.req.param('app')).cacheStale = true
    // The schema calls this answer empty.
    return c.body(null, 202)
  })
}

function findBuild(app: AppRecord, id: string): BuildRecord {
  const build = app.builds.find((candidate) => candidate.id === id)
  if (build === undefined) throw notFound('build')
  return build
}

/**
 * Heroku fetches over https alone; http is for this machine's own servers, this one's sources among them.
 *
 * @throws ApiError 422
 */
export function checkSourceUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))) return text
  throw invalidParams('https is required for source_blob:url')
}

/** @throws ApiError 422 unless the checksum is absent or `SHA256:<hex>`. */
export function checkChecksum(checksum: string | null): string | null {
  if (checksum === null || /^SHA256:[0-9a-f]{64}$/i.test(checksum)) return checksum
  throw invalidParams('checksum must be of the form SHA256:<64 hexadecimal digits>')
}

function serializeBuild(app: AppRecord, build: BuildRecord, { store, streams, urls }: Context) {
  const { id, email } = store.account
  return {
    app: { id: app.id },
    buildpacks: build.buildpacks,
    created_at: timestamp(build.createdAt),
    id: build.id,
    output_stream_url: urls.sign('GET', streams.key(build.id), STREAM_URL_SECONDS),
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
