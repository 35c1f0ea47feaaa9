import type { Context as HonoContext } from 'hono'
import { ApiError } from '../apps/errors.js'

/** Returns the 404 for a path or method that the API does not have. */
export function unknownEndpoint(): ApiError {
  return new ApiError(
    404,
    'not_found',
    'The requested API endpoint was not found. Are you using the right HTTP verb (i.e. `GET` vs. `POST`), and did you specify your intended version with the `Accept` header?',
  )
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
