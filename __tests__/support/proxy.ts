import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { PlatformAccess } from './platform-client.js'
import { afterTest } from './temporary.js'

/** The response of a server that switches to another protocol. */
export const switchingProtocols =
  'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'

/** A request that passes through the proxy. */
export interface ProxiedRequest {
  method: string
  /** Includes the query. */
  path: string
  /** The number of earlier requests with this method and path, without the query. */
  before: number
}

/** What the proxy does instead of forwarding a request and its response. Times are in milliseconds. */
export type Fault =
  /** Responds without the platform. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  /** Breaks the connection before the request reaches the platform. */
  | { kind: 'refuse' }
  /** Accepts no connections for a while. */
  | { kind: 'down'; time: number }
  /** Lets the platform process the request, and breaks the connection instead of forwarding the response. */
  | { kind: 'lose-answer' }
  /** Responds 504 at once, and forwards the request to the platform after a while. */
  | { kind: 'late'; time: number }
  /** Forwards that many bytes of the response, then breaks the connection, or ends the response as if it were complete. */
  | { kind: 'cut'; after: number; clean?: boolean }
  /** Forwards that many bytes of the response, and then nothing. */
  | { kind: 'stall'; after: number }
  /** Forwards that many bytes of the request, then breaks the connection. */
  | { kind: 'cut-request'; after: number }
  /** Forwards the request after a while. */
  | { kind: 'delay'; time: number }
  /** Forwards the request once something has happened. */
  | { kind: 'hold'; until: Promise<unknown> }
  /** Adds headers to the response. */
  | { kind: 'headers'; headers: Record<string, string> }
  /** Changes the JSON of the response. */
  | { kind: 'rewrite'; json: (body: Record<string, unknown>) => unknown }
  /** Never responds; the platform does not receive the request. */
  | { kind: 'hang' }
  /** Responds 101 Switching Protocols and keeps the connection open; the platform does not receive the request. */
  | { kind: 'upgrade' }
  /** Sends informational responses (103) at this interval, but no final one; the platform does not receive the request. */
  | { kind: 'hints'; every: number }
  /** Lets the platform process the request, at once or after a while, and never forwards the response. */
  | { kind: 'withhold'; carriedOut?: () => void; time?: number }

/** A proxy in front of a local platform. */
export interface Proxy {
  url: string
  apiKey: string
  /** All received requests, as `METHOD path`, without queries. */
  requests: string[]
  /** Stops the proxy before the end of the test. */
  close: () => Promise<void>
}

/**
 * Starts a proxy between a client and the platform. It rewrites URLs of the platform in responses, so that all
 * connections pass through it.
 */
