import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { expect, test } from '@jest/globals'
import { findFreePort, waitForListener } from '../../../src/local-platform/dynos/ports.js'
import { afterTest } from '../../support/temporary.js'

const never = new AbortController().signal

/** A forwarder whose program does not listen before a number of connections, which it accepts and closes. */
async function forwarder(refusals: number, refuse: (socket: Socket) => void) {
  let connections = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    connections += 1
    if (connections <= refusals) refuse(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterTest(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return { port: address.port, connections: () => connections }
}

test.each<[string, (socket: Socket) => void]>([
  ['ends', (socket) => socket.end()],
  ['resets', (socket) => socket.resetAndDestroy()],
  ['ends after a moment', (socket) => setImmediate(() => socket.end())],
])('a port whose forwarder %s connections has no listener yet', async (_, refuse) => {
  const { port, connections } = await forwarder(3, refuse)
  await waitForListener(port, never, true)
  expect(connections()).toBe(4)
})

test('a port that nothing forwards has a listener as soon as it takes a connection', async () => {
  const { port, connections } = await forwarder(3, (socket) => socket.end())
  await waitForListener(port, never, false)
  expect(connections()).toBe(1)
})

test('ports for dynos differ, and are none that the system gives to other programs', async () => {
  const ports = await Promise.all(Array.from({ length: 300 }, () => findFreePort()))
  expect(new Set(ports).size).toBe(ports.length)
  // macOS and Windows begin at 49,152, Linux lower.
  for (const port of ports) expect(port).toBeLessThan(32_768)
})

test('a port on which a program listens is not given to a dyno', async () => {
  // Ports are given in order.
  const next = (await findFreePort()) + 1
  const server = createServer().listen(next, '127.0.0.1')
  await once(server, 'listening')
  afterTest(async () => server.close())
  expect(await findFreePort()).not.toBe(next)
})

test('waiting for a listener behind a forwarder ends on abort', async () => {
  const { port, connections } = await forwarder(Number.POSITIVE_INFINITY, (socket) => socket.end())
  const abort = new AbortController()
  const waiting = waitForListener(port, abort.signal, true)
  while (connections() < 2) await new Promise(setImmediate)
  abort.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
})
