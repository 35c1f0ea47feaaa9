import { apiPath, type HerokuClient, required } from './client.js'
import type { OciImage as WireOciImage } from './types.js'

/** An OCI image: the result of a build on Fir, which a release runs. */
export interface OciImage {
  id: string
  /** `sha256:<hex>` of its manifest; empty when Heroku does not know it. */
  digest: string
  /** Version of its build; empty when the build has none. */
  commit: string
  /** Name of its stack, such as `cnb`. */
  stack: string
  /** The command of each process type. */
  processTypes: Record<string, string>
}

/**
 * Reads an image: `GET /apps/{app}/oci-images/{id}`. Heroku's JSON schema describes the response as a list, as an image
 * may exist for several architectures.
 *
 * @param app an app that has built or released the image
 * @throws HerokuError, 404 for another app, or when the image does not exist any more
 */
export async function getOciImage(client: HerokuClient, app: string, id: string): Promise<OciImage> {
  const path = apiPath`/apps/${app}/oci-images/${id}`
  const response = await client.request<WireOciImage | WireOciImage[]>('GET', path)
  const found = Array.isArray(response) ? response.find((image) => image.id === id) : response
  const image = required(found, 'the image')
  const commands = Object.entries(image.process_types ?? {}).map(
    ([name, { display_cmd: shown, command }]) => [name, shown ?? command ?? ''],
  )
  return {
    id: required(image.id, 'the id of the image'),
    digest: image.digest ?? '',
    commit: image.commit ?? '',
    stack: image.stack?.name ?? '',
    processTypes: Object.fromEntries(commands),
  }
}
