import { isStatus, TransientError } from '../http/errors.js'
import { type App, getApp, readApp } from './apps.js'
import type { HerokuClient } from './client.js'
import { createOnce } from './create-once.js'
import type { App as WireApp } from './types.js'

/** What a new app is to be like; where a field is empty, it is as Heroku has it. */
export interface AppRequest {
  name: string
  /** Name or id of the team that owns it; by default the account does. */
  team: string
  region: string
  stack: string
  /** Name or id of the Private Space that it runs in. */
  space: string
}

/**
 * Looks for an app by name or id, as {@link getApp} does.
 *
 * @returns nothing when there is none
 */
export async function findApp(client: HerokuClient, app: string): Promise<App | undefined> {
  try {
    return await getApp(client, app)
  } catch (error) {
    if (isStatus(error, 404)) return undefined
    throw error
  }
}

/**
 * Creates an app that was not there just now: `POST /apps`, or `POST /teams/apps` where it is to belong to a team or
 * run in a space. The request is never repeated blindly: when its answer is lost, the app is looked up by its name.
 *
 * @returns the app, and whether it is ours: somebody else may have created it at the same time
 * @throws HerokuError, 422 for a name that an app of somebody else has, a region or a stack that Heroku does not take,
 * 404 for a team or a space that the account can't see
 */
export async function createApp(
  client: HerokuClient,
  request: AppRequest,
): Promise<{ app: App; ours: boolean }> {
  const given = Object.entries(request).filter(([, value]) => value !== '')
  const url = request.team || request.space ? '/teams/apps' : '/apps'
  const body = Object.fromEntries(given)
  const create = async () => readApp(await client.request<WireApp>('POST', url, { body }))
  const find = () => findApp(client, request.name)
  try {
    return { app: await createOnce(create, find, client.signal), ours: true }
  } catch (error) {
    // After a lost answer, a second request may be told that the name is taken: by the first.
    const unclear = error instanceof TransientError
    if (client.signal.aborted || !(unclear || isStatus(error, 422))) throw error
    const app = await find().catch(() => undefined)
    if (!app) throw error
    return { app, ours: unclear }
  }
}
