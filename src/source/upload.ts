import { createReadStream, type ReadStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Source } from '../heroku/sources.js'
import { type HttpClient, readBody, readRetryAfter } from '../http/client.js'
import { TransientError } from '../http/errors.js'
import { retry } from '../http/retry.js'
import type { Tarball } from './gzip.js'

/** How to upload. */
export interface UploadOptions {
  http: HttpClient
  /** Creates another source when the first one's URL has expired. */
  newSource: () => Promise<Source>
  /** Receives a message before each retry. */
  onRetry: (message: string) => void
  /** Called repeatedly during the upload. */
  onProgress: (progress: UploadProgress) => void
  /** Milliseconds between reports of progress; 5,000 by default. */
  progressInterval?: number
  signal: AbortSignal
}

/** The progress of an upload. */
export interface UploadProgress {
  /** Bytes handed to the network. */
  sent: number
  /** Since this attempt began. */
  milliseconds: number
}

/** The object store refused the tarball. */
class UploadRefusedError extends Error {
  override name = 'UploadRefusedError'
  readonly status: number

  constructor(status: number, storeMessage: string) {
    super(
      `The upload of the source was refused: the object store answered ${status}${storeMessage ? ` ${storeMessage}` : ''}. Try again; a proxy in between must pass PUT requests on unchanged`,
    )
    this.status = status
  }
}

/**
 * Uploads a tarball to a source by a PUT with a length and without a content type, as Heroku's article
 * https://devcenter.heroku.com/articles/build-and-release-using-the-api requires, and without the API key. Starts over
 * after a transient error, and once with a new source when the store refuses the URL.
 *
 * @returns the source that holds the tarball
 * @throws UploadRefusedError; the signal's reason
 */
export async function upload(tarball: Tarball, source: Source, options: UploadOptions): Promise<Source> {
  try {
    await put(tarball, source, options)
    return source
  } catch (error) {
    if (!(error instanceof UploadRefusedError) || error.status !== 403) throw error
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
  const body = createReadStream(file, { highWaterMark: 256 * 1024 })
  const progressTimer = reportProgress(body, options)
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
    requireSuccess(response, answer)
  } finally {
    clearInterval(progressTimer)
    body.destroy()
  }
}

function reportProgress(
  body: ReadStream,
  { onProgress, progressInterval = 5_000 }: UploadOptions,
): NodeJS.Timeout {
  const start = performance.now()
  const report = () => onProgress({ sent: body.bytesRead, milliseconds: performance.now() - start })
  return setInterval(report, progressInterval)
}

function requireSuccess(response: IncomingMessage, answer: string): void {
  const status = response.statusCode ?? 0
  if (status >= 200 && status < 300) return
  const code = xmlText(answer, 'Code')
  if (status >= 500 || [408, 429].includes(status) || code === 'RequestTimeout') {
    const message = `The object store answered the upload with ${status} ${code}`.trimEnd()
    throw new TransientError(message, { retryAfter: readRetryAfter(response) })
  }
  throw new UploadRefusedError(status, code)
}

/** Returns the text of an element. Only `<Code>` of a store's error may be shown: the rest repeats the signed URL. */
function xmlText(xml: string, tag: string): string {
  return new RegExp(`<${tag}>([\\w.-]{1,80})</${tag}>`).exec(xml)?.[1] ?? ''
}
