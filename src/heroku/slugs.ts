import { apiPath, type HerokuClient, required } from './client.js'
import type { Slug as WireSlug } from './types.js'

/** A slug: the result of a build, which a release runs. */
export interface Slug {
  id: string
  /** Version of its build; empty when the build has none. */
  commit: string
  /** Name of its stack, such as `heroku-24`. */
  stack: string
  /** `SHA256:<hex>` of its archive; empty when Heroku does not know it. */
  checksum: string
  /** Bytes of its archive, if Heroku knows them. */
  size?: number
  /** The command of each process type. */
  processTypes: Record<string, string>
  /** Signed URL of its archive, a secret. */
  url: string
}

/**
 * Reads a slug: `GET /apps/{app}/slugs/{id}`.
 *
 * @param app an app that has built or released the slug
 * @throws HerokuError, 404 for another app, or when the slug does not exist any more
 */
export async function getSlug(client: HerokuClient, app: string, id: string): Promise<Slug> {
  const slug = await client.request<WireSlug>('GET', apiPath`/apps/${app}/slugs/${id}`)
  return {
    id: required(slug.id, 'the id of the slug'),
    commit: slug.commit ?? '',
    stack: slug.stack?.name ?? '',
    checksum: slug.checksum ?? '',
    processTypes: slug.process_types ?? {},
    ...(typeof slug.size === 'number' && { size: slug.size }),
    url: client.signedUrl(required(slug.blob?.url, 'the URL of the slug')),
  }
}
