import type { OAuthAuthorization } from '@heroku-cli/schema'
import { createAuthorization, isLive, regenerateToken } from '../apps/authorizations.js'
import { invalidParams, notFound, wrongType } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import type { AuthorizationRecord } from '../apps/records.js'
import { remove } from '../apps/store.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { optionalText, readParams } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/**
 * OAuth authorizations: keys to the API beside the platform's own, which is not in the list. They all have the scope
 * `global`, and no OAuth client has obtained them.
 */
export function oauthAuthorizationRoutes(api: Api, context: Context): void {
  const { store, now } = context
  const serialize = (authorization: AuthorizationRecord) => serializeAuthorization(authorization, context)
  const live = () => store.authorizations.filter((one) => isLive(one, now()))
  const find = (identity: string) => {
    const authorization = live().find(({ id }) => id === identity)
    if (authorization === undefined) throw notFound('authorization')
    return authorization
  }

  api.get('/oauth/authorizations', (c) =>
    respondList(c, live(), recordFields<AuthorizationRecord>(), serialize),
  )
  api.post('/oauth/authorizations', async (c) => {
    const params = await readParams(c)
    refuseClient(params)
    requireGlobalScope(params.scope)
    const description = optionalText(params, 'description')
    const authorization = createAuthorization({ description, expiresIn: secondsIn(params) }, now())
    store.authorizations.push(authorization)
    return respond(c, serialize(authorization), 201)
  })
  api.get('/oauth/authorizations/:authorization', (c) =>
    respond(c, serialize(find(c.req.param('authorization')))),
  )
  api.patch('/oauth/authorizations/:authorization', async (c) => {
    const params = await readParams(c)
    refuseClient(params)
    const authorization = find(c.req.param('authorization'))
    authorization.description = optionalText(params, 'description') ?? authorization.description
    authorization.updatedAt = now()
    return respond(c, serialize(authorization))
  })
  api.delete('/oauth/authorizations/:authorization', (c) => {
    const authorization = find(c.req.param('authorization'))
    remove(store.authorizations, authorization)
    return respond(c, serialize(authorization))
  })
  api.post('/oauth/authorizations/:authorization/actions/regenerate-tokens', (c) => {
    const authorization = find(c.req.param('authorization'))
    regenerateToken(authorization, now())
    return respond(c, serialize(authorization))
  })
}

function refuseClient({ client }: JsonObject): void {
  if (client !== undefined && client !== null) {
    throw invalidParams('client: the local platform has no OAuth clients.')
  }
}

/** Other scopes would have to be kept to by every endpoint. The CLI leaves the scope out where Heroku requires it. */
function requireGlobalScope(scope: unknown): void {
  if (scope === undefined || scope === null) return
  if (!Array.isArray(scope)) throw wrongType('scope', 'array', scope)
  if (scope.length !== 1 || scope[0] !== 'global') {
    throw invalidParams('scope: the local platform only has the scope global.')
  }
}

/** The CLI sends a string. */
function secondsIn({ expires_in: value }: JsonObject): number | null {
  if (value === undefined || value === null) return null
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof seconds === 'number' && Number.isSafeInteger(seconds)) return seconds
  throw wrongType('expires_in', 'integer', value)
}

function serializeAuthorization(
  authorization: AuthorizationRecord,
  { store, now }: Context,
): OAuthAuthorization {
  const { id, email, name } = store.account
  const { tokenId, token, expiresAt } = authorization
  const expiresIn = expiresAt === null ? null : Math.ceil((expiresAt - now()) / 1000)
  return {
    access_token: { expires_in: expiresIn, id: tokenId, token },
    client: null,
    created_at: timestamp(authorization.createdAt),
    description: authorization.description,
    grant: null,
    id: authorization.id,
    refresh_token: null,
    scope: ['global'],
    session: null,
    updated_at: timestamp(authorization.updatedAt),
    user: { email, full_name: name, id },
  }
}
