import type { Context as HonoContext } from 'hono'
import { paginate, type RangeFields } from './ranges.js'

/** Returns a time in the API's form, from milliseconds since the epoch. */
export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

/** Answers with one resource. */
export function respond(c: HonoContext, body: object, status: 200 | 201 | 202 = 200): Response {
  setLastModified(c, [body])
  return c.json(body, status)
}

/** Answers with the page of a list that the request's `Range` selects. */
export function respondList<T>(
  c: HonoContext,
  items: T[],
  fields: RangeFields<T>,
  serialize: (item: T) => object,
): Response {
  const page = paginate(items, c.req.header('Range'), fields)
  for (const [name, value] of Object.entries(page.headers)) c.header(name, value)
  const bodies = page.items.map(serialize)
  setLastModified(c, bodies)
  return c.json(bodies, page.status)
}

/** Returns the fields that a `Range` of any list of records can refer to. */
export function recordFields<
  T extends { id: string; createdAt: number; updatedAt: number },
>(): RangeFields<T> {
  return {
    id: ({ id }) => id,
    created_at: ({ createdAt }) => timestamp(createdAt),
    updated_at: ({ updatedAt }) => timestamp(updatedAt),
  }
}

function setLastModified(c: HonoContext, bodies: object[]): void {
  const times = bodies
    .map((body) => ('updated_at' in body ? Date.parse(String(body.updated_at)) : Number.NaN))
    .filter((time) => !Number.isNaN(time))
  if (times.length > 0) c.header('Last-Modified', new Date(Math.max(...times)).toUTCString())
}
