import { invalidParams, notFound } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import { regionName } from '../apps/regions.js'
import { findTeam } from '../apps/teams.js'
import type { Context } from './context.js'
import { optionalBoolean, optionalText, refuseParams } from './params.js'

/** What requests for team apps and app setups say of the new app. */
export interface TeamAppParams {
  /** `null` for a random name. */
  name: string | null
  region: string
  /** `null` for the default. */
  stack: string | null
  /** Name of the team that owns the app; `null` if the account does. */
  team: string | null
  locked: boolean
}

/**
 * Reads the parameters of an app that a team may own. Heroku creates apps in the account's default team unless they are
 * `personal`; this account has no default team, so they are personal unless they name one.
 *
 * @param teamKey the parameter that names the team
 * @param path names the object that has the parameters in errors, such as `app:`
 * @throws ApiError 422 if a parameter is malformed or not supported, 404 if there is no such team or space
 */
export function teamAppParams(
  params: JsonObject,
  { store }: Context,
  teamKey: 'team' | 'organization',
  path = '',
): TeamAppParams {
  refuseParams(params, ['internal_routing'], path)
  const read = (key: string) => optionalText(params, key, `${path}${key}`)
  const isPersonal = optionalBoolean(params, 'personal', `${path}personal`) ?? false
  const locked = optionalBoolean(params, 'locked', `${path}locked`) ?? false
  const identity = read(teamKey)
  if (read('space') !== null) throw notFound('space')
  const team = identity === null ? null : findTeam(store, identity).name
  if (isPersonal && team !== null)
    throw invalidParams(`${path}personal and ${path}${teamKey} exclude each other.`)
  if (locked && team === null) throw invalidParams(`${path}locked is for apps of a team only.`)
  return {
    name: read('name'),
    region: regionName(read('region') ?? 'us'),
    stack: read('stack'),
    team,
    locked,
  }
}
