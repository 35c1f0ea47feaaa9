import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { type HttpClient, type HttpRequest, readBody, readRetryAfter } from '../http/client.js'
import { TransientError } from '../http/errors.js'
import { retry } from '../http/retry.js'
import { HerokuError } from './errors.js'

/** The API's URL and a key for it. */
export interface ApiAccess {
  apiKey: string
  apiUrl: URL
}

/** What a client needs, and where it reports to. */
export interface ClientOptions extends ApiAccess {
  /** Aborts every request. */
  signal: AbortSignal
  http: HttpClient
  /** Called with every signed URL that the API returns, before anything else has it. */
  onSecret: (value: string) => void
  /** Called with the reason before a request is sent again. */
  onRetry: (message: string) => void
  pacing?: Pacing
}

/** A response with its body as text. */
interface Received {
  response: IncomingMessage
  text: string
}

/** Sends requests no faster than the account's rate limit allows. */
export interface Pacing {
  /**
   * Sends a request once it may be sent.
   *
   * @throws what `send` throws; the signal's reason
   */
  run(signal: AbortSignal, send: () => Promise<Received>): Promise<Received>
}

/** Options of a request. */
export interface RequestOptions {
  body?: unknown
  /** A variant of version 3 of the API, such as `cancel-build`. */
  variant?: string
  /** The `Range` header, such as `created_at ..; order=desc,max=10`. */
  range?: string
  /** Whether the request does no harm when it is carried out twice; by default, every one except POST. */
  idempotent?: boolean
  /** Called before the request is sent again. */
  onRepeat?: () => void
  /** Called with the headers of a 2xx response. */
  onHeaders?: (headers: IncomingHttpHeaders) => void
}

/** A client of Heroku's Platform API, version 3. It sends the key to the API's own host only. */
export class HerokuClient {
  readonly http: HttpClient
  readonly #options: ClientOptions

  constructor(options: ClientOptions) {
    this.http = options.http
    this.#options = options
  }

  /** Aborts every request of this client. */
  get signal(): AbortSignal {
    return this.#options.signal
  }

  /** Returns the same client with another signal. */
  until(signal: AbortSignal): HerokuClient {
    return new HerokuClient({ ...this.#options, signal })
  }

  /**
   * Sends a request and returns the JSON of a 2xx response.
   *
   * @param path the absolute path, with encoded segments: see {@link apiPath}
   * @throws HerokuError for any other response, TransientError when there was none, or the signal's reason
   */
  async request<T extends object>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
    return this.#withRetries(method, options, async () => {
      const { status, text } = await this.#send(method, path, options)
      const json = parseObject<T>(text)
      if (json) return json
      throw new TransientError(`${method} ${path} answered ${status} with something that is not JSON`)
    })
  }

  /**
   * Sends a request and ignores the body of the response, which may be empty.
   *
   * @throws as {@link request}
   */
  async command(method: string, path: string, options: RequestOptions = {}): Promise<void> {
    await this.#withRetries(method, options, () => this.#send(method, path, options))
  }

  /**
   * Reports a signed URL as a secret and returns it.
   *
   * @throws TransientError when it is not a URL
   */
  signedUrl(url: string): string {
    this.#options.onSecret(url)
    if (URL.canParse(url)) return url
    throw new TransientError("Heroku's response has no valid signed URL")
  }

  #withRetries<T>(
    method: string,
    { idempotent = method !== 'POST', onRepeat }: RequestOptions,
    attempt: () => Promise<T>,
  ): Promise<T> {
    const onRetry = (message: string) => {
      onRepeat?.()
      this.#options.onRetry(message)
    }
    return retry(attempt, { signal: this.signal, idempotent, onRetry })
  }

  /** Sends a request once; throws unless the response is a 2xx. */
  async #send(
    method: string,
    path: string,
    { body, variant, range, onHeaders }: RequestOptions,
  ): Promise<{ status: number; text: string }> {
    const { apiUrl, apiKey, pacing } = this.#options
    const content = body === undefined ? '' : JSON.stringify(body)
    const headers = {
      Accept: `application/vnd.heroku+json; version=3${variant ? `.${variant}` : ''}`,
      Authorization: `Bearer ${apiKey}`,
      'User-Agent': 'heroku-build',
      ...(range && { Range: range }),
      ...(content && { 'Content-Type': 'application/json' }),
      // Some proxies refuse a POST with neither a body nor a length.
      'Content-Length': Buffer.byteLength(content),
    }
    const url = new URL(apiUrl)
    // Joined as strings, a path of the API's URL that begins with // would name another host.
    url.pathname = apiUrl.pathname.replace(/\/$/, '') + path
    const request = { method, url, headers, body: content, signal: this.signal }
    const receive = () => this.#receive(request, path)
    const { response, text } = await (pacing ? pacing.run(this.signal, receive) : receive())
    const status = response.statusCode ?? 0
    if (status >= 200 && status < 300) {
      onHeaders?.(response.headers)
      return { status, text }
    }
    throw toHerokuError(method, path, response, parseObject(text) ?? {})
  }

  async #receive(request: HttpRequest, path: string): Promise<Received> {
    try {
      const response = await this.http.send(request)
      return { response, text: await readBody(response) }
    } catch (error) {
      if (request.signal.aborted) throw request.signal.reason
      if (!(error instanceof TransientError)) throw error
      const message = `${request.method} ${path} got no response: ${error.message}\nCheck the runner's network and proxy, and https://status.heroku.com.`
      throw new TransientError(message, { cause: error.cause })
    }
  }
}

/**
 * Builds an API path and encodes each inserted value, so that no name can reach another resource.
 *
 * @example apiPath`/apps/${app}/builds`
 * @throws an error for a value that is not a single segment, such as `..`
 */
export function apiPath(parts: TemplateStringsArray, ...values: string[]): string {
  return String.raw({ raw: parts }, ...values.map(encodePathSegment))
}

function encodePathSegment(value: string): string {
  if (value === '' || value === '.' || value === '..') throw new Error(`'${value}' is not a valid name or ID`)
  return encodeURIComponent(value)
}

/**
 * Returns a field that the API must have sent.
 *
 * @param what describes the field in the error
 * @throws TransientError when it is missing: the response is not Heroku's, and does not show whether the request was
 * carried out
 */
export function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new TransientError(`Heroku's response lacks ${what}`)
  return value
}

function parseObject<T extends object>(text: string): T | undefined {
  try {
    const json = JSON.parse(text)
    return typeof json === 'object' && json !== null ? json : undefined
  } catch {
    return undefined
  }
}

function toHerokuError(method: string, path: string, response: IncomingMessage, body: object): HerokuError {
  const status = response.statusCode ?? 0
  const text = (key: string) => {
    const value: unknown = Reflect.get(body, key)
    return typeof value === 'string' ? value : ''
  }
  return new HerokuError({
    method,
    path,
    status,
    id: text('id'),
    message: text('message') || text('error') || defaultMessage(status, response),
    requestId: String(response.headers['request-id'] ?? ''),
    retryAfter: readRetryAfter(response),
  })
}

function defaultMessage(status: number, { statusMessage, headers }: IncomingMessage): string {
  if (status >= 300 && status < 400)
    return `A redirect to ${hostOf(headers.location)} was not followed, since the key is for the API's host only`
  return statusMessage ?? ''
}

function hostOf(location: string | undefined): string {
  return location && URL.canParse(location) ? new URL(location).host : 'another host'
}
