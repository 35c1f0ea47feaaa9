import { type ClientRequest, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { Socket } from 'node:net'
import { failureOf, RequestFailed, routerErrors } from './errors.js'
import { answerHeaders, requestHeaders } from './headers.js'
import { watchIdle } from './idle.js'

/** Limit for the head of a dyno's answer, in bytes. */
const maxAnswerHeadBytes = 128 * 1024

/** Time limits, in milliseconds: https://devcenter.heroku.com/articles/request-timeout */
export interface ForwardTimeouts {
  /** Time that a dyno has for the first byte of its answer, once it has the request. */
  response: number
  /** Time after which a connection is closed on which neither side sends anything. */
  idle: number
}

/** What is known of a request, for the log. */
export interface Progress {
  /** Status of the dyno's answer. */
  status?: number
  /** Bytes of the body that the dyno has sent. */
  bytes: number
}

export interface ForwardOptions {
  /** A connection to a dyno, for this request only: the dyno may end at any time. */
  connection: Socket
  /** The request's id. */
  id: string
  timeouts: ForwardTimeouts
  progress: Progress
}

/**
 * Sends a request to a dyno, and its answer back, both as they arrive.
 *
 * @throws RequestFailed if there is no answer, or only the beginning of one
 */
export async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  options: ForwardOptions,
): Promise<void> {
  const { connection, timeouts } = options
  const outgoing = open(request, response, options)
  try {
    const answer = answerOf(outgoing)
    sendBody(request, outgoing)
    const stop = limitRequest(request, outgoing, timeouts)
    const incoming = await answer.finally(stop)
    await sendAnswer(incoming, response, request, options)
  } catch (error) {
    throw new RequestFailed(failureOf(error, connection.bytesRead))
  } finally {
    outgoing.destroy()
    // After an early answer, what the client is still sending would keep its next request from being read.
    request.unpipe(outgoing)
    request.resume()
  }
}

/** Creates the request to the dyno, which ends when the client leaves. */
export function open(
  request: IncomingMessage,
  response: ServerResponse,
  { connection, id }: Pick<ForwardOptions, 'connection' | 'id'>,
  headers: Record<string, string> = {},
): ClientRequest {
  const { method, url } = request
  const outgoing = send({
    createConnection: () => connection,
    method,
    path: url,
    setHost: false,
    maxHeaderSize: maxAnswerHeadBytes,
    insecureHTTPParser: false,
    headers: { ...requestHeaders(request, id), ...headers },
  })
  // Whoever waits for the answer has its own listener for errors.
  outgoing.on('error', () => {})
  response.once('close', () => outgoing.destroy())
  return outgoing
}

/** Sends the answer's head, body and trailers to the client. */
export async function sendAnswer(
  incoming: IncomingMessage,
  response: ServerResponse,
  request: IncomingMessage,
  { timeouts, progress }: Pick<ForwardOptions, 'timeouts' | 'progress'>,
): Promise<void> {
  const { statusCode = 0, statusMessage } = incoming
  if (statusCode < 200) throw new RequestFailed(routerErrors.malformed)
  progress.status = statusCode
  response.writeHead(statusCode, statusMessage, answerHeaders(incoming))
  // As flushHeaders() does, but in the encoding of headers.
  response.write('', 'latin1')
  await new Promise<void>((resolve, reject) => {
    const idle = () => reject(new RequestFailed(routerErrors.idle))
    const stopWatching = watchIdle(request.complete ? [incoming] : [incoming, request], timeouts.idle, idle)
    incoming.on('data', (chunk: Buffer) => {
      progress.bytes += chunk.length
    })
    incoming.once('error', reject)
    incoming.once('end', () => {
      response.addTrailers(pairsOf(incoming.rawTrailers))
      response.end()
    })
    response.once('finish', resolve)
    response.once('close', () => {
      stopWatching()
      resolve()
    })
    incoming.pipe(response, { end: false })
  })
  if (!response.writableFinished) throw new RequestFailed(routerErrors.clientLeft)
}

/** Returns the answer once its headers have arrived. */
function answerOf(outgoing: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.once('response', resolve)
    outgoing.once('error', reject)
  })
}

function sendBody(request: IncomingMessage, outgoing: ClientRequest): void {
  request.once('end', () => {
    outgoing.addTrailers(pairsOf(request.rawTrailers))
    outgoing.end()
  })
  request.pipe(outgoing, { end: false })
}

/**
 * Ends a request whose client does not go on sending it, or whose dyno does not answer in time.
 *
 * @returns a function that lifts the limits
 */
function limitRequest(
  request: IncomingMessage,
  outgoing: ClientRequest,
  timeouts: ForwardTimeouts,
): () => void {
  let timer: NodeJS.Timeout | undefined
  const stopWatching = watchIdle([request], timeouts.idle, () => {
    // A dyno that does not read its request holds up the client.
    const error = outgoing.writableNeedDrain ? routerErrors.timeout : routerErrors.clientIdle
    outgoing.destroy(new RequestFailed(error))
  })
  outgoing.once('finish', () => {
    stopWatching()
    timer = limitAnswer(outgoing, timeouts.response)
  })
  return () => {
    stopWatching()
    clearTimeout(timer)
  }
}

/** Ends a request whose dyno does not answer in time, unless the timer that it returns is cleared. */
export function limitAnswer(outgoing: ClientRequest, timeoutMs: number): NodeJS.Timeout {
  return setTimeout(() => outgoing.destroy(new RequestFailed(routerErrors.timeout)), timeoutMs)
}

function pairsOf(rawHeaders: string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let index = 0; index < rawHeaders.length; index += 2)
    pairs.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? ''])
  return pairs
}
