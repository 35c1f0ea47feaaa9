import { createReadStream, type ReadStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Source } from '../heroku/sources.js'
import { type HttpClient, readBody, readRetryAfter } from '../http/client.js'
import { TransientError } from '../http/errors.js'
import { retry } from '../http/retry.js'
import type { Tarball } from './gzip.js'

/** What an upload needs besides the tarball. */
export interface UploadOptions {
  http: HttpClient
  /** Makes a new source, when the URL of the first has expired. */
  newSource: () => Promise<Source>
  /** Told before each new try. */
  onRetry: (message: string) => void
  /** Told how far it is, every few seconds. */
  onProgress: (progress: Progress) => void
  /** How often that is, in milliseconds. */
  progressEvery?: number
  signal: AbortSignal
}

/** How far an upload is. */
export interface Progress {
  /** Bytes that have been handed to the network. */
  sent: number
  /** Since this try began. */
  milliseconds: number
}

/** The object store refused the tarball. */
class UploadRefused extends Error {
  override name = 'UploadRefused'
  readonly status: number

  constructor(status: number, storeMessage: string) {
    super(
      `The upload of the source was refused: the object store answered ${status}${storeMessage ? ` ${storeMessage}` : ''}. Try again; where a proxy stands between, it must let PUT requests pass unchanged`,
    )
    this.status = status
  }
}

/**
 * Uploads a tarball to a source: a PUT with a length and without a type, as the article asks, without the API's key,
 * from the start again after a passing fault, and to a new source once when the store refuses the URL.
 *
 * @returns the source that holds the tarball
 * @throws UploadRefused, or the signal's reason
 */
export async function upload(tarball: Tarball, source: Source, options: UploadOptions): Promise<Source> {
  try {
    await put(tarball, source, options)
    return source
  } catch (error) {
    if (!(error instanceof UploadRefused) || error.status !== 403) throw error
    options.onRetry(`${error.message.split('. ')[0]}: trying with a new source`)
    const another = await options.newSource()
    await put(tarball, another, options)
    return another
  }
}

async function put(tarball: Tarball, { putUrl }: Source, options: UploadOptions): Promise<void> {
  const { signal, onRetry } = options
  await retry(() => putOnce(tarball, new URL(putUrl), options), { signal, idempotent: true, onRetry })
}

async function putOnce({ file, size }: Tarball, url: URL, options: UploadOptions): Promise<void> {
  const { http, signal } = options
  const body = createReadStream(file, { highWaterMark: 1024 * 1024 })
  const watch = watchProgress(body, options)
  try {
    const response = await http.send({
      method: 'PUT',
      url,
      headers: { 'Content-Length': size },
      body,
      signal,
    })
    const answer = await readBody(response, 1024 * 1024).catch(() => '')
    signal.throwIfAborted()
    requireTaken(response, answer)
  } finally {
    clearInterval(watch)
    body.destroy()
  }
}

function watchProgress(
  body: ReadStream,
  { onProgress, progressEvery = 5_000 }: UploadOptions,
): NodeJS.Timeout {
  const start = performance.now()
  const tell = () => onProgress({ sent: body.bytesRead, milliseconds: performance.now() - start })
  return setInterval(tell, progressEvery)
}

function requireTaken(response: IncomingMessage, answer: string): void {
  const status = response.statusCode ?? 0
  if (status >= 200 && status < 300) return
  const code = xmlText(answer, 'Code')
  if (status >= 500 || [408, 429].includes(status) || code === 'RequestTimeout') {
    const message = `The object store answered the upload with ${status} ${code}`.trimEnd()
    throw new TransientError(message, { retryAfter: readRetryAfter(response) })
  }
  throw new UploadRefused(status, code)
}

/** A store's error names its kind in `<Code>`; the rest of it repeats the signed URL. */
function xmlText(xml: string, tag: string): string {
  return new RegExp(`<${tag}>([\\w.-]{1,80})</${tag}>`).exec(xml)?.[1] ?? ''
}
