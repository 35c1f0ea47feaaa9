import { type ClientRequest, type IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { failureOf, RequestFailed, routerErrors } from './errors.js'
import { type ForwardOptions, limitAnswer, open, sendAnswer } from './forward.js'
import { watchIdle } from './idle.js'

/** A dyno's answer to a request to upgrade. */
interface Answer {
  incoming: IncomingMessage
  /** What the dyno has sent after it, if it accepts. */
  head?: Buffer
}

/**
 * Connects a client to a dyno that accepts an upgrade, such as to WebSocket, until one of them ends the connection. Other
 * answers are sent back as they are.
 *
 * @param response an answer to the client, for which its connection is not used if the dyno accepts
 * @param head what the client has sent after its request
 * @throws RequestFailed if there is no answer, or only the beginning of one, or if neither side sends anything for a while
 */
export async function forwardUpgrade(
  request: IncomingMessage,
  response: ServerResponse,
  head: Buffer,
  options: ForwardOptions,
): Promise<void> {
  const { socket: client } = request
  const { connection, progress, timeouts } = options
  const upgrade = { connection: 'Upgrade', upgrade: request.headers.upgrade ?? '' }
  const outgoing = open(request, response, options, upgrade)
  try {
    const answer = answerOf(outgoing)
    outgoing.end()
    const timer = limitAnswer(outgoing, timeouts.response)
    const { incoming, head: first } = await answer.finally(() => clearTimeout(timer))
    if (first === undefined) {
      await sendAnswer(incoming, response, request, options)
      return
    }
    progress.status = incoming.statusCode ?? 101
    response.detachSocket(client)
    client.write(headOf(incoming))
    if (first.length > 0) connection.unshift(first)
    if (head.length > 0) client.unshift(head)
    await connect(client, connection, options)
  } catch (error) {
    throw new RequestFailed(failureOf(error, connection.bytesRead))
  } finally {
    connection.destroy()
  }
}

/**
 * Returns whether a request with `Upgrade` is forwarded as one. Those with a body are not, nor those for HTTP/2: clients
 * ask for it along with requests of any kind, to which the answer may be HTTP/1.1 (RFC 9110, section 7.8).
 */
export function isForUpgrade({ headers }: IncomingMessage): boolean {
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  return !hasBody && headers.upgrade !== 'h2c'
}

/**
 * Serves a request to upgrade as one without it, if it is not for one. Node takes every request with `Upgrade` for one,
 * unless it has the option `shouldUpgradeCallback` (since 24.9), and does not read its body.
 *
 * @returns whether it does so
 */
export function serveWithoutUpgrade(
  server: Server,
  request: IncomingMessage,
  socket: Socket,
  head: Buffer,
): boolean {
  if (isForUpgrade(request)) return false
  const { httpVersion, method, rawHeaders, url } = request
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value] = rawHeaders.slice(index, index + 2)
    if (name.toLowerCase() !== 'upgrade') lines.push(`${name}: ${value}`)
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  server.emit('connection', socket)
  return true
}

function answerOf(outgoing: ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    outgoing.once('error', reject)
    outgoing.once('response', (incoming) => resolve({ incoming }))
    outgoing.once('upgrade', (incoming, _, head) => resolve({ incoming, head }))
  })
}

/** Resolves once one of the two connections has ended, and with it the other. */
async function connect(client: Socket, dyno: Socket, { timeouts, progress }: ForwardOptions): Promise<void> {
  let stopWatching = () => {}
  await new Promise<void>((resolve, reject) => {
    const idle = () => reject(new RequestFailed(routerErrors.idle))
    stopWatching = watchIdle([client, dyno], timeouts.idle, idle)
    dyno.on('data', (chunk: Buffer) => {
      progress.bytes += chunk.length
    })
    for (const socket of [client, dyno]) {
      socket.on('error', () => socket.destroy())
      socket.once('close', () => resolve())
    }
    dyno.pipe(client).pipe(dyno)
  }).finally(() => {
    stopWatching()
    // What the dyno has sent last may still be on its way to the client.
    client.end()
    dyno.destroy()
  })
}

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): Buffer {
  const lines = [`HTTP/1.1 ${statusCode} ${statusMessage}`]
  for (let index = 0; index < rawHeaders.length; index += 2)
    lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}

/** Returns an answer to a request to upgrade, whose connection Node has left to us. */
export function responseTo(request: IncomingMessage): ServerResponse {
  const { socket } = request
  const response = new ServerResponse(request)
  response.assignSocket(socket)
  response.shouldKeepAlive = false
  response.once('finish', () => socket.end())
  return response
}
