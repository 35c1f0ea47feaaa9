import type { TeamApp } from '@heroku-cli/schema'
import { createApp } from '../apps/create-app.js'
import { invalidParams, notFound, wrongType } from '../apps/errors.js'
import { isObject, type JsonObject } from '../apps/json.js'
import type { AppRecord } from '../apps/records.js'
import { defaultStack, stackName } from '../apps/stacks.js'
import { findTeam } from '../apps/teams.js'
import { findApp, serializeApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { teamAppParams } from './new-app.js'
import { optionalBoolean, optionalText, readParams, text } from './params.js'
import { recordFields, respond, respondList } from './respond.js'

/** Apps of teams: create, list, info, lock, transfer to and from a team; and apps by their ids. */
export function teamAppRoutes(api: Api, context: Context): void {
  const { store, now, router } = context
  const fields = { ...recordFields<AppRecord>(), name: ({ name }: AppRecord) => name }
  const serialize = (app: AppRecord) => serializeTeamApp(app, context)

  api.post('/teams/apps', async (c) => {
    const fields = teamAppParams(await readParams(c), context, 'team')
    const app = createApp(store, { ...fields, stack: stackName(fields.stack ?? defaultStack) }, now())
    await router.open(app)
    return respond(c, serialize(app), 201)
  })
  api.get('/teams/apps/:app', (c) => {
    const app = findApp(context, c.req.param('app'))
    if (app.team === null) throw notFound('app')
    return respond(c, serialize(app))
  })
  api.patch('/teams/apps/:app', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    change(context, app, params)
    app.updatedAt = now()
    return respond(c, serialize(app))
  })
  api.get('/teams/:team/apps', (c) => {
    const { name } = findTeam(store, c.req.param('team'))
    return respondList(
      c,
      store.apps.filter(({ team }) => team === name),
      fields,
      serialize,
    )
  })
  // The CLI's pipeline commands read apps here.
  api.post('/filters/apps', async (c) => {
    const ids = idsIn(await readParams(c))
    return respondList(
      c,
      store.apps.filter(({ id }) => ids.includes(id)),
      fields,
      serialize,
    )
  })
}

/** The API has one of two requests: locking the app of a team, and transferring an app. */
function change(context: Context, app: AppRecord, params: JsonObject): void {
  const locked = optionalBoolean(params, 'locked')
  if (optionalText(params, 'owner') !== null) transfer(context, app, text(params, 'owner'))
  else if (locked === null) throw invalidParams('Require params: locked, or owner.')
  if (locked === null) return
  if (app.team === null) throw invalidParams('Only apps of teams can be locked.')
  app.locked = locked
}

/** On a transfer to an account, collaborators lose their access: the CLI asks for confirmation because of it. */
function transfer(context: Context, app: AppRecord, owner: string): void {
  const { id, email } = context.store.account
  if (![id, email, '~'].includes(owner)) {
    app.team = findTeam(context.store, owner).name
    return
  }
  app.team = null
  app.locked = false
  app.collaborators = []
}

function idsIn(params: JsonObject): unknown[] {
  const ids = isObject(params.in) ? params.in.id : undefined
  if (!Array.isArray(ids)) throw wrongType('in.id', 'array', ids)
  const other = ids.find((id) => typeof id !== 'string')
  if (other !== undefined) throw wrongType('in.id', 'string', other)
  return ids
}

function serializeTeamApp(app: AppRecord, context: Context): TeamApp {
  return { ...serializeApp(app, context), joined: true, locked: app.locked }
}
