import type { Collaborator, TeamAppCollaborator } from '@heroku-cli/schema'
import {
  addCollaborator,
  checkEmail,
  checkPermissions,
  permissionNames,
  permissions,
} from '../apps/collaborators.js'
import { invalidParams, notFound, wrongType } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import type { AppRecord, CollaboratorRecord } from '../apps/records.js'
import { reference } from '../apps/references.js'
import { remove } from '../apps/store.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { optionalBoolean, readParams, requireParams, text } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/**
 * Collaborators of apps, and those of the apps of teams, which have permissions: list, info, create, change, delete. The
 * owner is the first of them. Nobody is invited: any email address is a user, who has no key to this API.
 */
export function collaboratorRoutes(api: Api, context: Context): void {
  const { now } = context

  for (const [root, find] of [
    ['/apps/:app/collaborators', findApp],
    ['/teams/apps/:app/collaborators', findTeamApp],
  ] as const) {
    api.get(root, (c) => {
      const app = find(context, c.req.param('app') ?? '')
      return respondList(c, collaboratorsOf(app, context), recordFields<Listed>(), serializeFor(app))
    })
    api.post(root, async (c) => {
      const params = await readParams(c)
      const app = find(context, c.req.param('app') ?? '')
      optionalBoolean(params, 'silent')
      const email = checkEmail(text(params, 'user'))
      const allowed = permissionsIn(app, params) ?? (app.team === null ? [] : [...permissionNames])
      if (email === context.store.account.email) throw invalidParams('User is already a collaborator on app.')
      const collaborator = addCollaborator(app.collaborators, email, allowed, now())
      return respond(c, serializeFor(app)(listed(collaborator)), 201)
    })
    api.get(`${root}/:user`, (c) => {
      const app = find(context, c.req.param('app') ?? '')
      return respond(
        c,
        serializeFor(app)(findListed(collaboratorsOf(app, context), c.req.param('user') ?? '')),
      )
    })
    api.delete(`${root}/:user`, (c) => {
      const app = find(context, c.req.param('app') ?? '')
      const found = findListed(collaboratorsOf(app, context), c.req.param('user') ?? '')
      if (found.record === null) throw invalidParams('The owner of an app cannot be removed from it.')
      remove(app.collaborators, found.record)
      return respond(c, serializeFor(app)(found))
    })
  }
  api.patch('/teams/apps/:app/collaborators/:user', async (c) => {
    const params = await readParams(c)
    const app = findTeamApp(context, c.req.param('app'))
    requireParams(params, 'permissions')
    const { record } = findListed(collaboratorsOf(app, context), c.req.param('user'))
    if (record === null) throw invalidParams('The permissions of an owner cannot be changed.')
    record.permissions = permissionsIn(app, params) ?? record.permissions
    record.updatedAt = now()
    return respond(c, serializeFor(app)(listed(record)))
  })
  api.get('/teams/permissions', (c) =>
    respondList(c, [...permissions], { name: ({ name }: { name: string }) => name }, Object),
  )
}

/** A collaborator, or the owner, who has no record. */
interface Listed {
  id: string
  email: string
  userId: string
  role: 'owner' | 'admin' | 'collaborator' | 'member'
  permissions: string[]
  createdAt: number
  updatedAt: number
  record: CollaboratorRecord | null
}

function findTeamApp(context: Context, identity: string): AppRecord {
  const app = findApp(context, identity)
  if (app.team === null) throw notFound('app')
  return app
}

/** A team has its own user, which owns its apps: `owner` of the app shows it. */
function collaboratorsOf(app: AppRecord, { store }: Context): Listed[] {
  const { id, email } = store.account
  const team = store.teams.find(({ name }) => name === app.team)
  const all = [...permissionNames]
  const common = { permissions: all, createdAt: app.createdAt, updatedAt: app.createdAt, record: null }
  const owner: Listed =
    team === undefined
      ? { ...common, id: app.id, email, userId: id, role: 'owner' }
      : { ...common, id: team.id, email: `${team.name}@herokumanager.com`, userId: team.id, role: 'owner' }
  const admin: Listed[] =
    team === undefined ? [] : [{ ...common, id: app.id, email, userId: id, role: 'admin' }]
  return [owner, ...admin, ...app.collaborators.map(listed)]
}

function listed(record: CollaboratorRecord): Listed {
  const { id, email, permissions, createdAt, updatedAt } = record
  const userId = reference('user', email).id
  return { id, email, userId, role: 'collaborator', permissions, createdAt, updatedAt, record }
}

function findListed(list: Listed[], identity: string): Listed {
  const found = list.find(({ id, email, userId }) => [id, email, userId].includes(identity))
  if (found === undefined) throw notFound('collaborator')
  return found
}

function permissionsIn(app: AppRecord, { permissions: value }: JsonObject): string[] | null {
  if (value === undefined || value === null) return null
  if (app.team === null) throw invalidParams('permissions: only apps of teams have permissions.')
  if (!Array.isArray(value)) throw wrongType('permissions', 'array', value)
  const items: unknown[] = value
  const names = items.filter((item) => typeof item === 'string')
  if (names.length < items.length) throw invalidParams('permissions must be an array of strings.')
  return checkPermissions(names)
}

function serializeFor(app: AppRecord): (listed: Listed) => Collaborator & TeamAppCollaborator {
  return ({ id, email, userId, role, permissions: names, createdAt, updatedAt }) => ({
    app: { id: app.id, name: app.name },
    created_at: timestamp(createdAt),
    id,
    ...(app.team !== null && { permissions: permissions.filter(({ name }) => names.includes(name)) }),
    role,
    updated_at: timestamp(updatedAt),
    user: { email, federated: false, id: userId },
  })
}
