import type { ServerResponse } from 'node:http'

/** An error of the router: https://devcenter.heroku.com/articles/error-codes */
export interface RouterError {
  code: string
  description: string
  status: number
}

export const routerErrors = {
  crashed: { code: 'H10', description: 'App crashed', status: 503 },
  timeout: { code: 'H12', description: 'Request timeout', status: 503 },
  closed: { code: 'H13', description: 'Connection closed without response', status: 503 },
  noWebDynos: { code: 'H14', description: 'No web dynos running', status: 503 },
  idle: { code: 'H15', description: 'Idle connection', status: 503 },
  malformed: { code: 'H17', description: 'Poorly formatted HTTP response', status: 503 },
  interrupted: { code: 'H18', description: 'Server Request Interrupted', status: 503 },
  bootTimeout: { code: 'H20', description: 'App boot timeout', status: 503 },
  refused: { code: 'H21', description: 'Backend connection refused', status: 503 },
  clientLeft: { code: 'H27', description: 'Client Request Interrupted', status: 499 },
  clientIdle: { code: 'H28', description: 'Client Connection Idle', status: 499 },
  noSuchApp: { code: 'H31', description: 'Misdirected Request', status: 421 },
  maintenance: { code: 'H80', description: 'Maintenance mode', status: 503 },
} satisfies Record<string, RouterError>

/** The end of a request that no dyno has answered completely. */
export class RequestFailed extends Error {
  readonly error: RouterError

  constructor(error: RouterError) {
    super(error.description)
    this.error = error
  }
}

/** Returns what the failure of a connection to a dyno means, if the dyno has sent this number of bytes. */
export function failureOf(error: unknown, bytesReceived: number): RouterError {
  if (error instanceof RequestFailed) return error.error
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE') return routerErrors.malformed
  return bytesReceived === 0 ? routerErrors.closed : routerErrors.interrupted
}

const errorPage = page(
  'Application error',
  'An error occurred in the application and your page could not be served. If you are the application owner, check your logs for details. You can do this from the Heroku CLI with the command <code>heroku logs --tail</code>.',
)

const maintenancePage = page(
  'Offline for Maintenance',
  'This application is undergoing maintenance right now. Please check back later.',
)

/** Answers with the error's status and a page for browsers; breaks off an answer that has begun. */
export function answerWithError(response: ServerResponse, error: RouterError): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const body = error === routerErrors.maintenance ? maintenancePage : errorPage
  response.writeHead(error.status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-cache, no-store',
    // The rest of the request would be waited for.
    ...(error === routerErrors.clientIdle && { Connection: 'close' }),
  })
  response.end(response.req.method === 'HEAD' ? undefined : body)
  // A client that is still sending may not look at the answer before it has sent everything.
  response.req.resume()
}

function page(title: string, text: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1><p>${text}</p></body>
</html>
`
}
