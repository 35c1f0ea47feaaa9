import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { PlatformAccess } from './platform-client.js'
import { serve } from './server.js'

/** A request that one of the hosts received. */
export interface SeenRequest {
  host: 'api' | 'store' | 'streams'
  /** As `METHOD path`, with the query. */
  line: string
  headers: string
  body: string
}

/** A response that a test sends instead of the platform. */
export interface Answer {
  status: number
  body: string
}

/** A local platform behind three hosts, like Heroku. */
export interface Hosts {
  url: string
  apiKey: string
  seen: SeenRequest[]
  /** The signed URLs in responses of the API. */
  signed: Set<string>
}

/**
 * Starts a server each for Heroku's API, its object store and its output streams, in front of one local platform. They
 * record all requests.
 *
 * @param instead returns the response to a request that the platform is not to receive
 */
export async function startHosts(
  platform: PlatformAccess,
  instead: (seen: SeenRequest) => Answer | undefined = () => undefined,
): Promise<Hosts> {
  const hosts: Hosts = { url: '', apiKey: platform.apiKey, seen: [], signed: new Set() }
  const store = await serve(host('store'))
  const streams = await serve(host('streams'))
  hosts.url = await serve(host('api'))
  return hosts

  function host(name: SeenRequest['host']) {
    return async (incoming: IncomingMessage, outgoing: ServerResponse) => {
      const chunks: Buffer[] = await incoming.toArray()
      const body = Buffer.concat(chunks)
      const line = `${incoming.method} ${incoming.url}`
      const seen = {
        host: name,
        line,
        headers: incoming.rawHeaders.join('\n'),
        body: body.toString('latin1'),
      }
      hosts.seen.push(seen)
      const answer = instead(seen)
      if (answer) outgoing.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(answer.body)
      else forward(incoming, body, outgoing)
    }
  }

  function forward({ method, url, headers }: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
    const target = new URL(url ?? '', platform.url)
    const passed = request(target, { method, headers: { ...headers, host: target.host } }, (answer) => {
      const { 'content-length': _, ...others } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 500, others)
      if (answer.headers['content-type']?.includes('json')) passJson(answer, outgoing)
      else answer.pipe(outgoing)
    })
    passed.on('error', () => outgoing.destroy())
    outgoing.on('close', () => passed.destroy())
    passed.end(body)
  }

  async function passJson(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const text = (await answer.setEncoding('utf8').toArray()).join('')
    const spread = text
      .replaceAll(`${platform.url}/streams`, `${streams}/streams`)
      .replaceAll(platform.url, store)
    for (const [url] of spread.matchAll(/http:[^"]*X-Amz-Signature=[^"&]*/g)) hosts.signed.add(url)
    outgoing.end(spread)
  }
}
