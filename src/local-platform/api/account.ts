import type { Account } from '@heroku-cli/schema'
import { notFound } from '../apps/errors.js'
import type { AccountRecord } from '../apps/records.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { respond, respondList, timestamp } from './respond.js'

/** The only account, whose key every request must have. */
export function accountRoutes(api: Api, { store }: Context): void {
  api.get('/account', (c) => respond(c, serializeAccount(store.account)))
  api.get('/account/rate-limits', (c) => c.json({ remaining: c.get('rateLimit').remaining }))
  const features = [repositoriesFeature(store.account)]
  api.get('/account/features', (c) => respondList(c, features, { id: ({ id }) => id }, Object))
  api.get('/account/features/:feature', (c) => {
    const identity = c.req.param('feature')
    const feature = features.find(({ id, name }) => id === identity || name === identity)
    if (feature === undefined) throw notFound('feature')
    return respond(c, feature)
  })
  api.get('/users/:user', (c) => {
    requireUser(store.account, c.req.param('user'))
    return respond(c, serializeAccount(store.account))
  })
}

/** @throws ApiError 404 unless `user` is the account's id or email address, or `~` */
export function requireUser({ id, email }: AccountRecord, user: string): void {
  if (!['~', id, email].includes(user)) throw notFound('account')
}

/** Makes the CLI ask this API for a pipeline's repository, rather than another of Heroku's servers. */
function repositoriesFeature({ createdAt }: AccountRecord) {
  return {
    created_at: timestamp(createdAt),
    description: 'Repositories of pipelines in the Platform API',
    doc_url: 'https://devcenter.heroku.com/articles/github-integration-review-apps',
    enabled: true,
    id: 'c8b9a1de-4f2b-4c8e-9d53-0f6a7b1e2d34',
    name: 'dashboard-repositories-api',
    state: 'general',
    updated_at: timestamp(createdAt),
  }
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
