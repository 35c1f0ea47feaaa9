import type { Release } from '@heroku-cli/schema'
import { invalidParams, notFound } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import type { AppRecord, ReleaseRecord, SlugRecord } from '../apps/records.js'
import { currentRelease, isEligibleForRollback } from '../apps/releases.js'
import { streamUrlSeconds } from '../storage/signed-urls.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { optionalText, readParams, text } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** Releases: list, info by id or version, create from a slug of this or another app, roll back. */
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

/**
 * Returns the release with this id or version; the version may have a `v` in front.
 *
 * @throws ApiError 404
 */
export function findRelease(app: AppRecord, identity: string): ReleaseRecord {
  const version = identity.replace(/^v(?=\d+$)/, '')
  const release = app.releases.find((candidate) => {
    return candidate.id === identity || String(candidate.version) === version
  })
  if (release === undefined) throw notFound('release')
  return release
}

function deploy(context: Context, app: AppRecord, params: JsonObject): ReleaseRecord {
  const slug = context.store.slugs.get(text(params, 'slug'))
  if (slug === undefined) throw notFound('slug')
  if (slug.size === null) throw invalidParams('The slug has not been uploaded yet.')
  const description = optionalText(params, 'description') ?? describe(slug)
  return context.releases.create(app, description, slug)
}

function describe(slug: SlugRecord): string {
  return slug.commit === null ? 'Deploy' : `Deploy ${slug.commit.slice(0, 8)}`
}

function rollBack(context: Context, app: AppRecord, identity: string): ReleaseRecord {
  const target = findRelease(app, identity)
  if (!isEligibleForRollback(target))
    throw invalidParams(`Cannot roll back to v${target.version}: it has no slug that ran.`)
  return context.releases.rollBack(app, target)
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
    eligible_for_rollback: isEligibleForRollback(release),
    id: release.id,
    oci_image: null,
    output_stream_url:
      release.stream === null
        ? null
        : context.urls.sign('GET', context.streams.path(release.stream.id), streamUrlSeconds),
    slug,
    status: release.status,
    updated_at: timestamp(release.updatedAt),
    user: { email, id },
    version: release.version,
  }
}
