import { sleep } from '../async/sleep.js'
import { isStatus } from '../http/errors.js'
import { apiPath, type HerokuClient, required } from './client.js'
import { listAll } from './list.js'
import type { Dyno as WireDyno } from './types.js'

/** How often to ask for a dyno again while Heroku does not know the new release yet, and the pause in milliseconds. */
const maxConflicts = 5
const conflictPause = 1_000

/** A one-off dyno that waits for a client to attach to it. */
export interface OneOffDyno {
  /** Such as `run.1234`. */
  name: string
  /** Such as `rendezvous://HOST:PORT/SECRET`, a secret; `https:` in a Private Space, where clients attach by SSH. */
  attachUrl: URL
}

/**
 * Starts a one-off dyno on an app's current release, to which a client can attach: `POST /apps/{app}/dynos`. The request
 * is not repeated unless Heroku has refused it, since the command must not run twice.
 *
 * @param command a shell command
 * @throws HerokuError; TransientError if there was no response, and so it is unknown whether the dyno started
 */
export async function startOneOffDyno(
  client: HerokuClient,
  app: string,
  command: string,
): Promise<OneOffDyno> {
  const body = { command, attach: true, force_no_tty: true, type: 'run' }
  const start = () => client.request<WireDyno>('POST', apiPath`/apps/${app}/dynos`, { body })
  const dyno = await unlessConflict(start, client.signal)
  const url = client.signedUrl(required(dyno.attach_url ?? undefined, 'the URL to attach to the dyno'))
  return { name: required(dyno.name, 'the name of the dyno'), attachUrl: new URL(url) }
}

/** Heroku answers 409 for a moment after a release, as the official CLI knows. */
async function unlessConflict<T>(start: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let conflicts = 1; ; conflicts += 1) {
    try {
      return await start()
    } catch (error) {
      if (!isStatus(error, 409) || conflicts > maxConflicts) throw error
      await sleep(conflictPause, signal)
    }
  }
}

/**
 * Finds the dyno that runs a command: `GET /apps/{app}/dynos`.
 *
 * @param part a part of the command that no other has
 * @returns its name; undefined if there is none (any more)
 */
export async function findDynoByCommand(
  client: HerokuClient,
  app: string,
  part: string,
): Promise<string | undefined> {
  const dynos = await listAll<WireDyno>(client, apiPath`/apps/${app}/dynos`)
  return dynos.find(({ command }) => command?.includes(part))?.name
}

/**
 * Stops a dyno: `POST /apps/{app}/dynos/{dyno}/actions/stop`.
 *
 * @throws HerokuError, 404 if it has ended already
 */
export async function stopDyno(client: HerokuClient, app: string, dyno: string): Promise<void> {
  await client.command('POST', apiPath`/apps/${app}/dynos/${dyno}/actions/stop`)
}
