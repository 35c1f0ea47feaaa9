import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { rawRequest } from '../../support/platform-client.js'
import { deferred, until } from '../../support/wait.js'
import { RouterUnderTest } from './support.js'

const parse = (
  text: string,
): { rawHeaders: string[]; headers: Record<string, string>; body: string; url: string } => JSON.parse(text)

/** Answers with what the dyno received. */
function tell(received: IncomingMessage, response: ServerResponse): void {
  let body = ''
  received.on('data', (chunk: Buffer) => {
    body += chunk.toString('latin1')
  })
  received.on('end', () => {
    const { rawHeaders, headers, url, rawTrailers } = received
    response.end(JSON.stringify({ rawHeaders, headers, url, rawTrailers, body }))
  })
}

describe('a request', () => {
  test('has the headers that say where it comes from', async () => {
    const router = await RouterUnderTest.to(tell)
    const { headers } = parse(await (await fetch(`${router.url}a?b=%20c`)).text())
    expect(headers).toMatchObject({
      host: `127.0.0.1:${router.app.port}`,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-port': String(router.app.port),
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-request-start': expect.stringMatching(/^\d{13}$/),
      via: '1.1 heroku-router',
    })
    expect(await router.line()).toMatch(
      new RegExp(
        `^at=info method=GET path="/a\\?b=%20c" host=my-app\\S+ request_id=${headers['x-request-id']} fwd="127.0.0.1" dyno=web.1 connect=\\d+ms service=\\d+ms status=200 bytes=\\d+ protocol=http$`,
      ),
    )
  })

  test.each([
    ['its own id, if that is valid', 'my-own-request-id/0123+=', true],
    ['a new id, if its own is too short', 'short', false],
    ['a new id, if its own is too long', 'x'.repeat(201), false],
    ['a new id, if its own has other characters', 'an id with spaces and "quotes"', false],
  ])('has %s', async (_, id, isKept) => {
    const router = await RouterUnderTest.to(tell)
    const { text } = await rawRequest(router.url, { headers: { 'X-Request-Id': id } })
    const used = parse(text).headers['x-request-id']
    expect(used === id).toBe(isKept)
    expect(await router.line()).toContain(`request_id=${used} `)
  })

  test('keeps repeated headers, and loses those of its connection, whoever names them', async () => {
    const router = await RouterUnderTest.to(tell)
    const text = await router.raw(
      [
        'GET / HTTP/1.1',
        `Host: 127.0.0.1:${router.app.port}`,
        'Connection: close, X-Forwarded-For, X-Secret',
        'X-Secret: 1',
        'X-Forwarded-For: 10.0.0.1',
        'X-Forwarded-Proto: https',
        'X-Forwarded-Proto: gopher',
        'X-Many: 1',
        'X-Many: 2',
        'Cookie: a=1',
        'Keep-Alive: timeout=5',
        '',
        '',
      ].join('\r\n'),
    )
    const { headers, rawHeaders } = parse(/\{.*\}/s.exec(text)?.[0] ?? '')
    expect(headers).toMatchObject({ 'x-many': '1, 2', cookie: 'a=1', 'x-forwarded-proto': 'http' })
    expect(headers).not.toHaveProperty('x-secret')
    expect(headers).not.toHaveProperty('keep-alive')
    expect(headers['x-forwarded-for']).toMatch(/127\.0\.0\.1$/)
    expect(rawHeaders.filter((name) => name.toLowerCase() === 'x-many')).toHaveLength(2)
  })

  test.each([
    ['two lengths', 'Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde'],
    ['a length and chunks', 'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a coding that hides chunks', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a space before the colon', 'Content-Length : 3\r\n\r\nabc'],
    ['a bare line feed', 'X-A: b\nContent-Length: 3\r\n\r\nabc'],
  ])('with %s never reaches a dyno as two', async (_, rest) => {
    let requests = 0
    const router = await RouterUnderTest.to((_, response) => {
      requests += 1
      response.end()
    })
    const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n'
    const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1:${router.app.port}\r\n`
    const text = await router.raw(`${head}${rest}${smuggled}`)
    expect(text).toMatch(/^HTTP\/1.1 400 /)
    expect(requests).toBe(0)
  })

  test('has one line in the log, whatever its path', async () => {
    const router = await RouterUnderTest.to(tell)
    const path = '/"%0aat=info\\u0000%0d{}'
    await router.raw(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${router.app.port}\r\nConnection: close\r\nX-Forwarded-For: "x" y\r\n\r\n`,
    )
    const line = await router.line()
    expect(line).not.toContain('\n')
    expect(line).toContain('path="/\\"%0aat=info')
    expect(line).toContain('fwd="\\"x\\" y, 127.0.0.1"')
  })

  test.each([
    ['with a length', { 'Content-Length': '2000000' }],
    ['in chunks', { 'Transfer-Encoding': 'chunked' }],
    ['after 100-continue', { 'Content-Length': '2000000', Expect: '100-continue' }],
    [
      'that wants to upgrade to HTTP/2',
      {
        'Content-Length': '2000000',
        Connection: 'Upgrade, HTTP2-Settings',
        Upgrade: 'h2c',
        'HTTP2-Settings': 'AAMAAABk',
      },
    ],
  ])('has its body %s', async (_, headers) => {
    const router = await RouterUnderTest.to((received, response) => {
      const hash = createHash('sha1')
      received.pipe(hash).once('finish', () => response.end(hash.digest('hex')))
    })
    const body = Buffer.alloc(2_000_000, 'abcdefg')
    const outgoing = request(router.url, { method: 'POST', headers })
    if ('Expect' in headers) {
      outgoing.flushHeaders()
      await once(outgoing, 'continue')
    }
    outgoing.end(body)
    const [incoming] = await once(outgoing, 'response')
    let text = ''
    for await (const chunk of incoming) text += chunk
    expect(text).toBe(createHash('sha1').update(body).digest('hex'))
  })

  test('has its trailers', async () => {
    const router = await RouterUnderTest.to(tell)
    const text = await router.raw(
      `POST / HTTP/1.1\r\nHost: 127.0.0.1:${router.app.port}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 7\r\n\r\n`,
    )
    expect(text).toContain('"rawTrailers":["X-Sum","7"]')
  })

  test('is one of several on a connection, which are answered in order', async () => {
    const router = await RouterUnderTest.to(({ url }, response) => response.end(`<${url}>`))
    const head = `HTTP/1.1\r\nHost: 127.0.0.1:${router.app.port}\r\n`
    const text = await router.raw(
      `GET /1 ${head}\r\nGET /2 ${head}\r\nGET /3 ${head}Connection: close\r\n\r\n`,
    )
    expect(text.match(/<\/\d>/g)).toEqual(['</1>', '</2>', '</3>'])
  })

  test('goes to each of several dynos, and marks the one that serves it as in use', async () => {
    const router = await RouterUnderTest.start()
    for (const name of ['one', 'two'])
      await router.addServer(createServer((_, response) => response.end(name)))
    const answers = new Set<string>()
    await until(
      async () => answers.add(await (await fetch(router.url)).text()),
      ({ size }) => size === 2,
    )
    await until(
      () => [...router.inUse.values()],
      (counts) => counts.length === 2 && counts.every((count) => count === 0),
    )
  })

  test('waits for a dyno that is starting', async () => {
    const router = await RouterUnderTest.start()
    router.add('starting')
    const answer = fetch(router.url)
    const server = createServer((_, response) => response.end('started'))
    await router.addServer(server)
    expect(await (await answer).text()).toBe('started')
  })
})

