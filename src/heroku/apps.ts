import { apiPath, type HerokuClient, requireField } from './client.js'
import type { App as WireApp } from './types.js'

/** An app. */
export interface App {
  id: string
  name: string
  /** Where the app is served, as the API gives it: it can't be derived from the name. Empty for an app without. */
  webUrl: string
  /** Name of the stack that the next build is for, such as `heroku-24` or `container`. */
  stack: string
}

/**
 * Looks an app up by name or id: `GET /apps/{app}`.
 *
 * @throws HerokuError 401, 402, 403, 404
 */
export async function getApp(client: HerokuClient, app: string): Promise<App> {
  return readApp(await client.request<WireApp>('GET', apiPath`/apps/${app}`))
}

/** Takes an app from the API's answer. */
export function readApp(answer: WireApp): App {
  return {
    id: requireField(answer.id, 'the id of the app'),
    name: requireField(answer.name, 'the name of the app'),
    webUrl: answer.web_url ?? '',
    stack: answer.build_stack?.name ?? answer.stack?.name ?? '',
  }
}

/**
 * Empties what buildpacks keep from build to build: `DELETE /apps/{app}/build-cache`.
 */
export async function clearBuildCache(client: HerokuClient, app: string): Promise<void> {
  await client.command('DELETE', apiPath`/apps/${app}/build-cache`)
}
