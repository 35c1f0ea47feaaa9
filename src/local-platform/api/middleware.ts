import { createHash, randomUUID } from 'node:crypto'
import type { Hono, MiddlewareHandler } from 'hono'
import { isLive } from '../apps/authorizations.js'
import { ApiError } from '../apps/errors.js'
import { isSameText } from '../storage/signed-urls.js'
import type { Context } from './context.js'
import { RateLimit } from './rate-limit.js'

/** The variables that the middleware sets for the routes. */
export interface ApiEnv {
  Variables: { requestId: string; rateLimit: RateLimit; bodyTimeoutMs: number }
}

export type Api = Hono<ApiEnv>

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const maxClientRequestIds = 10

/** Saves the store before each answer: a client that has seen a build succeed can copy the data directory. */
export function saveBeforeAnswer({ save }: Context): MiddlewareHandler<ApiEnv> {
  return async (_, next) => {
    await next()
    await save()
  }
}

/** Checks every request of the API, in Heroku's order: request id, version, credentials, rate limit. */
export function checkProtocol(context: Context): MiddlewareHandler<ApiEnv> {
  const rateLimit = new RateLimit(context.rateLimit, context.now)
  return async (c, next) => {
    const requestId = randomUUID()
    c.set('requestId', requestId)
    c.set('rateLimit', rateLimit)
    c.set('bodyTimeoutMs', context.requestTimeoutMs)
    c.header('Request-Id', [...clientRequestIds(c.req.header('Request-Id')), requestId].join(','))
    c.header('Vary', 'Authorization,Accept-Encoding')
    checkVersion(c.req.header('Accept'))
    checkCredentials(c.req.header('Authorization'), context)
    c.header('Oauth-Scope', 'global')
    const counted = c.req.path !== '/account/rate-limits'
    const allowed = !counted || rateLimit.take()
    c.header('RateLimit-Remaining', String(rateLimit.remaining))
    c.header('RateLimit-Multiplier', '1')
    if (!allowed) {
      throw new ApiError(
        429,
        'rate_limit',
        'Your account reached the API rate limit\nPlease wait a few minutes before making new requests',
        { url: 'https://devcenter.heroku.com/articles/platform-api-reference#rate-limits' },
      )
    }
    await next()
  }
}

function clientRequestIds(header: string | undefined): string[] {
  const ids = (header ?? '').split(',').map((id) => id.trim())
  return ids.filter((id) => uuidPattern.test(id)).slice(0, maxClientRequestIds)
}

function checkVersion(accept: string | undefined): void {
  const version3 = /application\/vnd\.heroku\+json\s*;\s*version=3(\.[\w.-]+)?\s*(?:[,;]|$)/
  if (version3.test(accept ?? '')) return
  throw new ApiError(
    400,
    'missing_version',
    "Please specify a version along with Heroku's API MIME type. For example, `Accept: application/vnd.heroku+json; version=3`.\n",
    {},
    'error',
  )
}

/** @throws ApiError 401 unless the header has the platform's key or the token of an authorization */
export function checkCredentials(header: string | undefined, context: Context): void {
  if (header === undefined || header.trim() === '') {
    throw new ApiError(
      401,
      'unauthorized',
      'There were no credentials in your `Authorization` header. Try `Authorization: Bearer <OAuth access token>` or `Authorization: Basic <base64-encoded email + ":" + password>`.',
      {},
      'error',
    )
  }
  const { store, apiKey, now } = context
  const token = tokenOf(header, store.account.email)
  if (isSameText(token, apiKey)) return
  if (store.authorizations.some((one) => isLive(one, now()) && isSameText(token, one.token))) return
  throw new ApiError(401, 'unauthorized', 'Invalid credentials provided.')
}

/** Heroku also takes Basic credentials without the scheme, as its own plugin for Maven sends them. */
function tokenOf(header: string, email: string): string {
  const [, scheme = 'Basic', credentials = ''] =
    /^[ \t]*(?:([!-~]+)[ \t]+)?([!-~]+)[ \t]*$/.exec(header) ?? []
  if (scheme.toLowerCase() === 'bearer') return credentials
  if (scheme.toLowerCase() !== 'basic') return ''
  const [user = '', ...rest] = Buffer.from(credentials, 'base64').toString().split(':')
  return user === '' || user === email ? rest.join(':') : ''
}

/** Adds `Etag` and `Last-Modified` to the answers, and answers with a 304 if the client has the current version. */
export function addValidators({ now }: Context): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    await next()
    if (!c.res.ok) return
    const body = await c.res.clone().arrayBuffer()
    const etag = `W/"${createHash('sha256').update(Buffer.from(body)).digest('hex').slice(0, 32)}"`
    c.res.headers.set('Etag', etag)
    if (!c.res.headers.has('Last-Modified')) {
      c.res.headers.set('Last-Modified', new Date(now()).toUTCString())
    }
    if (c.req.method === 'GET' && c.req.header('If-None-Match') === etag) {
      c.res = new Response(null, { status: 304, headers: c.res.headers })
    }
  }
}