describe('an answer', () => {
  test.each([
    [
      'HEAD',
      'HEAD',
      (_: IncomingMessage, response: ServerResponse) => response.setHeader('Content-Length', 5).end(),
    ],
    ['204', 'GET', (_: IncomingMessage, response: ServerResponse) => response.writeHead(204).end()],
    [
      '304',
      'GET',
      (_: IncomingMessage, response: ServerResponse) => response.writeHead(304, { ETag: '"x"' }).end(),
    ],
  ])('without a body stays one: %s', async (_, method, listener) => {
    const router = await RouterUnderTest.to(listener)
    const head = `HTTP/1.1\r\nHost: 127.0.0.1:${router.app.port}\r\n`
    const text = await router.raw(`${method} / ${head}\r\n${method} / ${head}Connection: close\r\n\r\n`)
    const heads = text.split('\r\n\r\n')
    expect(heads).toHaveLength(3)
    expect(heads[2]).toBe('')
    expect(text.toLowerCase()).not.toContain('transfer-encoding')
  })

  test('keeps its status, reason, repeated headers and trailers', async () => {
    const router = await RouterUnderTest.toBytes((socket) =>
      socket.end(
        'HTTP/1.1 299 Odd Success\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Latin: caf\xe9\r\nConnection: X-Hop\r\nX-Hop: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nX-Sum: 7\r\n\r\n',
        'latin1',
      ),
    )
    const text = await router.raw(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${router.app.port}\r\nConnection: close\r\n\r\n`,
    )
    expect(text).toMatch(
      /^HTTP\/1.1 299 Odd Success\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Latin: caf\xe9\r\n/,
    )
    expect(text).toContain('Via: 1.1 heroku-router\r\n')
    expect(text).not.toContain('X-Hop')
    expect(text).toMatch(/2\r\nhi\r\n0\r\nX-Sum: 7\r\n\r\n$/)
  })

  test('arrives as the dyno sends it, such as server-sent events', async () => {
    const [second, router] = [
      deferred(),
      await RouterUnderTest.to(async (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' })
        response.flushHeaders()
        response.write('data: 1\n\n')
        await second.promise
        response.end('data: 2\n\n')
      }),
    ]
    const response = await fetch(router.url)
    const reader = response.body?.getReader()
    const decode = async () => new TextDecoder().decode((await reader?.read())?.value)
    expect(await decode()).toBe('data: 1\n\n')
    second.resolve()
    expect(await decode()).toBe('data: 2\n\n')
  })

  test('that ends with its connection is whole', async () => {
    const router = await RouterUnderTest.toBytes((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\nall of it'))
    expect(await (await fetch(router.url)).text()).toBe('all of it')
  })

  test('may have a large head', async () => {
    const value = 'x'.repeat(60_000)
    const router = await RouterUnderTest.to((_, response) => response.setHeader('X-Large', value).end())
    const { message } = await rawRequest(router.url, { maxHeaderSize: 100_000 })
    expect(message.headers['x-large']).toBe(value)
  })

  test('may come before the request is complete, which does not keep the next one from being answered', async () => {
    const router = await RouterUnderTest.to(({ method }, response) =>
      response.writeHead(method === 'POST' ? 413 : 200).end(method),
    )
    const socket = await router.connect()
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    const head = `HTTP/1.1\r\nHost: 127.0.0.1:${router.app.port}\r\n`
    socket.write(`POST / ${head}Content-Length: 5000000\r\n\r\nfirst`)
    await until(
      () => text,
      (text) => text.includes('HTTP/1.1 413 ') && text.includes('POST'),
    )
    socket.write(Buffer.alloc(5_000_000 - 'first'.length))
    socket.write(`GET / ${head}\r\n`)
    await until(
      () => text,
      (text) => text.includes('HTTP/1.1 200 ') && text.includes('GET'),
    )
  })
})

describe('a request to upgrade', () => {
  const upgrade = (router: RouterUnderTest, more = '') =>
    `GET /socket HTTP/1.1\r\nHost: 127.0.0.1:${router.app.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${more}\r\n`

  test('connects both sides, with what was sent early, until one ends', async () => {
    const router = await RouterUnderTest.start()
    const server = createServer()
    server.on('upgrade', (_, socket, head) => {
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nhello ',
      )
      socket.write(head)
      socket.pipe(socket)
    })
    await router.addServer(server)
    const socket = await router.connect()
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    socket.write(`${upgrade(router)}early `)
    await until(
      () => text,
      (text) => text.endsWith('hello early '),
    )
    socket.write('late')
    await until(
      () => text,
      (text) => text.endsWith('late'),
    )
    expect(router.inUse.get('web.1')).toBe(1)
    socket.end()
    expect(await router.line()).toMatch(/^at=info method=GET path="\/socket" .* status=101 bytes=\d+ /)
    expect(router.inUse.get('web.1')).toBe(0)
  })

  test('that is declined gets the whole answer', async () => {
    const router = await RouterUnderTest.start()
    const server = createServer()
    // A dyno that knows no upgrades answers as to any other request.
    server.on('request', (_, response) => {
      response.writeHead(403, { 'Content-Type': 'text/plain' })
      response.write('no ')
      response.end('sockets here')
    })
    await router.addServer(server)
    const { status, text } = await rawRequest(router.url, {
      headers: { Connection: 'Upgrade', Upgrade: 'websocket' },
    })
    expect([status, text]).toEqual([403, 'no sockets here'])
  })

  test('ends with its app, which does not wait for it', async () => {
    const router = await RouterUnderTest.toBytes((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
    )
    const socket = await router.connect()
    socket.write(upgrade(router))
    await once(socket, 'data')
    const closed = once(socket, 'close')
    await router.close()
    await closed
  })
})
