import { randomUUID } from 'node:crypto'
import type { Slug } from '@heroku-cli/schema'
import { invalidParams, notFound, wrongType } from '../apps/errors.js'
import type { AppRecord, SlugRecord } from '../apps/records.js'
import { reference } from '../apps/references.js'
import { cnbStack, containerStack, stackName } from '../apps/stacks.js'
import type { ProcessTypes } from '../builder/types.js'
import { objectUrlSeconds } from '../storage/signed-urls.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { object, optionalText, readParams } from './params.js'
import { respond, timestamp } from './respond.js'
import { checkChecksum } from './source-blob.js'

/** Slugs: info with a URL for the download, create with a URL for the upload. */
export function slugRoutes(api: Api, context: Context): void {
  api.get('/apps/:app/slugs/:slug', (c) => {
    const app = findApp(context, c.req.param('app'))
    return respond(c, serializeSlug(findSlug(context, app, c.req.param('slug')), 'get', context))
  })
  api.post('/apps/:app/slugs', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    const stack = optionalText(params, 'stack')
    const slug: SlugRecord = {
      id: randomUUID(),
      appId: app.id,
      createdAt: context.now(),
      updatedAt: context.now(),
      checksum: checkChecksum(optionalText(params, 'checksum')),
      commit: optionalText(params, 'commit'),
      commitDescription: optionalText(params, 'commit_description'),
      size: null,
      processTypes: processTypesOf(object(params, 'process_types')),
      stack: slugStack(stack === null ? app.stack : stackName(stack)),
      buildpackDescription: optionalText(params, 'buildpack_provided_description'),
    }
    context.store.slugs.set(slug.id, slug)
    return respond(c, serializeSlug(slug, 'put', context), 201)
  })
}

/**
 * Returns a slug that the app owns or has released.
 *
 * @throws ApiError 404
 */
function findSlug({ store }: Context, app: AppRecord, id: string): SlugRecord {
  const slug = store.slugs.get(id)
  const released = app.releases.some((release) => release.slug?.id === id)
  if (slug === undefined || (slug.appId !== app.id && !released)) throw notFound('slug')
  return slug
}

/** @throws ApiError 422 if builds on the stack make images */
function slugStack(stack: string): string {
  if (stack === cnbStack || stack === containerStack)
    throw invalidParams(`A slug can't be on the stack ${stack}, which runs images.`)
  return stack
}

function processTypesOf(params: Record<string, unknown>): ProcessTypes {
  const entries = Object.entries(params).map(([type, command]): [string, string] => {
    if (!/^[-\w]{1,128}$/.test(type)) throw invalidParams(`Process type "${type}" is invalid.`)
    if (typeof command !== 'string') throw wrongType(`process_types.${type}`, 'string', command)
    return [type, command]
  })
  return Object.fromEntries(entries)
}

function serializeSlug(slug: SlugRecord, method: 'get' | 'put', { objects, urls }: Context): Slug {
  const key = objects.slugKey(slug.id)
  return {
    blob: { method, url: urls.sign(method.toUpperCase(), key, objectUrlSeconds) },
    buildpack_provided_description: slug.buildpackDescription,
    checksum: slug.checksum,
    commit: slug.commit,
    commit_description: slug.commitDescription,
    created_at: timestamp(slug.createdAt),
    id: slug.id,
    process_types: slug.processTypes,
    size: slug.size,
    stack: reference('stack', slug.stack),
    updated_at: timestamp(slug.updatedAt),
  }
}
