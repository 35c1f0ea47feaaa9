import { apiPath, type HerokuClient, required } from './client.js'
import type { App as WireApp } from './types.js'

/**
 * What the builds of an app produce: a slug (Cedar's stacks with buildpacks), an OCI image that other apps can run, too
 * (Fir), or Docker images that stay with the app (Cedar's stack `container`).
 */
export type BuildProduct = 'slug' | 'oci-image' | 'docker-images'

/** An app. */
export interface App {
  id: string
  name: string
  /** URL of the app, from the API, since it can't be derived from the name. Empty for an app without one. */
  webUrl: string
  /** Name of the next build's stack, such as `heroku-24` or `container`. */
  stack: string
  /** What the next build produces. */
  product: BuildProduct
}

/**
 * Reads an app by name or id: `GET /apps/{app}`.
 *
 * @throws HerokuError 401, 402, 403, 404
 */
export async function getApp(client: HerokuClient, app: string): Promise<App> {
  return readApp(await client.request<WireApp>('GET', apiPath`/apps/${app}`))
}

/** Converts an app from the API's response. */
export function readApp(response: WireApp): App {
  const stack = response.build_stack?.name ?? response.stack?.name ?? ''
  return {
    id: required(response.id, 'the id of the app'),
    name: required(response.name, 'the name of the app'),
    webUrl: response.web_url ?? '',
    stack,
    product: response.generation?.name === 'fir' ? 'oci-image' : productOf(stack),
  }
}

/** Returns what builds on a stack produce. */
export function productOf(stack: string): BuildProduct {
  if (stack === 'container') return 'docker-images'
  return stack === 'cnb' ? 'oci-image' : 'slug'
}

/**
 * Clears the cache that buildpacks keep between builds: `DELETE /apps/{app}/build-cache`.
 */
export async function clearBuildCache(client: HerokuClient, app: string): Promise<void> {
  await client.command('DELETE', apiPath`/apps/${app}/build-cache`)
}
