import { createWriteStream } from 'node:fs'
import { get as getHttp, type IncomingMessage } from 'node:http'
import { Agent, get as getHttps } from 'node:https'
import { pipeline } from 'node:stream/promises'
import { httpsProxy, ProxyAgent } from '../../http/proxy.js'
import { ChecksumStream } from '../storage/checksum-stream.js'
import { BuildFailed, messageOf } from './failure.js'
import { defaultLimits, type Limits } from './limits.js'
import { withTimeLimit } from './time-limit.js'

const maxRedirects = 5

/**
 * Fetches a tarball to `file`, through the machine's proxy if it has one. Plain http is for loopback addresses only, and
 * no redirect from elsewhere may lead to one.
 *
 * @returns the checksum, `SHA256:<hex>`
 * @throws BuildFailed if it cannot be fetched, is too big or takes too long; the message has only the host, since the
 *   URL may be signed; the signal's reason on abort
 */
export async function fetchTarball(
  url: string,
  file: string,
  signal: AbortSignal,
  limits: Limits = defaultLimits,
): Promise<string> {
  const work = (signalOrLimit: AbortSignal) => fetchTo(file, url, signalOrLimit, limits)
  const timedOut = (cause: unknown) => new Error(`not done after ${limits.fetchTime / 1000} s`, { cause })
  try {
    return await withTimeLimit(limits.fetchTime, signal, work, timedOut)
  } catch (cause) {
    signal.throwIfAborted()
    if (cause instanceof BuildFailed) throw cause
    throw new BuildFailed(`Unable to fetch the tarball from ${hostOf(url)}: ${messageOf(cause)}`, { cause })
  }
}

/** Returns the checksum. */
async function fetchTo(file: string, url: string, signal: AbortSignal, limits: Limits): Promise<string> {
  const response = await open(parse(url), signal)
  const checksumStream = new ChecksumStream(limits.fetchedBytes)
  await pipeline(response, checksumStream, createWriteStream(file), { signal })
  return checksumStream.checksum()
}

async function open(initial: URL, signal: AbortSignal): Promise<IncomingMessage> {
  let url = initial
  for (let hop = 0; hop <= maxRedirects; hop++) {
    check(url, initial)
    const response = await request(url, signal)
    const location = redirect(response)
    if (location === undefined) return succeeded(response)
    response.destroy()
    url = new URL(location, url)
  }
  throw new Error(`more than ${maxRedirects} redirects`)
}

function request(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Plain http stays on this machine, so it needs no proxy.
    const sent =
      url.protocol === 'https:'
        ? getHttps(url, { agent: agentFor(url), signal }, resolve)
        : getHttp(url, { signal }, resolve)
    sent.once('error', reject)
    // These end the request with neither a response nor an error.
    sent.once('upgrade', (_, socket) => {
      socket.destroy()
      reject(new Error('status 101'))
    })
    sent.once('close', () => reject(new Error('the connection closed before an answer came')))
  })
}

function agentFor(url: URL): Agent {
  const proxy = httpsProxy(url)
  return proxy ? new ProxyAgent(proxy, {}) : new Agent()
}

function redirect(response: IncomingMessage): string | undefined {
  const redirects = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0)
  return redirects ? response.headers.location : undefined
}

function succeeded(response: IncomingMessage): IncomingMessage {
  if (response.statusCode === 200) return response
  response.destroy()
  throw new Error(`status ${response.statusCode}`)
}

function parse(url: string): URL {
  if (URL.canParse(url)) return new URL(url)
  throw new Error('not a URL')
}

function check(url: URL, initial: URL): void {
  const local = isLoopback(url)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) throw new Error('https is required')
  if (local && !isLoopback(initial)) throw new Error('redirected to this machine')
}

/** Returns whether the host of a URL is this machine, by its name only: nothing is looked up in the DNS. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname
  return /^(127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]+\]|(.+\.)?localhost)$/.test(
    host,
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'its URL'
}
