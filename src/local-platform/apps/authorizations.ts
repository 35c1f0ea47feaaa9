import { randomUUID } from 'node:crypto'
import { invalidParams } from './errors.js'
import type { AuthorizationRecord } from './records.js'

export interface NewAuthorization {
  description: string | null
  /** Seconds until the token expires; `null` for never. */
  expiresIn: number | null
}

/**
 * Returns a new authorization, whose token is a key to the API.
 *
 * @param now milliseconds since the epoch
 * @throws ApiError 422
 */
export function createAuthorization(
  { description, expiresIn }: NewAuthorization,
  now: number,
): AuthorizationRecord {
  if (expiresIn !== null && (expiresIn < 1 || expiresIn > 100 * 365 * 86_400)) {
    throw invalidParams('expires_in must be a number of seconds from 1 to 100 years.')
  }
  return {
    id: randomUUID(),
    // https://devcenter.heroku.com/articles/platform-api-reference#oauth-authorization-create
    description: description ?? 'Long-lived user authorization',
    createdAt: now,
    updatedAt: now,
    ...newToken(),
    expiresAt: expiresIn === null ? null : now + expiresIn * 1000,
  }
}

/** Gives an authorization another token, from which on the old one is of no use. */
export function regenerateToken(authorization: AuthorizationRecord, now: number): void {
  Object.assign(authorization, newToken(), { updatedAt: now })
}

/** Returns whether its token may be used; `now` in milliseconds since the epoch. */
export function isLive({ expiresAt }: AuthorizationRecord, now: number): boolean {
  return expiresAt === null || now < expiresAt
}

function newToken(): { tokenId: string; token: string } {
  return { tokenId: randomUUID(), token: `HRKU-${randomUUID()}` }
}