export async function startProxy(
  platform: PlatformAccess,
  fault: (passing: ProxiedRequest) => Fault | undefined,
): Promise<Proxy> {
  const seen = new Map<string, number>()
  const requests: string[] = []
  const server = createServer((incoming, outgoing) => {
    const { method = '', url: path = '' } = incoming
    const name = `${method} ${path.replace(/\?.*/, '')}`
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    requests.push(name)
    // Clients disconnect in many of these tests.
    for (const side of [incoming, outgoing]) side.on('error', () => {})
    handle(incoming, outgoing, fault({ method, path, before }))
  })
  const listen = (port: number, done: () => void) => server.listen(port, '127.0.0.1', done)
  await new Promise<void>((resolve) => listen(0, resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port')
  const { port } = address
  const url = `http://127.0.0.1:${port}`
  let backAgain: NodeJS.Timeout | undefined
  // While the proxy was down, another process may have got its port for a moment.
  server.on('error', () => goDown(50))

  async function close(): Promise<void> {
    clearTimeout(backAgain)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  afterTest(close)

  function goDown(time: number): void {
    if (server.listening) server.close()
    server.closeAllConnections()
    backAgain = setTimeout(() => listen(port, () => {}), time)
  }

  /** Breaks the connection when only a part of the request or the response arrives. */
  function orBreak(passing: Promise<void>, outgoing: ServerResponse): void {
    passing.catch(() => outgoing.destroy())
  }

  function handle(incoming: IncomingMessage, outgoing: ServerResponse, fault: Fault | undefined): void {
    switch (fault?.kind) {
      case 'refuse':
        incoming.socket.destroy()
        break
      case 'down':
        goDown(fault.time)
        break
      case 'answer':
        incoming.resume()
        answerWith(outgoing, fault)
        break
      case 'hang':
        incoming.resume()
        break
      case 'upgrade':
        incoming.resume().socket.write(switchingProtocols)
        break
      case 'hints':
        sendHints(incoming.resume().socket, fault.every)
        break
      case 'delay':
        setTimeout(() => orBreak(forward(incoming, outgoing, undefined), outgoing), fault.time)
        break
      case 'hold':
        orBreak(
          fault.until.then(() => forward(incoming, outgoing, undefined)),
          outgoing,
        )
        break
      case 'late':
        answerWith(outgoing, { status: 504 })
        orBreak(carryOut(incoming, fault.time), outgoing)
        break
      case 'withhold':
        orBreak(carryOut(incoming, fault.time, fault.carriedOut), outgoing)
        break
      default:
        orBreak(forward(incoming, outgoing, fault), outgoing)
    }
  }

  function answerWith(
    outgoing: ServerResponse,
    { status, headers, body }: { status: number; headers?: Record<string, string>; body?: string },
  ): void {
    outgoing.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body)
  }

  /** Whether or not the client is still there. */
  async function carryOut(incoming: IncomingMessage, time = 0, carriedOut = () => {}) {
    const body = await readAll(incoming)
    const send = () => sendJson(incoming, body, (answer) => answer.resume().once('end', carriedOut))
    setTimeout(send, time)
  }

  function send(
    { method, headers, url = '' }: IncomingMessage,
    changed: Record<string, number>,
    take: (answer: IncomingMessage) => void,
  ) {
    const target = new URL(url, platform.url)
    const passed = request(target, { method, headers: { ...headers, host: target.host, ...changed } }, take)
    return passed.on('error', () => {})
  }

  /** What the platform itself is to fetch does not lead through the proxy. */
  function sendJson(incoming: IncomingMessage, body: Buffer, take: (answer: IncomingMessage) => void) {
    const text = Buffer.from(body.toString('latin1').replaceAll(url, platform.url), 'latin1')
    return send(incoming, { 'content-length': text.length }, take).end(text)
  }

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse, fault: Fault | undefined) {
    const take = (answer: IncomingMessage) => passAnswer(answer, outgoing, fault)
    const json = incoming.headers['content-type']?.includes('json')
    const passed = json ? sendJson(incoming, await readAll(incoming), take) : send(incoming, {}, take)
    passed.on('error', () => incoming.socket.destroy())
    outgoing.on('close', () => passed.destroy())
    if (json) return
    if (fault?.kind === 'cut-request') cutRequest(incoming, passed, fault.after)
    else incoming.pipe(passed)
  }

  function passAnswer(answer: IncomingMessage, outgoing: ServerResponse, fault: Fault | undefined): void {
    if (fault?.kind === 'lose-answer') {
      answer.resume().once('end', () => outgoing.destroy())
    } else if (answer.headers['content-type']?.includes('json')) {
      orBreak(passJson(answer, outgoing, fault), outgoing)
    } else {
      passBytes(answer, outgoing, fault)
    }
  }

  function cutRequest(incoming: IncomingMessage, passed: ReturnType<typeof request>, after: number): void {
    let left = after
    incoming.on('data', (chunk: Buffer) => {
      passed.write(chunk.subarray(0, left))
      left -= Math.min(left, chunk.length)
      if (left === 0) incoming.socket.destroy()
    })
    incoming.on('end', () => incoming.socket.destroy())
  }

  async function passJson(answer: IncomingMessage, outgoing: ServerResponse, fault: Fault | undefined) {
    const text = (await readAll(answer)).toString('utf8').replaceAll(platform.url, url)
    const json = Buffer.from(fault?.kind === 'rewrite' ? JSON.stringify(fault.json(JSON.parse(text))) : text)
    const { 'content-length': _, ...headers } = answer.headers
    const added = fault?.kind === 'headers' ? lowerCased(fault.headers) : {}
    outgoing.writeHead(answer.statusCode ?? 500, { ...headers, ...added })
    if (fault?.kind === 'cut' || fault?.kind === 'stall') {
      if (fault.after > 0) outgoing.write(json.subarray(0, fault.after))
      if (fault.kind === 'cut') breakOff(outgoing, fault.clean)
      return
    }
    outgoing.end(json)
  }

  function passBytes(answer: IncomingMessage, outgoing: ServerResponse, fault: Fault | undefined): void {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
    if (fault?.kind !== 'cut' && fault?.kind !== 'stall') {
      answer.pipe(outgoing)
      return
    }
    const { kind, after } = fault
    let left = after
    const pass = (chunk: Buffer) => {
      if (left > 0) outgoing.write(chunk.subarray(0, left))
      left -= chunk.length
      if (left <= 0 && kind === 'cut') breakOff(outgoing, fault.clean)
    }
    answer.on('data', pass)
    answer.on('end', () => left > 0 && outgoing.end())
  }

  return { url, apiKey: platform.apiKey, requests, close }
}

/** Sends informational responses at an interval, in milliseconds, until the connection closes. */
export function sendHints(socket: Socket, every: number): void {
  const hints = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), every)
  socket.once('close', () => clearInterval(hints))
}

function breakOff(outgoing: ServerResponse, clean = false): void {
  if (clean) outgoing.end()
  else setImmediate(() => outgoing.destroy())
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
