import type { Context as HonoContext } from 'hono'
import { ApiError } from '../apps/errors.js'
import { knownEndpoints } from './known-endpoints.js'

/**
 * Returns the 404 for a request that no route answers. It says whether Heroku serves the endpoint, so that nobody looks
 * for a mistake in a request that is right.
 */
export function unservedEndpoint(method: string, path: string): ApiError {
  const endpoint = knownEndpoint(method, path)
  if (endpoint !== undefined)
    return new ApiError(404, 'not_found', `${method} ${endpoint} is not served by the local platform.`)
  return new ApiError(
    404,
    'not_found',
    'The requested API endpoint was not found. Are you using the right HTTP verb (i.e. `GET` vs. `POST`), and did you specify your intended version with the `Accept` header?',
  )
}

/** Returns the path in Heroku's schema that a request is for; of several, the one with the fewest parameters. */
function knownEndpoint(method: string, path: string): string | undefined {
  const segments = path.split('/')
  const matches = Object.entries(knownEndpoints)
    .filter(([, methods]) => methods.split(' ').includes(method))
    .map(([known]) => known)
    .filter((known) => {
      const parts = known.split('/')
      return (
        parts.length === segments.length &&
        parts.every((part, index) => part.startsWith(':') || part === segments[index])
      )
    })
  return matches.toSorted((one, other) => one.split(':').length - other.split(':').length)[0]
}

/** Answers with what a route threw. Anything but an ApiError is a bug: it is logged, and answered with a 500. */
export function answerError(error: Error, c: HonoContext): Response {
  if (error instanceof ApiError) {
    // The rest of a body that is too large or too slow stays unread, so no other request can follow it.
    if (error.status === 413 || error.status === 408) c.header('Connection', 'close')
    return c.json(error.body, error.status)
  }
  console.error(error)
  const text = 'There was an internal error. Please retry your request.'
  return c.json({ id: 'internal_server_error', message: text }, 500)
}
