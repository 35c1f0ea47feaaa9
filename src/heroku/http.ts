import http from 'node:http'
import https from 'node:https'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { HttpClient } from '@actions/http-client'
import { PassingFault } from './errors.js'

/** One HTTP request. */
export interface HttpRequest {
  method: string
  url: URL
  headers?: Record<string, string | number>
  /** A text, or a stream whose length the caller has put into `Content-Length`. */
  body?: string | Readable
  signal: AbortSignal
  /** Milliseconds without a byte in either direction after which the connection counts as dead. */
  silence?: number
}

const defaultSilence = 60_000

/**
 * Sends requests over kept-alive connections, through the proxy that the runner's environment names
 * (`HTTPS_PROXY`, `NO_PROXY`), as `@actions/http-client` finds it. Node's own `request` does the sending, since
 * the toolkit's client can neither be aborted nor upload with back-pressure.
 */
export class Http {
  readonly #agents = new Map<string, HttpClient>()

  /**
   * Sends a request and gives the response once its head is there; the body is still to be read. Redirects are
   * not followed: neither the API, nor its object store, nor its output streams send them.
   *
   * @throws PassingFault when there was no answer; an error for plain http to a host that is not this machine;
   * the signal's reason once it is aborted
   */
  async send(request: HttpRequest): Promise<http.IncomingMessage> {
    const { url, method, headers = {}, body, signal } = request
    signal.throwIfAborted()
    requireSafe(url)
    return new Promise((resolve, reject) => {
      const fail = (error: Error) =>
        reject(
          signal.aborted
            ? signal.reason
            : new PassingFault(`${url.host}: ${error.message}`, { cause: error }),
        )
      const { request: open } = url.protocol === 'https:' ? https : http
      const sent = open(url, { method, headers, agent: this.#agent(url), signal })
      sent.once('response', resolve)
      sent.once('error', fail)
      sent.setTimeout(request.silence ?? defaultSilence, () =>
        sent.destroy(new Error('no answer for too long')),
      )
      if (body === undefined || typeof body === 'string') sent.end(body)
      else pipeline(body, sent).catch(fail)
    })
  }

  /** Closes the connections that are still open, so that the process can end. */
  close(): void {
    for (const agent of this.#agents.values()) agent.dispose()
  }

  #agent(url: URL): http.Agent {
    const client = this.#agents.get(url.protocol) ?? new HttpClient(undefined, undefined, { keepAlive: true })
    this.#agents.set(url.protocol, client)
    return client.getAgent(url.href)
  }
}

/**
 * Whether a URL may carry secrets: https, or plain http that does not leave this machine.
 */
export function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

function requireSafe(url: URL): void {
  if (!isSafe(url))
    throw new Error(`Refused to talk to ${url.host} over ${url.protocol}// : https is required`)
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/**
 * Reads a body as UTF-8, up to a limit.
 *
 * @param limit bytes
 * @throws PassingFault when the body breaks off or is longer
 */
export async function readText(body: http.IncomingMessage, limit = 64 * 1024 * 1024): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.length
      if (size > limit) throw new Error(`an answer of more than ${limit} bytes`)
      chunks.push(chunk)
    }
  } catch (error) {
    throw new PassingFault('The answer broke off', { cause: error })
  }
  return Buffer.concat(chunks).toString('utf8')
}
