import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApi } from '../api/api.js'
import type { Context } from '../api/context.js'
import { inOrder } from '../router/request-order.js'
import { answerClientErrors, sendError } from './client-errors.js'
import { isGitPath, serveGit } from './git-requests.js'
import { isForThisServer, isFromThisMachine, targetOf } from './local-requests.js'
import { isStoragePath, serveStorage } from './storage-requests.js'

const keepAliveMs = 65_000
const uploadTimeoutMs = 3_600_000

/** Limit for the path and all headers of a request together, in bytes; beyond it the answer is a 431. */
const maxHeadBytes = 16 * 1024

/** Beyond this number of headers the answer is a 431. */
const maxHeaders = 4000

/**
 * Returns the HTTP server of the API, the object store and the output streams, which does not listen yet. Its limits
 * for headers do not depend on Node's defaults and options.
 */
export function createPlatformServer(context: Context): Server {
  const api = getRequestListener(createApi(context).fetch, {
    overrideGlobalObjects: false,
    errorHandler: () =>
      Response.json({ id: 'bad_request', message: 'The path is malformed.' }, { status: 400 }),
  })
  const options = {
    // Our own check of the Host header has a better message than Node's.
    requireHostHeader: false,
    maxHeaderSize: maxHeadBytes,
    headersTimeout: context.requestTimeoutMs,
    requestTimeout: uploadTimeoutMs,
    connectionsCheckingInterval: Math.min(context.requestTimeoutMs, 30_000),
    keepAliveTimeout: keepAliveMs,
  }
  const handleInOrder = inOrder()
  const server = createServer(options, (request, response) => {
    handleInOrder(request, response, () => handle(request, response)).catch((error: unknown) => {
      // A broken connection is the client's doing, and leaves nobody to answer.
      if (response.destroyed || request.destroyed) return
      console.error(error)
      if (response.headersSent) response.destroy()
      else sendError(response, 500, 'internal_server_error', 'There was an internal error.')
    })
  })
  // Beyond its own limit Node 20 drops headers silently, even `Origin`, and Node 22 answers 431: we count them ourselves.
  server.maxHeadersCount = 0
  answerClientErrors(server)

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = targetOf(request)
    if (request.rawHeaders.length / 2 > maxHeaders) {
      sendError(response, 431, 'bad_request', `The request has more than ${maxHeaders} headers.`)
    } else if (!isFromThisMachine(request) || (target !== undefined && !isForThisServer(request, target))) {
      sendError(response, 403, 'forbidden', 'Only clients on this machine may use this platform.')
    } else if (target === undefined) {
      sendError(response, 400, 'bad_request', 'The path is malformed.')
    } else if (isGitPath(target.pathname)) {
      await serveGit(context, request, response, target)
    } else if (isStoragePath(target.pathname)) {
      await serveStorage(context, request, response, target)
    } else {
      await api(request, response)
    }
  }
  return server
}
