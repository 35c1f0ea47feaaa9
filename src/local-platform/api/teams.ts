import type { Team, TeamApp } from '@heroku-cli/schema'
import { createApp } from '../apps/create-app.js'
import { notFound } from '../apps/errors.js'
import type { AppRecord, TeamRecord } from '../apps/records.js'
import { regionName } from '../apps/regions.js'
import { defaultStack, stackName } from '../apps/stacks.js'
import { createTeam } from '../apps/teams.js'
import { findApp, serializeApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { optionalText, readParams, text } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** Teams, which own apps. The account is a member of every team. Private Spaces do not exist here. */
export function teamRoutes(api: Api, context: Context): void {
  const { store, now, router } = context
  const fields = { ...recordFields<TeamRecord>(), name: ({ name }: TeamRecord) => name }
  const appFields = { ...recordFields<AppRecord>(), name: ({ name }: AppRecord) => name }
  const serialize = (app: AppRecord) => serializeTeamApp(app, context)

  api.post('/teams', async (c) => {
    const team = createTeam(store, text(await readParams(c), 'name'), now())
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
    const stack = stackName(optionalText(params, 'stack') ?? defaultStack)
    const app = createApp(store, { name, region, stack, team }, now())
    await router.open(app)
    return respond(c, serialize(app), 201)
  })
  api.get('/teams/apps/:app', (c) => {
    const app = findApp(context, c.req.param('app'))
    if (app.team === null) throw notFound('app')
    return respond(c, serialize(app))
  })
  api.get('/teams/:team', (c) => respond(c, serializeTeam(findTeam(context, c.req.param('team')))))
  api.get('/teams/:team/apps', (c) => {
    const { name } = findTeam(context, c.req.param('team'))
    const apps = store.apps.filter(({ team }) => team === name)
    return respondList(c, apps, appFields, serialize)
  })
  api.get('/spaces', (c) => respondList(c, [], { id: String }, Object))
  api.get('/spaces/:space', () => {
    throw notFound('space')
  })
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
