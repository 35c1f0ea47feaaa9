import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Store } from '../apps/store.js'
import type { LogSessions } from '../storage/log-sessions.js'
import type { Objects } from '../storage/objects.js'
import type { SignedUrls } from '../storage/signed-urls.js'
import { noSuchKey, StorageError } from '../storage/storage-error.js'
import type { Streams } from '../storage/streams.js'

export interface StorageOptions {
  now: () => number
  store: Store
  urls: SignedUrls
  objects: Objects
  streams: Streams
  logSessions: LogSessions
}

/** Returns whether the path is one of the object store, of an output stream or of a log session. */
export function isStoragePath(path: string): boolean {
  return /^\/(herokusources|slugs|streams|logs)\//.test(path)
}

/** Returns whether the path is one of the object store, so neither an output stream nor a log session. */
function isObjectPath(path: string): boolean {
  return path.startsWith('/herokusources/') || path.startsWith('/slugs/')
}

/** Answers a request for a signed URL: an upload, a download, or an output stream. */
export async function serveStorage(
  options: StorageOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { urls, objects, streams, logSessions } = options
  const key = url.pathname
  try {
    urls.check(request, url, isObjectPath(key))
    if (key.startsWith('/streams/')) await streams.serve(key, request, response)
    else if (key.startsWith('/logs/')) logSessions.serve(key, request, response)
    else if (request.method === 'GET') await objects.get(key, response)
    else await upload(options, key, request, response)
  } catch (error) {
    if (!(error instanceof StorageError) || response.headersSent) throw error
    sendStorageError(response, error)
  }
}

async function upload(
  { objects, store, now }: StorageOptions,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { size, checksum } = await objects.put(key, request)
  if (key.startsWith('/slugs/')) {
    const slug = [...store.slugs.values()].find(({ id }) => objects.slugKey(id) === key)
    if (slug === undefined) {
      // Its app was deleted in the meantime, so nothing else would remove the file.
      await objects.delete(key)
      throw noSuchKey()
    }
    Object.assign(slug, { size, checksum: slug.checksum ?? checksum, updatedAt: now() })
  }
  response.writeHead(200, { Etag: `"${checksum.slice(7, 39)}"`, 'Content-Length': 0 })
  response.end()
}

/** Answers with the error as S3 would. Node discards the rest of the request's body. */
function sendStorageError(response: ServerResponse, error: StorageError): void {
  const id = randomBytes(8).toString('hex').toUpperCase()
  const body =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<Error><Code>${error.code}</Code><Message>${error.message}</Message><RequestId>${id}</RequestId></Error>`
  response.writeHead(error.status, {
    'Content-Type': 'application/xml',
    'Content-Length': Buffer.byteLength(body),
    'X-Amz-Request-Id': id,
  })
  response.end(body)
}
