import type { Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An answer other than success, in the form of the API: `{id, message, url?}`, and `resource` for a 404. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode
  readonly body: Record<string, string>

  /** `textKey`: a few of Heroku's errors carry their text under `error`. */
  constructor(
    status: ContentfulStatusCode,
    id: string,
    text: string,
    extra: { resource?: string; url?: string } = {},
    textKey: 'message' | 'error' = 'message',
  ) {
    super(text)
    this.name = 'ApiError'
    this.status = status
    this.body = { ...extra, id, [textKey]: text }
  }
}

/** The 404 for a resource, by its name in the API: "Couldn't find that app." */
export function notFound(resource: string): ApiError {
  const words = resource.replace(/[_-]/g, ' ')
  return new ApiError(404, 'not_found', `Couldn't find that ${words}.`, { resource })
}

/** The 422 for a parameter that is missing, of the wrong type, or not acceptable. */
export function invalidParams(text: string): ApiError {
  return new ApiError(422, 'invalid_params', text)
}

/** The 404 for a path or method that the API does not have. */
export function unknownEndpoint(): ApiError {
  return new ApiError(
    404,
    'not_found',
    'The requested API endpoint was not found. Are you using the right HTTP verb (i.e. `GET` vs. `POST`), and did you specify your intended version with the `Accept` header?',
  )
}

/** Turns what a route threw into an answer. Anything but an ApiError is a fault of the platform: told, and 500. */
export function answerError(error: Error, c: HonoContext): Response {
  if (error instanceof ApiError) {
    // Nobody reads the rest of a body that is too large or too slow, so no other request can follow it.
    if (error.status === 413 || error.status === 408) c.header('Connection', 'close')
    return c.json(error.body, error.status)
  }
  console.error(error)
  const text = 'There was an internal error. Please retry your request.'
  return c.json({ id: 'internal_server_error', message: text }, 500)
}
