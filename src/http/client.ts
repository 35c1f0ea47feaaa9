import http from 'node:http'
import https from 'node:https'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { TransientError } from './errors.js'

/** One HTTP request. */
export interface HttpRequest {
  method: string
  url: URL
  headers?: Record<string, string | number>
  /** A string, or a stream whose length the caller has set as `Content-Length`. */
  body?: string | Readable
  signal: AbortSignal
  /**
   * Milliseconds without a byte in either direction after which the connection counts as dead. Also how long the head of
   * the final response may take once the request has been sent, whatever else the server sends meanwhile.
   */
  idleTimeout?: number
}

const defaultIdleTimeout = 60_000

/** Codes of certificate errors, which a retry does not solve. */
const certificateError = /CERT|ALTNAME|UNABLE_TO_/

/**
 * Sends requests over kept-alive connections, through the proxy that the environment names, if any. It uses Node's own
 * `request`, since the toolkit's client can neither be aborted nor upload with back-pressure.
 */
export class HttpClient {
  readonly #agents = new Map<string, http.Agent>()

  /**
   * Sends a request. Redirects are not followed: neither the API, nor its object store, nor its output streams send
   * them.
   *
   * @returns the response as soon as its head has arrived; the caller reads the body
   * @throws TransientError when there was no final response; an error for plain http to another machine, or for a proxy or
   * a certificate that can't be used; the signal's reason once it is aborted
   */
  async send(request: HttpRequest): Promise<http.IncomingMessage> {
    const { url, method, headers = {}, body, signal } = request
    signal.throwIfAborted()
    requireSecure(url)
    const agent = await this.#agent(url)
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => reject(signal.aborted ? signal.reason : toRequestError(error, url))
      const { request: createRequest } = url.protocol === 'https:' ? https : http
      const sent = createRequest(url, { method, headers, agent, signal })
      // A request that waits for its connection reacts to an abort only once it has one.
      const abort = () => reject(signal.reason)
      const idleTimeout = request.idleTimeout ?? defaultIdleTimeout
      const giveUp = () => sent.destroy(new Error('no response in time'))
      let timer: NodeJS.Timeout | undefined
      signal.addEventListener('abort', abort)
      sent.setTimeout(idleTimeout, giveUp)
      // Informational responses (1xx) would keep resetting the idle timeout.
      const limitWait = () => {
        timer = setTimeout(giveUp, idleTimeout)
      }
      sent.once('finish', limitWait)
      sent.once('response', (response) => {
        sent.off('finish', limitWait)
        clearTimeout(timer)
        resolve(response)
      })
      // To Node, an upgrade is neither a response nor an error.
      sent.once('upgrade', (_, socket) => {
        socket.destroy()
        fail(new Error('it answered 101 Switching Protocols'))
      })
      sent.once('error', fail)
      sent.once('close', () => {
        signal.removeEventListener('abort', abort)
        clearTimeout(timer)
        fail(new Error('the connection closed before a response came'))
      })
      if (body === undefined || typeof body === 'string') sent.end(body)
      else pipeline(body, sent).catch(fail)
    })
  }

  /** Closes the open connections, so that the process can end. */
  close(): void {
    for (const agent of this.#agents.values()) agent.destroy()
  }

  async #agent(url: URL): Promise<http.Agent> {
    const { https_proxy, HTTPS_PROXY } = process.env
    const proxied = url.protocol === 'https:' && (https_proxy || HTTPS_PROXY)
    const proxies = proxied ? await import('./proxy.js') : undefined
    const proxy = proxies?.httpsProxy(url)
    const key = proxy?.href ?? url.protocol
    const known = this.#agents.get(key)
    if (known) return known
    const options = { keepAlive: true, maxSockets: 100 }
    const { Agent } = url.protocol === 'https:' ? https : http
    const agent = proxies && proxy ? new proxies.ProxyAgent(proxy, options) : new Agent(options)
    this.#agents.set(key, agent)
    return agent
  }
}

function toRequestError(error: Error, url: URL): Error {
  const message = `${error.message} (${url.host})`
  const code = 'code' in error ? String(error.code) : ''
  if (certificateError.test(code)) {
    return new Error(
      `${message}: the certificate is not trusted. If a proxy has its own certificate, set NODE_EXTRA_CA_CERTS to its file`,
    )
  }
  return new TransientError(message, { cause: error })
}

/** Returns whether a URL may carry secrets: https, or plain http that does not leave this machine. */
export function isSecure(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

function requireSecure(url: URL): void {
  if (!isSecure(url))
    throw new Error(`Refused to connect to ${url.host} over ${url.protocol}// : https is required`)
}

/** Returns whether a host name is that of this machine, without a look-up. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/**
 * Reads a body as UTF-8, up to a limit.
 *
 * @param limit in bytes
 * @throws TransientError when the body is cut off or longer than that
 */
export async function readBody(body: http.IncomingMessage, limit = 64 * 1024 * 1024): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.length
      if (size > limit) throw new Error(`the response has more than ${limit} bytes`)
      chunks.push(chunk)
    }
  } catch (error) {
    throw new TransientError('The response was cut off', { cause: error })
  }
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * Reads `Retry-After` from a response: a number of seconds, or a date, which is compared with the server's clock, since
 * ours may be wrong.
 *
 * @returns seconds; 0 without a valid value
 */
export function readRetryAfter({ headers }: http.IncomingMessage): number {
  const text = headers['retry-after'] ?? ''
  if (/^\d+$/.test(text)) return Number(text)
  const seconds = (Date.parse(text) - Date.parse(headers.date ?? '')) / 1000
  return seconds > 0 ? seconds : 0
}
