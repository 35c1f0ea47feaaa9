import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { serve } from './server.js'

/** A request that passes the proxy. */
export interface Passing {
  method: string
  /** With its query. */
  path: string
  /** How many requests of this method and path, without its query, came before. */
  before: number
}

/** What the proxy does instead of passing a request and its answer on. */
export type Fault =
  /** Answers by itself. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  /** Breaks the connection before the request reaches the platform. */
  | { kind: 'refuse' }
  /** Lets the platform carry the request out and breaks the connection instead of passing on the answer. */
  | { kind: 'lose-answer' }
  /** Passes on that many bytes of the answer, then breaks the connection, or ends the answer as if it were whole. */
  | { kind: 'cut'; after: number; clean?: boolean }
  /** Changes the JSON of the answer. */
  | { kind: 'rewrite'; json: (body: Record<string, unknown>) => unknown }
  /** Never answers; the platform hears nothing of it. */
  | { kind: 'hang' }
  /** Lets the platform carry the request out, tells so, and never passes on the answer. */
  | { kind: 'withhold'; carriedOut: () => void }

/** A proxy in front of a local platform. */
export interface Proxy {
  url: string
  apiKey: string
  /** Everything that came, as `METHOD path`, without queries. */
  requests: string[]
}

/**
 * Starts a proxy that stands between a client and the platform on every connection: URLs of the platform in its
 * answers lead through the proxy too.
 */
export async function startProxy(
  platform: { url: string; apiKey: string },
  fault: (passing: Passing) => Fault | undefined,
): Promise<Proxy> {
  const seen = new Map<string, number>()
  const requests: string[] = []
  const url = await serve((incoming, outgoing) => {
    const { method = '', url: path = '' } = incoming
    const name = `${method} ${path.replace(/\?.*/, '')}`
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    requests.push(name)
    handle(incoming, outgoing, fault({ method, path, before }))
  })

  function handle(incoming: IncomingMessage, outgoing: ServerResponse, fault: Fault | undefined): void {
    if (fault?.kind === 'refuse') {
      incoming.socket.destroy()
    } else if (fault?.kind === 'answer') {
      incoming.resume()
      outgoing
        .writeHead(fault.status, { 'Content-Type': 'application/json', ...fault.headers })
        .end(fault.body)
    } else if (fault?.kind === 'hang') {
      incoming.resume()
    } else {
      forward(incoming, outgoing, fault)
    }
  }

  function forward(incoming: IncomingMessage, outgoing: ServerResponse, fault: Fault | undefined): void {
    const { method, headers } = incoming
    const target = new URL(incoming.url ?? '', platform.url)
    const passed = request(target, { method, headers: { ...headers, host: target.host } }, (answer) => {
      if (fault?.kind === 'lose-answer') {
        answer.resume().once('end', () => incoming.socket.destroy())
      } else if (fault?.kind === 'withhold') {
        answer.resume().once('end', fault.carriedOut)
      } else if (answer.headers['content-type']?.includes('json')) {
        passJson(answer, outgoing, fault)
      } else {
        passBytes(answer, outgoing, fault)
      }
    })
    passed.on('error', () => incoming.socket.destroy())
    outgoing.on('close', () => passed.destroy())
    incoming.pipe(passed)
  }

  async function passJson(answer: IncomingMessage, outgoing: ServerResponse, fault: Fault | undefined) {
    const chunks: Buffer[] = []
    for await (const chunk of answer) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString('utf8').replaceAll(platform.url, url)
    const json = fault?.kind === 'rewrite' ? JSON.stringify(fault.json(JSON.parse(text))) : text
    const { 'content-length': _, ...headers } = answer.headers
    outgoing.writeHead(answer.statusCode ?? 500, headers).end(json)
  }

  function passBytes(answer: IncomingMessage, outgoing: ServerResponse, fault: Fault | undefined): void {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
    if (fault?.kind !== 'cut') {
      answer.pipe(outgoing)
      return
    }
    let left = fault.after
    answer.on('data', (chunk: Buffer) => {
      if (left <= 0) return
      outgoing.write(chunk.subarray(0, left))
      left -= chunk.length
      if (left > 0) return
      if (fault.clean) outgoing.end()
      else setImmediate(() => outgoing.destroy())
    })
    answer.on('end', () => outgoing.end())
  }

  return { url, apiKey: platform.apiKey, requests }
}
