import type { Release } from '@heroku-cli/schema'
import type { Context } from '../context.js'
import { STREAM_URL_SECONDS } from '../signed-urls.js'
import { type AppRecord, currentRelease, type ReleaseRecord, type SlugRecord } from '../store.js'
import { findApp } from './apps.js'
import { invalidParams, notFound } from './errors.js'
import type { Api } from './middleware.js'
import { optionalText, type Params, readParams, text } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** Releases: list, info by id or version, create from a slug (of this app or another), roll back. */
export function releaseRoutes(api: Api, context: Context): void {
  const fields = { ...recordFields<ReleaseRecord>(), version: ({ version }: ReleaseRecord) => version }

  api.get('/apps/:app/releases', (c) => {
    const app = findApp(context, c.req.param('app'))
    return respondList(c, app.releases, fields, (release) => serializeRelease(app, release, context))
  })
  api.get('/apps/:app/releases/:release', (c) => {
    const app = findApp(context, c.req.param('app'))
    return respond(c, serializeRelease(app, findRelease(app, c.req.param('release')), context))
  })
  api.post('/apps/:app/releases', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    const target = optionalText(params, 'release')
    const release = target === null ? deploy(context, app, params) : rollBack(context, app, target)
    return respond(c, serializeRelease(app, release, context), 201)
  })
}

/** The release of a path: by id, by version, or by version with a `v`. @throws ApiError 404 */
export function findRelease(app: AppRecord, identity: string): ReleaseRecord {
  const version = identity.replace(/^v(?=\d+$)/, '')
  const release = app.releases.find((candidate) => {
    return candidate.id === identity || String(candidate.version) === version
  })
  if (release === undefined) throw notFound('release')
  return release
}

function deploy(context: Context, app: AppRecord, params: Params): ReleaseRecord {
  const slug = context.store.slugs.get(text(params, 'slug'))
  if (slug === undefined) throw notFound('slug')
  if (slug.size === null) throw invalidParams('The slug has not been uploaded yet.')
  const description = optionalText(params, 'description') ?? describe(slug)
  return context.releasing.create(app, description, slug)
}

function describe(slug: SlugRecord): string {
  return slug.commit === null ? 'Deploy' : `Deploy ${slug.commit.slice(0, 8)}`
}

function rollBack(context: Context, app: AppRecord, identity: string): ReleaseRecord {
  const target = findRelease(app, identity)
  if (!isEligible(target))
    throw invalidParams(`Cannot roll back to v${target.version}: it has no slug that ran.`)
  return context.releasing.rollBack(app, target)
}

function isEligible(release: ReleaseRecord): boolean {
  return release.status === 'succeeded' && release.slug !== null
}

function serializeRelease(app: AppRecord, release: ReleaseRecord, context: Context): Release {
  const { id, email } = context.store.account
  const slug = release.slug === null ? null : { id: release.slug.id }
  return {
    addon_plan_names: [],
    app: { id: app.id, name: app.name },
    artifacts: slug === null ? [] : [{ id: slug.id, type: 'slug' }],
    created_at: timestamp(release.createdAt),
    current: currentRelease(app) === release,
    description: release.description,
    eligible_for_rollback: isEligible(release),
    id: release.id,
    oci_image: null,
    output_stream_url:
      release.stream === null
        ? null
        : context.urls.sign('GET', context.streams.key(release.stream.id), STREAM_URL_SECONDS),
    slug,
    status: release.status,
    updated_at: timestamp(release.updatedAt),
    user: { email, id },
    version: release.version,
  }
}
