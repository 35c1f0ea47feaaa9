import { createServer, request } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { findFreePort } from '../../../src/local-platform/dynos/ports.js'
import { rawRequest } from '../../support/platform-client.js'
import { deferred, until } from '../../support/wait.js'
import { RouterUnderTest } from './support.js'

describe('the router answers with a page and logs', () => {
  test('H14 without web dynos', async () => {
    const router = await RouterUnderTest.start()
    const { status, text, message } = await rawRequest(router.url, {})
    expect(status).toBe(503)
    expect(message.headers['content-type']).toMatch('text/html')
    expect(text).toContain('Application error')
    expect(await router.line()).toMatch(
      /^at=error code=H14 desc="No web dynos running" method=GET path="\/" host=\S+ request_id=\S+ fwd="127.0.0.1" dyno= connect= service= status=503 bytes= protocol=http$/,
    )
  })

  test('H10 when all have crashed', async () => {
    const router = await RouterUnderTest.start()
    router.add('crashed')
    expect((await fetch(router.url)).status).toBe(503)
    expect(await router.line()).toContain('code=H10 desc="App crashed"')
  })

  test('H80 in maintenance, whatever the dynos do, also to a client that is uploading', async () => {
    const router = await RouterUnderTest.to((_, response) => response.end('up'))
    router.app.maintenance = true
    const { status, text } = await rawRequest(router.url, { method: 'POST' }, Buffer.alloc(5_000_000))
    expect(status).toBe(503)
    expect(text).toContain('Offline for Maintenance')
    expect(await router.line()).toContain('code=H80 desc="Maintenance mode"')
    router.app.maintenance = false
    expect(await (await fetch(router.url)).text()).toBe('up')
  })

  test('H20 when no dyno is up in time', async () => {
    const router = await RouterUnderTest.start({ startTimeoutMs: 100 })
    router.add('starting')
    expect((await fetch(router.url)).status).toBe(503)
    expect(await router.line()).toContain('code=H20 desc="App boot timeout"')
  })

  test('H21 when every dyno refuses the connection, but not while one accepts it', async () => {
    const router = await RouterUnderTest.start()
    router.add('up', await findFreePort())
    expect((await fetch(router.url)).status).toBe(503)
    expect(await router.line()).toContain('code=H21 desc="Backend connection refused"')
    await router.addServer(createServer((_, response) => response.end('alive')))
    for (let index = 0; index < 10; index += 1) {
      const response = await fetch(router.url, { method: 'POST', body: 'x' })
      expect(await response.text()).toBe('alive')
    }
  })

  test('H12 when the dyno has the request, and does not answer in time', async () => {
    const router = await RouterUnderTest.to(() => {}, { responseTimeoutMs: 100 })
    expect((await fetch(router.url)).status).toBe(503)
    expect(await router.line()).toMatch(
      /code=H12 desc="Request timeout" .* dyno=web\.1 connect=\d+ms service=\d+ms status=503 bytes=0 /,
    )
  })

  test('H12 when the dyno does not answer a request to upgrade', async () => {
    const router = await RouterUnderTest.toBytes(() => {}, { responseTimeoutMs: 100 })
    const text = await router.raw(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${router.app.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    )
    expect(text).toMatch(/^HTTP\/1.1 503 /)
    expect(await router.line()).toContain('code=H12')
  })

  test('H13 when the dyno closes the connection without an answer', async () => {
    const router = await RouterUnderTest.toBytes((socket) => socket.destroy())
    expect((await fetch(router.url)).status).toBe(503)
    expect(await router.line()).toContain('code=H13 desc="Connection closed without response"')
  })

  test.each([
    ['the head', 'HTTP/1.1 200 OK\r\nContent-'],
    ['the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'],
    ['a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf'],
  ])('H18 when the dyno closes the connection in %s of its answer', async (_, bytes) => {
    const router = await RouterUnderTest.toBytes((socket) => socket.end(bytes))
    const text = await router.raw(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${router.app.port}\r\nConnection: close\r\n\r\n`,
    )
    expect(text).not.toMatch(/0\r\n\r\n$/)
    expect(await router.line()).toContain('code=H18 desc="Server Request Interrupted"')
  })

  test.each([
    ['no HTTP', 'SSH-2.0-OpenSSH\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['an impossible status', 'HTTP/1.1 001 Odd\r\nContent-Length: 0\r\n\r\n'],
  ])('H17 when the answer is %s', async (_, bytes) => {
    const router = await RouterUnderTest.toBytes((socket) => socket.write(bytes))
    expect((await fetch(router.url)).status).toBe(503)
    expect(await router.line()).toContain('code=H17 desc="Poorly formatted HTTP response"')
  })

  test('H15 when neither side sends anything for a while, and each byte starts the time anew', async () => {
    const router = await RouterUnderTest.to(
      async (_, response) => {
        for (let index = 0; index < 5; index += 1) {
          response.write('x')
          await new Promise((resolve) => setTimeout(resolve, 120))
        }
      },
      { idleTimeoutMs: 300 },
    )
    const text = await router.raw(`GET / HTTP/1.0\r\nHost: 127.0.0.1:${router.app.port}\r\n\r\n`)
    expect(text).toMatch(/xxxxx$/)
    expect(await router.line()).toMatch(/code=H15 desc="Idle connection" .* status=503 bytes=5 /)
  })

  test('H15 when a WebSocket is silent', async () => {
    const router = await RouterUnderTest.toBytes(
      (socket) =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
      { idleTimeoutMs: 100 },
    )
    await router.raw(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${router.app.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    )
    expect(await router.line()).toContain('code=H15')
  })

  test('H28 when the client does not go on with its request', async () => {
    const router = await RouterUnderTest.to((request, response) => request.pipe(response), {
      idleTimeoutMs: 100,
    })
    const text = await router.raw(
      `POST / HTTP/1.1\r\nHost: 127.0.0.1:${router.app.port}\r\nContent-Length: 10\r\n\r\n`,
    )
    expect(text).toMatch(/^HTTP\/1.1 499 /)
    expect(await router.line()).toContain('code=H28 desc="Client Connection Idle"')
  })

  test.each(['before', 'in'])(
    'H27 when the client leaves %s the answer, and the dyno hears of it',
    async (when) => {
      const left = deferred()
      const router = await RouterUnderTest.to((_, response) => {
        response.once('close', left.resolve)
        if (when === 'in') response.write('first')
      })
      const outgoing = request(router.url, (incoming) => incoming.once('data', () => outgoing.destroy()))
      outgoing.on('error', () => {})
      outgoing.end()
      if (when === 'before') {
        await until(
          () => router.inUse.get('web.1'),
          (count) => count === 1,
        )
        outgoing.destroy()
      }
      await left.promise
      expect(await router.line()).toMatch(/code=H27 desc="Client Request Interrupted" .* status=499 /)
    },
  )

  test('H27 when the client leaves while it waits for a dyno', async () => {
    const router = await RouterUnderTest.start()
    router.add('idle')
    const outgoing = request(router.url)
    outgoing.on('error', () => {})
    outgoing.end()
    await until(
      () => router.woken,
      (woken) => woken === 1,
    )
    outgoing.destroy()
    expect(await router.line()).toContain('code=H27')
  })

  test('H31 when the request names another host', async () => {
    const router = await RouterUnderTest.to((_, response) => response.end())
    const { status } = await rawRequest(router.url, { headers: { Host: 'attacker.example' } })
    expect(status).toBe(421)
    expect(await router.line()).toContain('code=H31')
  })
})
