import { type HerokuClient, requireField } from './client.js'
import type { Source as WireSource } from './types.js'

/** A place for one tarball. Both URLs are signed secrets and expire one hour after the source was made. */
export interface Source {
  /** The tarball goes here by PUT. */
  putUrl: string
  /** A build fetches it from here. */
  getUrl: string
}

/**
 * Makes a source: `POST /sources`. The path of the article, `/apps/{app}/sources`, is deprecated in the schema. A
 * source that is never used does no harm, so the request is repeated after any passing fault.
 */
export async function createSource(client: HerokuClient): Promise<Source> {
  const { source_blob: blob } = await client.request<WireSource>('POST', '/sources', { idempotent: true })
  return {
    putUrl: client.signedUrl(requireField(blob?.put_url, 'the put_url of the source')),
    getUrl: client.signedUrl(requireField(blob?.get_url, 'the get_url of the source')),
  }
}
