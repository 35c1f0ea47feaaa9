import { randomUUID } from 'node:crypto'
import type { Team, TeamApp } from '@heroku-cli/schema'
import type { Context } from '../context.js'
import type { AppRecord, TeamRecord } from '../store.js'
import { createApp, findApp, serializeApp } from './apps.js'
import { invalidParams, notFound } from './errors.js'
import type { Api } from './middleware.js'
import { optionalText, readParams, text } from './params.js'
import { regionName } from './regions.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'
import { DEFAULT_STACK, stackName } from './stacks.js'

/** Teams, which own apps. The account is in all that there are. There are no Private Spaces. */
export function teamRoutes(api: Api, context: Context): void {
  const { store, now } = context
  const fields = { ...recordFields<TeamRecord>(), name: ({ name }: TeamRecord) => name }
  const appFields = { ...recordFields<AppRecord>(), name: ({ name }: AppRecord) => name }
  const serializeOne = (app: AppRecord) => serializeTeamApp(app, context)

  api.post('/teams', async (c) => {
    const name = text(await readParams(c), 'name')
    checkTeamName(name)
    if (store.teams.some((team) => team.name === name)) throw invalidParams('Name is already taken')
    const team: TeamRecord = { id: randomUUID(), name, createdAt: now(), updatedAt: now() }
    store.teams.push(team)
    return respond(c, serializeTeam(team), 201)
  })
  api.get('/teams', (c) => respondList(c, store.teams, fields, serializeTeam))
  api.post('/teams/apps', async (c) => {
    const params = await readParams(c)
    const name = optionalText(params, 'name')
    const identity = optionalText(params, 'team')
    if (optionalText(params, 'space') !== null) throw notFound('space')
    const team = identity === null ? null : findTeam(context, identity).name
    const region = regionName(optionalText(params, 'region') ?? 'us')
    const stack = stackName(optionalText(params, 'stack') ?? DEFAULT_STACK)
    return respond(c, serializeOne(createApp(context, { name, region, stack, team })), 201)
  })
  api.get('/teams/apps/:app', (c) => {
    const app = findApp(context, c.req.param('app'))
    if (app.team === null) throw notFound('app')
    return respond(c, serializeOne(app))
  })
  api.get('/teams/:team', (c) => respond(c, serializeTeam(findTeam(context, c.req.param('team')))))
  api.get('/teams/:team/apps', (c) => {
    const { name } = findTeam(context, c.req.param('team'))
    const apps = store.apps.filter(({ team }) => team === name)
    return respondList(c, apps, appFields, serializeOne)
  })
  api.get('/spaces', (c) => respondList(c, [], { id: String }, Object))
  api.get('/spaces/:space', () => {
    throw notFound('space')
  })
}

/** @throws ApiError 422 for a name that a team may not have. */
export function checkTeamName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/.test(name)) throw invalidParams('Name is invalid.')
}

function findTeam({ store }: Context, identity: string): TeamRecord {
  const team = store.teams.find(({ id, name }) => id === identity || name === identity)
  if (team === undefined) throw notFound('team')
  return team
}

function serializeTeam(team: TeamRecord): Team {
  return {
    created_at: timestamp(team.createdAt),
    credit_card_collections: false,
    default: false,
    id: team.id,
    membership_limit: null,
    name: team.name,
    provisioned_licenses: false,
    role: 'admin',
    type: 'team',
    updated_at: timestamp(team.updatedAt),
  }
}

function serializeTeamApp(app: AppRecord, context: Context): TeamApp {
  return { ...serializeApp(app, context), joined: true, locked: false }
}
