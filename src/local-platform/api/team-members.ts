import type { TeamMember } from '@heroku-cli/schema'
import { checkEmail, setMember } from '../apps/collaborators.js'
import { invalidParams, notFound } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import type { MemberRecord, TeamRecord } from '../apps/records.js'
import { reference } from '../apps/references.js'
import { remove } from '../apps/store.js'
import { findTeam } from '../apps/teams.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { optionalBoolean, readParams, text } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/**
 * Members of teams: list, add, change, remove. The account is an admin of every team. Nobody is invited: any email address
 * is a user, who has no key to this API.
 */
export function teamMemberRoutes(api: Api, context: Context): void {
  const { now, store } = context

  api.get('/teams/:team/members', (c) => {
    const team = findTeam(store, c.req.param('team'))
    const members = [accountOf(team, context), ...team.members]
    return respondList(c, members, recordFields<MemberRecord>(), serializeFor(context))
  })
  api.on(['PUT', 'POST', 'PATCH'], '/teams/:team/members', async (c) => {
    const params = await readParams(c)
    const team = findTeam(store, c.req.param('team') ?? '')
    const email = checkEmail(text(params, 'email'))
    const role = roleIn(params)
    if (optionalBoolean(params, 'federated') === true) {
      throw invalidParams('federated: the local platform has no identity providers.')
    }
    const isMember = email === store.account.email || team.members.some((member) => member.email === email)
    if (isMember && c.req.method === 'POST') throw invalidParams('User is already a member of this team.')
    if (!isMember && c.req.method === 'PATCH') throw notFound('team_member')
    if (email === store.account.email) {
      if (role !== 'admin') throw lastAdmin()
      return respond(c, serializeFor(context)(accountOf(team, context)))
    }
    const { member, isNew } = setMember(team, email, role, now())
    return respond(c, serializeFor(context)(member), isNew ? 201 : 200)
  })
  api.delete('/teams/:team/members/:member', (c) => {
    const team = findTeam(store, c.req.param('team'))
    const identity = c.req.param('member')
    if ([store.account.email, store.account.id].includes(identity)) throw lastAdmin()
    const member = team.members.find(({ id, email }) => id === identity || email === identity)
    if (member === undefined) throw notFound('team_member')
    remove(team.members, member)
    return respond(c, serializeFor(context)(member))
  })
  for (const empty of ['features', 'invitations']) {
    api.get(`/teams/:team/${empty}`, (c) => {
      findTeam(store, c.req.param('team') ?? '')
      return respondList(c, [], { id: String }, Object)
    })
  }
}

function lastAdmin(): Error {
  return invalidParams('The account of the local platform is an admin of every team.')
}

function roleIn(params: JsonObject): MemberRecord['role'] {
  const role = text(params, 'role')
  if (role === 'admin' || role === 'member') return role
  // A viewer can be asked for, but by the schema no answer has that role.
  throw invalidParams('Role must be one of admin, member.')
}

function accountOf(team: TeamRecord, { store }: Context): MemberRecord {
  const { id, email } = store.account
  return { id, email, role: 'admin', createdAt: team.createdAt, updatedAt: team.createdAt }
}

function serializeFor({ store }: Context): (member: MemberRecord) => TeamMember {
  return ({ id, email, role, createdAt, updatedAt }) => {
    const isAccount = email === store.account.email
    const user = isAccount
      ? { email, id: store.account.id, name: store.account.name }
      : { email, id: reference('user', email).id, name: null }
    return {
      created_at: timestamp(createdAt),
      email,
      federated: false,
      id,
      identity_provider: null,
      role,
      two_factor_authentication: false,
      updated_at: timestamp(updatedAt),
      user,
    }
  }
}
