import { apiPath, type HerokuClient, required } from './client.js'
import type { App as WireApp } from './types.js'

/** An app. */
export interface App {
  id: string
  name: string
  /** URL of the app, from the API, since it can't be derived from the name. Empty for an app without one. */
  webUrl: string
  /** Name of the next build's stack, such as `heroku-24` or `container`. */
  stack: string
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
  return {
    id: required(response.id, 'the id of the app'),
    name: required(response.name, 'the name of the app'),
    webUrl: response.web_url ?? '',
    stack: response.build_stack?.name ?? response.stack?.name ?? '',
  }
}

/**
 * Clears the cache that buildpacks keep between builds: `DELETE /apps/{app}/build-cache`.
 */
export async function clearBuildCache(client: HerokuClient, app: string): Promise<void> {
  await client.command('DELETE', apiPath`/apps/${app}/build-cache`)
}
