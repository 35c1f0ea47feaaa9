import type { IncomingMessage } from 'node:http'
import type { AppRecord } from '../apps/records.js'
import { herokuDomain } from '../apps/web-url.js'
import type { RouterError } from './errors.js'
import type { Progress } from './forward.js'
import { forwardedFor } from './headers.js'

/** A request that has ended. */
export interface ServedRequest {
  id: string
  /** The dyno that it was sent to, the time to connect to it, and what came of it. */
  sent: { dyno: string; connectMs: number; serviceMs: number; progress: Progress } | undefined
  /** Why it failed. */
  error: RouterError | undefined
}

/** Returns the router's line about a request: https://devcenter.heroku.com/articles/http-routing#heroku-router-log-format */
export function routerLine(
  app: AppRecord,
  request: IncomingMessage,
  { id, sent, error }: ServedRequest,
): string {
  const { method, url } = request
  const outcome = error === undefined ? 'at=info' : `at=error code=${error.code} desc="${error.description}"`
  const status = error?.status ?? sent?.progress.status
  const fields = [
    `method=${method}`,
    // Quotes and control characters are escaped.
    `path=${JSON.stringify(url)}`,
    `host=${herokuDomain(app)}`,
    `request_id=${id}`,
    `fwd=${JSON.stringify(forwardedFor(request))}`,
    `dyno=${sent?.dyno ?? ''}`,
    `connect=${sent === undefined ? '' : `${sent.connectMs}ms`}`,
    `service=${sent === undefined ? '' : `${sent.serviceMs}ms`}`,
    `status=${status}`,
    `bytes=${sent?.progress.bytes ?? ''}`,
    'protocol=http',
  ]
  return `${outcome} ${fields.join(' ')}`
}
