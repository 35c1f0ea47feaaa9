import type { Account } from '@heroku-cli/schema'
import type { Context } from '../context.js'
import type { AccountRecord } from '../store.js'
import { notFound } from './errors.js'
import type { Api } from './middleware.js'
import { respond, respondList, timestamp } from './respond.js'

/** The account: the only one there is, whose key every request carries. */
export function accountRoutes(api: Api, { store }: Context): void {
  api.get('/account', (c) => respond(c, serializeAccount(store.account)))
  api.get('/account/rate-limits', (c) => c.json({ remaining: c.get('rateLimit').remaining }))
  api.get('/account/features', (c) => respondList(c, [], { id: String }, Object))
  api.get('/account/features/:feature', () => {
    throw notFound('feature')
  })
  api.get('/users/:user', (c) => {
    requireUser(store.account, c.req.param('user'))
    return respond(c, serializeAccount(store.account))
  })
}

/** There is one account: `~` means it, as do its id and address. @throws ApiError 404 for another */
export function requireUser({ id, email }: AccountRecord, user: string): void {
  if (!['~', id, email].includes(user)) throw notFound('account')
}

function serializeAccount(account: AccountRecord): Account {
  return {
    allow_tracking: false,
    beta: false,
    created_at: timestamp(account.createdAt),
    default_organization: null,
    default_team: null,
    delinquent_at: null,
    email: account.email,
    federated: false,
    id: account.id,
    identity_provider: null,
    last_login: null,
    name: account.name,
    sms_number: null,
    suspended_at: null,
    two_factor_authentication: false,
    updated_at: timestamp(account.createdAt),
    verified: true,
  }
}
