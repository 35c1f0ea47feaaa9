import { type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** Errors of Node's HTTP parser that have their own status; all others are a 400. */
const statuses = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
])

/** Answers with an error in the API's form: `{id, message}`. */
export function sendError(response: ServerResponse, status: number, id: string, message: string): void {
  const body = JSON.stringify({ id, message })
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
}

/**
 * Has the server answer in the API's form when bytes cannot be parsed as a request, and to the requests that Node
 * handles itself: Node's own answers are empty.
 */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    hangUp(socket, statuses.get(error.code ?? '') ?? 400, 'The request is malformed, too large or too slow.')
  })
  server.on('connect', (_request, socket: Duplex) => {
    socket.on('error', () => {})
    hangUp(socket, 405, 'This is no proxy.')
  })
  server.on('checkExpectation', (_request, response: ServerResponse) => {
    sendError(response, 417, 'bad_request', 'The only expectation that is met is 100-continue.')
  })
}

function hangUp(socket: Duplex, status: number, message: string): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const body = JSON.stringify({ id: 'bad_request', message })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}
