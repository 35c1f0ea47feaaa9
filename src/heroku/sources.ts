import { type HerokuClient, required } from './client.js'
import type { Source as WireSource } from './types.js'

/** Storage for one tarball. Both URLs are signed, and so secrets, and expire an hour after the source was created. */
export interface Source {
  /** PUT uploads the tarball here. */
  putUrl: string
  /** A build downloads it from here. */
  getUrl: string
}

/**
 * Creates a source: `POST /sources`. The schema deprecates the path of Heroku's article, `/apps/{app}/sources`. An unused
 * source does no harm, so the request is sent again after any transient failure.
 */
export async function createSource(client: HerokuClient): Promise<Source> {
  const { source_blob: blob } = await client.request<WireSource>('POST', '/sources', { idempotent: true })
  return {
    putUrl: client.signedUrl(required(blob?.put_url, 'the put_url of the source')),
    getUrl: client.signedUrl(required(blob?.get_url, 'the get_url of the source')),
  }
}
