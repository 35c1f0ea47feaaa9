import { isStatus, TransientError, unlessStatus } from '../http/errors.js'
import { type App, getApp, readApp } from './apps.js'
import type { HerokuClient } from './client.js'
import { createOnce } from './create-once.js'
import type { App as WireApp } from './types.js'

/** A new app. Heroku chooses the fields that are empty. */
export interface AppRequest {
  name: string
  /** Name or id of the team that owns it; by default, the account owns it. */
  team: string
  region: string
  stack: string
  /** Name or id of the Private Space that it runs in. */
  space: string
}

/**
 * Reads an app by name or id, as {@link getApp} does.
 *
 * @returns nothing when it does not exist
 */
export async function findApp(client: HerokuClient, app: string): Promise<App | undefined> {
  return unlessStatus(getApp(client, app), 404)
}

/**
 * Creates an app that did not exist a moment ago: `POST /apps`, or `POST /teams/apps` for an app of a team or in a space.
 * When the response is lost, it looks the app up by name before it sends the request again.
 *
 * @returns the app, and whether we created it: somebody else may have done so at the same time
 * @throws HerokuError, 422 for a name that somebody else's app has or a region or stack that Heroku does not accept,
 * 404 for a team or space that the account can't see
 */
export async function createApp(
  client: HerokuClient,
  request: AppRequest,
): Promise<{ app: App; ours: boolean }> {
  const fields = Object.entries(request).filter(([, value]) => value !== '')
  const url = request.team || request.space ? '/teams/apps' : '/apps'
  const body = Object.fromEntries(fields)
  const create = async () => readApp(await client.request<WireApp>('POST', url, { body }))
  const find = () => findApp(client, request.name)
  try {
    return { app: await createOnce(create, find, client.signal), ours: true }
  } catch (error) {
    // After a lost response, Heroku may refuse the second request because the first has taken the name.
    const unclear = error instanceof TransientError
    if (client.signal.aborted || !(unclear || isStatus(error, 422))) throw error
    const app = await find().catch(() => undefined)
    if (!app) throw error
    return { app, ours: unclear }
  }
}
