import { apiPath, type HerokuClient, required } from './client.js'
import type { App } from './types.js'

/** Reads whether an app is in maintenance mode: `GET /apps/{app}`. */
export async function isInMaintenance(client: HerokuClient, app: string): Promise<boolean> {
  const { maintenance } = await client.request<App>('GET', apiPath`/apps/${app}`)
  return required(maintenance, 'the maintenance mode of the app')
}

/**
 * Turns an app's maintenance mode on or off: `PATCH /apps/{app}`. Heroku's router then answers every request with a page,
 * while dynos run on: https://devcenter.heroku.com/articles/maintenance-mode.
 *
 * @throws HerokuError, 403 if the key may not operate the app
 */
export async function setMaintenance(client: HerokuClient, app: string, on: boolean): Promise<void> {
  await client.request('PATCH', apiPath`/apps/${app}`, { body: { maintenance: on } })
}
