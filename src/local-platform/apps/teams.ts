import { randomUUID } from 'node:crypto'
import { invalidParams, notFound } from './errors.js'
import type { TeamRecord } from './records.js'
import type { Store } from './store.js'

/**
 * Creates a team that owns no apps.
 *
 * @param now milliseconds since the epoch
 * @throws ApiError 422 if the name is malformed or taken
 */
export function createTeam(store: Store, name: string, now: number): TeamRecord {
  checkTeamName(name)
  if (store.teams.some((team) => team.name === name)) throw invalidParams('Name is already taken')
  const team: TeamRecord = { id: randomUUID(), name, createdAt: now, updatedAt: now, members: [] }
  store.teams.push(team)
  return team
}

/**
 * Returns the team with this id or name.
 *
 * @throws ApiError 404
 */
export function findTeam(store: Store, identity: string): TeamRecord {
  const team = store.findTeam(identity)
  if (team === undefined) throw notFound('team')
  return team
}

/** @throws ApiError 422 if no team may have this name */
export function checkTeamName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/.test(name)) throw invalidParams('Name is invalid.')
}
