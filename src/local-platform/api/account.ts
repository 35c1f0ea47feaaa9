import type { Account } from '@heroku-cli/schema'
import { notFound } from '../apps/errors.js'
import type { AccountRecord } from '../apps/records.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { respond, timestamp } from './respond.js'

/** The only account, whose key every request must have. */
export function accountRoutes(api: Api, { store }: Context): void {
  api.get('/account', (c) => respond(c, serializeAccount(store.account)))
  api.get('/account/rate-limits', (c) => c.json({ remaining: c.get('rateLimit').remaining }))
  api.get('/users/:user', (c) => {
    requireUser(store.account, c.req.param('user'))
    return respond(c, serializeAccount(store.account))
  })
}

/** @throws ApiError 404 unless `user` is the account's id or email address, or `~` */
export function requireUser({ id, email }: AccountRecord, user: string): void {
  if (!['~', id, email].includes(user)) throw notFound('account')
}

function serializeAccount(account: AccountRecord): Account {
  return {
    allow_tracking: false,
    beta: false,
    country_of_residence: null,
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
