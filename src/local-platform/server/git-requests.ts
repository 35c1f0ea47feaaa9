import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../api/context.js'
import { checkCredentials } from '../api/middleware.js'
import { ApiError } from '../apps/errors.js'

/** Returns whether the path is one of an app's `git_url`. */
export function isGitPath(path: string): boolean {
  return /^\/[^/]+\.git(\/|$)/.test(path)
}

/**
 * Answers a request of git: a push to an app's `git_url`. A client shows the texts of errors, which are plain text for
 * that, to its user.
 */
export async function serveGit(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const [, name = '', path = ''] = /^\/([^/]+)\.git(\/.*)?$/.exec(url.pathname) ?? []
  const isPush =
    (request.method === 'GET' && path === '/info/refs' && url.search === '?service=git-receive-pack') ||
    (request.method === 'POST' && path === '/git-receive-pack')
  if (!isPush)
    return refuse(response, 403, 'The local platform only takes pushes: it keeps no sources to fetch.')
  try {
    checkCredentials(request.headers.authorization, context)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    response.setHeader('WWW-Authenticate', 'Basic realm="The key of the local platform, as the password"')
    return refuse(response, 401, 'Invalid credentials: the password is the key of the local platform.')
  }
  const app = context.store.findApp(name)
  if (app === undefined) return refuse(response, 404, `No such app as ${name}.`)
  const gitRequest = {
    method: request.method ?? '',
    path,
    query: url.search.slice(1),
    contentType: request.headers['content-type'] ?? '',
    contentEncoding: request.headers['content-encoding'] ?? '',
    body: request,
  }
  await context.gitPushes.serve(app, gitRequest, {
    head: ({ status, headers }) => response.writeHead(status, headers),
    write: async (bytes) => {
      if (response.destroyed || response.write(bytes)) return
      const ready = new AbortController()
      const { signal } = ready
      await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })])
      ready.abort()
    },
  })
  response.end()
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain', 'Content-Length': Buffer.byteLength(text) + 1 })
  response.end(`${text}\n`)
}
