import type { Release } from '@heroku-cli/schema'
import { type Artifact, checkRunnable, describeDeploy, nothing } from '../apps/artifacts.js'
import { invalidParams, notFound } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import type { AppRecord, ReleaseRecord, SlugRecord } from '../apps/records.js'
import { currentRelease, isEligibleForRollback } from '../apps/releases.js'
import { containerStack } from '../apps/stacks.js'
import { streamUrlSeconds } from '../storage/signed-urls.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { findImage } from './oci-images.js'
import { optionalText, readParams, text } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** Releases: list, info by id or version, create from a slug or image of this or another app, roll back. */
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
    if (target !== null) refuseWithRollback(params)
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
  const artifact = artifactOf(context, params)
  checkRunnable(app, artifact)
  const description = optionalText(params, 'description') ?? describeDeploy(artifact)
  return context.releases.create(app, description, artifact)
}

function artifactOf(context: Context, params: JsonObject): Artifact {
  const identity = optionalText(params, 'oci_image')
  if (identity === null) return { ...nothing, slug: findSlug(context, text(params, 'slug')) }
  if (optionalText(params, 'slug') !== null)
    throw invalidParams('A release has either a slug or an oci_image, not both.')
  const image = findImage(context, identity)
  if (image.layoutId === null)
    throw invalidParams(`This platform has no content of the image ${image.digest}.`)
  return { ...nothing, image }
}

function findSlug({ store }: Context, id: string): SlugRecord {
  const slug = store.slugs.get(id)
  if (slug === undefined) throw notFound('slug')
  if (slug.size === null) throw invalidParams('The slug has not been uploaded yet.')
  return slug
}

/** A rollback releases what the earlier release has, with Heroku's own description. */
function refuseWithRollback(params: JsonObject): void {
  const key = ['description', 'oci_image', 'slug'].find((name) => (params[name] ?? null) !== null)
  if (key !== undefined) throw invalidParams(`A rollback takes only release, not ${key}.`)
}

function rollBack(context: Context, app: AppRecord, identity: string): ReleaseRecord {
  const target = findRelease(app, identity)
  if (!isEligibleForRollback(target))
    throw invalidParams(`Cannot roll back to v${target.version}: it has nothing that ran.`)
  return context.releases.rollBack(app, target)
}

/** Returns the release in the API's form. */
export function serializeRelease(app: AppRecord, release: ReleaseRecord, context: Context): Release {
  const { id, email } = context.store.account
  const slug = release.slug === null ? null : { id: release.slug.id }
  const image = publicImage(release)
  return {
    addon_plan_names: [],
    app: { id: app.id, name: app.name },
    artifacts: [
      ...(slug === null ? [] : [{ id: slug.id, type: 'slug' }]),
      ...(image === null ? [] : [{ id: image.id, type: 'oci-image' }]),
    ],
    created_at: timestamp(release.createdAt),
    current: currentRelease(app) === release,
    description: release.description,
    eligible_for_rollback: isEligibleForRollback(release),
    id: release.id,
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

/** The images of the container stack are in no resource of the API: their releases have no artifacts. */
function publicImage({ image }: ReleaseRecord): { id: string } | null {
  return image === null || image.stack === containerStack ? null : { id: image.id }
}
