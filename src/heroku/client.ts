import type { IncomingMessage } from 'node:http'
import { type HttpClient, type HttpRequest, readBody, readRetryAfter } from '../http/client.js'
import { TransientError } from '../http/errors.js'
import { retry } from '../http/retry.js'
import { HerokuError } from './errors.js'

/** How the API is reached. */
export interface ApiAccess {
  apiKey: string
  apiUrl: URL
}

/** What a client needs, and what it reports. */
export interface ClientOptions extends ApiAccess {
  /** Ends every request. */
  signal: AbortSignal
  http: HttpClient
  /** Told of every signed URL that the API hands out, before anything else sees it. */
  onSecret: (value: string) => void
  /** Told before a request is sent again. */
  onRetry: (message: string) => void
}

/** The parts of a request that are not always the same. */
export interface RequestOptions {
  body?: unknown
  /** Variant of the API's version 3, such as `cancel-build`. */
  variant?: string
  /** `Range` header, such as `created_at ..; order=desc,max=10`. */
  range?: string
  /** Whether the request does no harm when it is carried out twice; by default every one but a POST. */
  idempotent?: boolean
  /** Told before the request is sent again. */
  onRepeat?: () => void
}

/**
 * Talks to Heroku's Platform API, version 3. The key is sent to the API's own host alone.
 */
export class HerokuClient {
  readonly http: HttpClient
  readonly #options: ClientOptions

  constructor(options: ClientOptions) {
    this.http = options.http
    this.#options = options
  }

  /** Ends every request of this client. */
  get signal(): AbortSignal {
    return this.#options.signal
  }

  /** Returns the same client with another signal. */
  until(signal: AbortSignal): HerokuClient {
    return new HerokuClient({ ...this.#options, signal })
  }

  /**
   * Asks the API and gives the JSON of a 2xx answer.
   *
   * @param path from the root, its parts encoded: see {@link path}
   * @throws HerokuError for any other answer, TransientError when there was none, or the signal's reason
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
   * Asks the API for something whose answer tells nothing, and may be empty.
   *
   * @throws as {@link request}
   */
  async command(method: string, path: string, options: RequestOptions = {}): Promise<void> {
    await this.#withRetries(method, options, () => this.#send(method, path, options))
  }

  /**
   * Reports a signed URL as a secret and gives it back.
   *
   * @throws TransientError when it is no URL
   */
  signedUrl(url: string): string {
    this.#options.onSecret(url)
    if (URL.canParse(url)) return url
    throw new TransientError("Heroku's answer has something else in place of a signed URL")
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

  /** One request, and the text of its answer when that is a 2xx. */
  async #send(
    method: string,
    path: string,
    { body, variant, range }: RequestOptions,
  ): Promise<{ status: number; text: string }> {
    const { apiUrl, apiKey } = this.#options
    const content = body === undefined ? '' : JSON.stringify(body)
    const headers = {
      Accept: `application/vnd.heroku+json; version=3${variant ? `.${variant}` : ''}`,
      Authorization: `Bearer ${apiKey}`,
      'User-Agent': 'heroku-build',
      ...(range && { Range: range }),
      ...(content && { 'Content-Type': 'application/json' }),
      // Without a length, a POST with no body is refused by some proxies.
      'Content-Length': Buffer.byteLength(content),
    }
    const url = new URL(apiUrl)
    // Joined as texts, a path of the API's URL that begins with // would name another host.
    url.pathname = apiUrl.pathname.replace(/\/$/, '') + path
    const { response, text } = await this.#receive(
      { method, url, headers, body: content, signal: this.signal },
      path,
    )
    const status = response.statusCode ?? 0
    if (status >= 200 && status < 300) return { status, text }
    throw toHerokuError(method, path, response, parseObject(text) ?? {})
  }

  async #receive(request: HttpRequest, path: string): Promise<{ response: IncomingMessage; text: string }> {
    try {
      const response = await this.http.send(request)
      return { response, text: await readBody(response) }
    } catch (error) {
      if (request.signal.aborted) throw request.signal.reason
      if (!(error instanceof TransientError)) throw error
      const message = `${request.method} ${path} had no answer: ${error.message}\nCheck the runner's network and proxy, and https://status.heroku.com.`
      throw new TransientError(message, { cause: error.cause })
    }
  }
}

/**
 * Builds an API path from its parts, each encoded, so that no name can reach another resource.
 *
 * @example path`/apps/${app}/builds`
 */
export function apiPath(parts: TemplateStringsArray, ...values: string[]): string {
  return String.raw({ raw: parts }, ...values.map(encodePathSegment))
}

function encodePathSegment(value: string): string {
  if (value === '' || value === '.' || value === '..') throw new Error(`'${value}' is no name or id`)
  return encodeURIComponent(value)
}

/**
 * Gives a field that the API must have sent.
 *
 * @param what the field's name, for the error
 * @throws TransientError when it is not there: the answer is not Heroku's own, and tells nothing of what was done
 */
export function requireField<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new TransientError(`Heroku's answer lacks ${what}`)
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
    return `A redirect to ${hostOf(headers.location)} was not followed: the key is for the API's host alone`
  return statusMessage ?? ''
}

function hostOf(location: string | undefined): string {
  return location && URL.canParse(location) ? new URL(location).host : 'elsewhere'
}
