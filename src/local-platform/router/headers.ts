import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const via = '1.1 heroku-router'

/** Headers that belong to one connection: RFC 9110, section 7.6.1. */
const connectionHeaders = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  // Answered by the router.
  'expect',
]

/**
 * Returns the headers with which a request goes to a dyno: its own, without those that belong to its connection, and those
 * that Heroku's router adds, https://devcenter.heroku.com/articles/http-routing#heroku-headers
 */
export function requestHeaders(request: IncomingMessage, id: string): Record<string, string | string[]> {
  const { headers, headersDistinct, socket } = request
  const dropped = headersOfConnection(headers.connection)
  const kept = Object.entries(headersDistinct).filter(([name]) => !dropped.has(name))
  const coding = headers['transfer-encoding']
  return {
    ...Object.fromEntries(kept.map(([name, values]) => [name, values ?? []])),
    'x-forwarded-for': forwardedFor(request),
    'x-forwarded-proto': 'http',
    'x-forwarded-port': String(socket.localPort),
    'x-request-id': id,
    'x-request-start': String(Date.now()),
    via,
    connection: 'keep-alive',
    ...(coding !== undefined && { 'transfer-encoding': coding }),
  }
}

/**
 * Returns the headers of a dyno's answer for the client, as a list of names and values: without those that belong to the
 * connection to the dyno.
 */
export function answerHeaders({ headers, rawHeaders }: IncomingMessage): string[] {
  const dropped = headersOfConnection(headers.connection)
  const kept: string[] = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2)
    if (!dropped.has(name.toLowerCase())) kept.push(name, value)
  }
  return [...kept, 'Via', via]
}

/** Returns the addresses that a request has come from: those that it names, and the client's. */
export function forwardedFor({ headers, socket }: IncomingMessage): string {
  const named = headersOfConnection(headers.connection).has('x-forwarded-for')
  const earlier = named ? undefined : headers['x-forwarded-for']
  return [earlier, socket.remoteAddress].filter(Boolean).join(', ')
}

/** Returns the request's id: its own if that is valid, https://devcenter.heroku.com/articles/http-request-id */
export function requestId({ headers }: IncomingMessage): string {
  const own = headers['x-request-id']
  return typeof own === 'string' && /^[-\w+/=]{20,200}$/.test(own) ? own : randomUUID()
}

/** Returns the lower-case names of the headers that belong to one connection, among them those that `Connection` lists. */
function headersOfConnection(connection = ''): Set<string> {
  const listed = connection.split(',').map((name) => name.trim().toLowerCase())
  return new Set([...connectionHeaders, ...listed])
}
