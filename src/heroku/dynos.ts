import { apiPath, type HerokuClient, required } from './client.js'
import { listAll } from './list.js'
import type { Dyno as WireDyno } from './types.js'

/** A dyno of an app's formation. */
export interface Dyno {
  id: string
  /** Such as `web.1`. */
  name: string
  /** Process type, such as `web`. */
  type: string
  /** `starting`, `up`, `idle`, `crashed` or `down`. */
  state: string
  /** Number of the release that it runs, such as `42`. */
  releaseVersion: number
  /** When its state last changed, by Heroku's clock; empty if Heroku does not say. */
  updatedAt: string
}

/** Types of dynos that are never part of a formation. */
const oneOffTypes = ['run', 'release']

/** The highest number of a formation's dyno. The numbers of one-off dynos, such as `run.4711`, are higher. */
const maxNumber = 100

/**
 * Lists the dynos of an app's formation in the order of their names, without one-off and release dynos:
 * `GET /apps/{app}/dynos`.
 *
 * @throws HerokuError, 403 if the key may not read them
 */
export async function listDynos(client: HerokuClient, app: string): Promise<Dyno[]> {
  const dynos = await listAll<WireDyno>(client, apiPath`/apps/${app}/dynos`)
  return dynos
    .map((dyno) => ({
      id: required(dyno.id, 'the id of the dyno'),
      name: required(dyno.name, 'the name of the dyno'),
      type: dyno.type ?? '',
      state: required(dyno.state, 'the state of the dyno'),
      releaseVersion: dyno.release?.version ?? 0,
      updatedAt: dyno.updated_at ?? '',
    }))
    .filter((dyno) => !isOneOff(dyno))
    .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }))
}

/** An app may have a process type `scheduler`, which is also the type of the dynos of Heroku Scheduler. */
function isOneOff({ name, type }: Dyno): boolean {
  const [, number] = /\.(\d+)$/.exec(name) ?? []
  return oneOffTypes.includes(type) || Number(number) > maxNumber
}
