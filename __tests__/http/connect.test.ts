import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, createServer as createTcpServer } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { connectTls } from '../../src/http/connect.js'
import { listen, serveUntrusted } from '../support/server.js'
import { afterTest } from '../support/temporary.js'

const never = new AbortController().signal

describe('a TLS connection through a proxy', () => {
  const before = process.env.HTTPS_PROXY

  afterEach(() => {
    if (before === undefined) delete process.env.HTTPS_PROXY
    else process.env.HTTPS_PROXY = before
  })

  test('checks the certificate of the server', async () => {
    const target = new URL(await serveUntrusted((_, response) => response.end()))
    const proxy = createServer()
    proxy.on('connect', (_, client) => {
      const server = connect(Number(target.port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n')
        client.pipe(server).pipe(client)
      })
      for (const socket of [client, server]) socket.on('error', () => socket.destroy())
    })
    process.env.HTTPS_PROXY = `http://127.0.0.1:${await listen(proxy)}`
    await expect(connectTls('rendezvous.example', 5000, never)).rejects.toThrow(
      /^Could not connect to rendezvous\.example:5000: .*certificate/,
    )
  })

  test('that is refused says by whom', async () => {
    const proxy = createServer()
    proxy.on('connect', (_, client) => client.end('HTTP/1.1 403 Forbidden\r\n\r\n'))
    process.env.HTTPS_PROXY = `http://user:secret@127.0.0.1:${await listen(proxy)}`
    const error = await connectTls('rendezvous.example', 5000, never).catch((error: unknown) => error)
    expect(String(error)).toMatch(/The proxy 127\.0\.0\.1:\d+ did not open a tunnel: it answered 403/)
    expect(String(error)).not.toContain('secret')
  })

  test('is given up at once when it is aborted', async () => {
    const proxy = createServer()
    const asked = once(proxy, 'connect')
    process.env.HTTPS_PROXY = `http://127.0.0.1:${await listen(proxy)}`
    const controller = new AbortController()
    const connecting = connectTls('rendezvous.example', 5000, controller.signal)
    const [, client] = await asked
    controller.abort(new Error('cancelled'))
    await expect(connecting).rejects.toThrow('cancelled')
    await once(client.resume(), 'end')
    client.destroy()
  })
})

test('a TLS connection is given up when it is aborted before it is secure', async () => {
  const server = createTcpServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterTest(async () => void server.close())
  const connected = once(server, 'connection')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  const controller = new AbortController()
  const connecting = connectTls('127.0.0.1', address.port, controller.signal)
  const [socket] = await connected
  controller.abort(new Error('cancelled'))
  await expect(connecting).rejects.toThrow('cancelled')
  socket.destroy()
})
