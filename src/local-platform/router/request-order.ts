import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

type Handle = (request: IncomingMessage, response: ServerResponse, work: () => Promise<void>) => Promise<void>

/**
 * Returns a function that handles the requests of each connection one after the other, in the order in which their
 * answers are sent. Node would handle all pipelined requests at once, and would not tell the waiting ones that the
 * connection has closed.
 */
export function inOrder(): Handle {
  const connections = new WeakMap<Socket, { previous: Promise<unknown>; closed: Promise<unknown> }>()
  return async (request, response, work) => {
    const { socket } = request
    const closed = connections.get(socket)?.closed ?? closeOf(socket)
    const previous = connections.get(socket)?.previous
    connections.set(socket, { previous: closeOf(response), closed })
    if (response.socket === null) await Promise.race([previous, closed])
    if (!socket.destroyed) await work()
  }
}

function closeOf(emitter: Socket | ServerResponse): Promise<void> {
  return new Promise((resolve) => emitter.once('close', () => resolve()))
}
