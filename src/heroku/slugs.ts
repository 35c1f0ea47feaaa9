import { apiPath, type HerokuClient, requireField } from './client.js'
import type { Slug as WireSlug } from './types.js'

/** A slug: what a build makes and a release runs. */
export interface Slug {
  id: string
  /** The version of the build that made it; empty when nobody named one. */
  commit: string
  /** Name of the stack that it runs on, such as `heroku-24`. */
  stack: string
  /** `SHA256:<hex>` of its archive; empty when Heroku does not know it. */
  checksum: string
  /** Where its archive lies: signed, a secret. */
  url: string
}

/**
 * Reads a slug: `GET /apps/{app}/slugs/{id}`.
 *
 * @param app one that has made or released the slug
 * @throws HerokuError, 404 for one that has not, or when the slug is gone
 */
export async function getSlug(client: HerokuClient, app: string, id: string): Promise<Slug> {
  const slug = await client.request<WireSlug>('GET', apiPath`/apps/${app}/slugs/${id}`)
  return {
    id: requireField(slug.id, 'the id of the slug'),
    commit: slug.commit ?? '',
    stack: slug.stack?.name ?? '',
    checksum: slug.checksum ?? '',
    url: client.signedUrl(requireField(slug.blob?.url, 'the URL of the slug')),
  }
}
