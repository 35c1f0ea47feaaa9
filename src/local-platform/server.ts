import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createApi } from './api/api.js'
import type { Context } from './context.js'
import { answerMalformed, refuse } from './malformed.js'
import { noSuchKey, StorageError, sendStorageError } from './storage-error.js'

const KEEP_ALIVE_MS = 65_000
const LONGEST_UPLOAD_MS = 3_600_000

/** The most that the path and all headers of a request may take, in bytes; more is a 431. */
const MAX_HEAD_BYTES = 16 * 1024

/** The most headers that a request may have; more are a 431. */
const MAX_HEADERS = 4000

/**
 * The HTTP server, not listening yet: the API, and beside it the object store and the output streams. Its limits on
 * headers are its own, whatever Node's defaults and options are: {@link MAX_HEAD_BYTES} and {@link MAX_HEADERS}.
 */
export function createPlatformServer(context: Context): Server {
  const api = getRequestListener(createApi(context).fetch, {
    overrideGlobalObjects: false,
    errorHandler: () =>
      Response.json({ id: 'bad_request', message: 'The path is malformed.' }, { status: 400 }),
  })
  const options = {
    // Ours says more about a missing Host than Node's check.
    requireHostHeader: false,
    maxHeaderSize: MAX_HEAD_BYTES,
    headersTimeout: context.requestTimeoutMs,
    requestTimeout: LONGEST_UPLOAD_MS,
    connectionsCheckingInterval: Math.min(context.requestTimeoutMs, 30_000),
    keepAliveTimeout: KEEP_ALIVE_MS,
  }
  const inTurn = pipelining()
  const server = createServer(options, (request, response) => {
    inTurn(request, response, () => handle(request, response)).catch((error: unknown) => {
      // A connection that broke off is the client's affair, and leaves nobody to answer.
      if (response.destroyed || request.destroyed) return
      console.error(error)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'internal_server_error', 'There was an internal error.')
    })
  })
  // Beyond its own limit Node 20 drops headers silently, an `Origin` among them, and Node 22 answers 431: we count.
  server.maxHeadersCount = 0
  answerMalformed(server)

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = targetOf(request)
    if (request.rawHeaders.length / 2 > MAX_HEADERS) {
      refuse(response, 431, 'bad_request', `The request has more than ${MAX_HEADERS} headers.`)
    } else if (!isLocal(request) || (url !== undefined && !isOwn(request, url))) {
      refuse(response, 403, 'forbidden', 'Only clients on this machine may use this platform.')
    } else if (url === undefined) {
      refuse(response, 400, 'bad_request', 'The path is malformed.')
    } else if (/^\/(herokusources|slugs|streams)\//.test(url.pathname)) {
      await serveSigned(context, request, response, url)
    } else {
      await api(request, response)
    }
  }
  return server
}

/**
 * Handles the requests of a connection one after the other, as their answers go out one after the other. Node
 * would start all that a client pipelines, and tell those whose turn has not come nothing of the connection's end.
 */
function pipelining() {
  const connections = new WeakMap<Socket, { before: Promise<unknown>; closed: Promise<unknown> }>()
  return async (request: IncomingMessage, response: ServerResponse, work: () => Promise<void>) => {
    const { socket } = request
    const closed = connections.get(socket)?.closed ?? closeOf(socket)
    const before = connections.get(socket)?.before
    connections.set(socket, { before: closeOf(response), closed })
    if (response.socket === null) await Promise.race([before, closed])
    if (!socket.destroyed) await work()
  }
}

function closeOf(emitter: Socket | ServerResponse): Promise<void> {
  return new Promise((resolve) => emitter.once('close', () => resolve()))
}

/** What the request asks for: a path, or a whole URL as proxies are sent. */
function targetOf({ url = '' }: IncomingMessage): URL | undefined {
  // Not as a relative URL: what starts with two slashes would be another host's.
  const text = url.startsWith('/') ? `http://localhost${url}` : url
  return URL.canParse(text) ? new URL(text) : undefined
}

function isOwn(request: IncomingMessage, url: URL): boolean {
  return request.url?.startsWith('/') || (url.protocol === 'http:' && ownHosts(request).includes(url.host))
}

function ownHosts({ socket: { localPort: port } }: IncomingMessage): string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]']
  return names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]))
}

/**
 * Whether the request comes from a program on this machine rather than from a web page: a page's own requests
 * carry its `Origin` or say that they cross sites, and one that has renamed its host to our address (DNS rebinding)
 * names it in `Host`.
 */
function isLocal(request: IncomingMessage): boolean {
  const hosts = ownHosts(request)
  const [host = '', ...more] = request.headersDistinct.host ?? []
  if (more.length > 0 || !hosts.includes(host.toLowerCase())) return false
  const { origin, 'sec-fetch-site': site = 'none' } = request.headers
  if (site !== 'none' && site !== 'same-origin') return false
  return origin === undefined || hosts.some((name) => origin.toLowerCase() === `http://${name}`)
}

async function serveSigned(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { urls, objects, streams } = context
  const key = url.pathname
  try {
    urls.check(request, url)
    if (key.startsWith('/streams/')) await streams.serve(key, request, response)
    else if (request.method === 'GET') await objects.get(key, response)
    else await upload(context, key, request, response)
  } catch (error) {
    if (!(error instanceof StorageError) || response.headersSent) throw error
    sendStorageError(response, error)
  }
}

async function upload(
  { objects, store, now }: Context,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { size, checksum } = await objects.put(key, request)
  if (key.startsWith('/slugs/')) {
    const slug = [...store.slugs.values()].find(({ id }) => objects.slugKey(id) === key)
    if (slug === undefined) {
      // Its app was deleted meanwhile, so that nobody else would remove the file.
      await objects.delete(key)
      throw noSuchKey()
    }
    Object.assign(slug, { size, checksum: slug.checksum ?? checksum, updatedAt: now() })
  }
  response.writeHead(200, { Etag: `"${checksum.slice(7, 39)}"`, 'Content-Length': 0 })
  response.end()
}
