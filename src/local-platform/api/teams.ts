import { notFound } from '../apps/errors.js'
import type { TeamRecord } from '../apps/records.js'
import { createTeam, findTeam } from '../apps/teams.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { readParams, refuseParams, text } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** Nothing costs anything here. */
const billingParams = [
  'address_1',
  'address_2',
  'card_number',
  'city',
  'country',
  'cvv',
  'device_data',
  'expiration_month',
  'expiration_year',
  'first_name',
  'last_name',
  'nonce',
  'other',
  'postal_code',
  'state',
]

/** Teams, which own apps. The account is a member of every team. Private Spaces do not exist here. */
export function teamRoutes(api: Api, context: Context): void {
  const { store, now } = context
  const fields = { ...recordFields<TeamRecord>(), name: ({ name }: TeamRecord) => name }

  api.post('/teams', async (c) => {
    const params = await readParams(c)
    refuseParams(params, billingParams)
    const team = createTeam(store, text(params, 'name'), now())
    return respond(c, serializeTeam(team), 201)
  })
  api.get('/teams', (c) => respondList(c, store.teams, fields, serializeTeam))
  api.get('/teams/:team', (c) => respond(c, serializeTeam(findTeam(store, c.req.param('team')))))
  api.get('/spaces', (c) => respondList(c, [], { id: String }, Object))
  api.get('/spaces/:space', () => {
    throw notFound('space')
  })
}

function serializeTeam(team: TeamRecord) {
  return {
    created_at: timestamp(team.createdAt),
    credit_card_collections: false,
    default: false,
    enterprise_account: null,
    id: team.id,
    identity_provider: null,
    membership_limit: null,
    name: team.name,
    provisioned_licenses: false,
    role: 'admin',
    type: 'team',
    updated_at: timestamp(team.updatedAt),
  }
}
