import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApi } from './api/api.js'
import type { Context } from './context.js'
import { StorageError, sendStorageError } from './storage-error.js'

const KEEP_ALIVE_MS = 65_000
const LONGEST_UPLOAD_MS = 3_600_000

/** The HTTP server, not listening yet: the API, and beside it the object store and the output streams. */
export function createPlatformServer(context: Context): Server {
  const api = getRequestListener(createApi(context).fetch, { overrideGlobalObjects: false })
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A connection that broke off is the client's affair, and leaves nobody to answer.
      if (response.destroyed || request.destroyed) return
      console.error(error)
      response.destroy()
    })
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.requestTimeout = LONGEST_UPLOAD_MS

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = URL.canParse(request.url ?? '', 'http://localhost')
      ? new URL(request.url ?? '', 'http://localhost')
      : undefined
    if (url === undefined || !isLocal(request)) {
      response.writeHead(403, { 'Content-Type': 'application/json' })
      response.end(
        JSON.stringify({ id: 'forbidden', message: 'Only clients on this machine may use this platform.' }),
      )
    } else if (/^\/(herokusources|slugs|streams)\//.test(url.pathname)) {
      await serveSigned(context, request, response, url)
    } else {
      await api(request, response)
    }
  }
  return server
}

/**
 * Whether the request comes from a program on this machine rather than from a web page: a page's own requests
 * carry its `Origin`, and one that has renamed its host to our address (DNS rebinding) names it in `Host`.
 */
function isLocal(request: IncomingMessage): boolean {
  const port = request.socket.localPort
  const names = ['127.0.0.1', 'localhost', '[::1]']
  const hosts = names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]))
  const { host = '', origin } = request.headers
  if (!hosts.includes(host.toLowerCase())) return false
  return origin === undefined || hosts.some((name) => origin.toLowerCase() === `http://${name}`)
}

async function serveSigned(
  { urls, objects, streams, store, now }: Context,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const key = url.pathname
  try {
    urls.check(request, url)
    if (key.startsWith('/streams/')) await streams.serve(key, request, response)
    else if (request.method === 'GET') await objects.get(key, response)
    else {
      const { size, checksum } = await objects.put(key, request)
      const slug = [...store.slugs.values()].find(({ id }) => objects.slugKey(id) === key)
      if (slug !== undefined)
        Object.assign(slug, { size, checksum: slug.checksum ?? checksum, updatedAt: now() })
      response.writeHead(200, { Etag: `"${checksum.slice(7, 39)}"`, 'Content-Length': 0 })
      response.end()
    }
  } catch (error) {
    if (!(error instanceof StorageError) || response.headersSent) throw error
    sendStorageError(response, error)
  }
}
