import { readdir } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Slug, Source } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { type PlatformClient, readUntil } from '../../support/platform-client.js'
import { inlineApp } from '../../support/repository.js'
import { afterTest } from '../../support/temporary.js'
import { until } from '../../support/wait.js'
import { startTestPlatform } from '../start-test-platform.js'

const maxAnswerMs = 10_000

/** Returns the headers of a valid request, including `Host`. */
function headers({ platform: { port, apiKey } }: PlatformClient, more: string[] = []): string {
  const lines = [
    `Host: 127.0.0.1:${port}`,
    'Accept: application/vnd.heroku+json; version=3',
    `Authorization: Bearer ${apiKey}`,
    ...more,
  ]
  return lines.map((line) => `${line}\r\n`).join('')
}

function open({ platform }: PlatformClient): Socket {
  const socket = connect(platform.port, '127.0.0.1')
  socket.on('error', () => undefined)
  afterTest(async () => socket.destroy())
  return socket
}

/** Resolves when the connection is closed, whether or not it broke. */
function closeOf(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()))
}

/** Sends bytes unchanged, and reads until the platform closes the connection. */
async function exchange(client: PlatformClient, request: string): Promise<string> {
  const socket = open(client)
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.write(Buffer.from(request, 'latin1'))
  const late = wait(maxAnswerMs, 'late', { ref: false })
  expect(await Promise.race([closeOf(socket), late])).not.toBe('late')
  return Buffer.concat(chunks).toString('latin1')
}

interface Answer {
  status: number
  head: string
  body: string
}

/** Returns the final response of an exchange, without interim responses. */
function parse(text: string): Answer {
  const final = text.replace(/^(HTTP\/1\.1 100 [^\r]*\r\n\r\n)+/, '')
  const [head = '', ...rest] = final.split('\r\n\r\n')
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), head, body: rest.join('\r\n\r\n') }
}

/** Expects an error of the API: an id and a message, and no internals of the platform. */
function expectApiError({ status, head, body }: Answer, expected: number, id: string): void {
  expect(status).toBe(expected)
  expect(head.toLowerCase()).toContain('content-type: application/json')
  const json: unknown = JSON.parse(body)
  expect(json).toMatchObject({ id })
  expect(Object.keys(Object(json)).some((key) => key === 'message' || key === 'error')).toBe(true)
  expect(body).not.toMatch(/node_modules|\.js:\d|at \w+ \(/)
}

const close = 'Connection: close'
const get =
  (path: string, version = '1.1') =>
  (client: PlatformClient) =>
    `GET ${path} HTTP/${version}\r\n${headers(client, [close])}\r\n`
const post = (head: string[], body: string) => (client: PlatformClient) =>
  `POST /apps HTTP/1.1\r\n${headers(client, [...head, close])}\r\n${body}`
const withHeaders =
  (...more: string[]) =>
  (client: PlatformClient) =>
    `GET /apps/example HTTP/1.1\r\n${headers(client, [...more, close])}\r\n`
const from = (host: (port: number) => string) => (client: PlatformClient) =>
  get('/apps')(client).replace(/Host: .*\r\n/, host(client.platform.port))

describe('the server rejects, with an error of the API,', () => {
  test.each<[string, (client: PlatformClient) => string, number, string]>([
    ['a path of slashes only', get('//'), 404, 'not_found'],
    ['a path that begins with two slashes', get('//apps/example'), 404, 'not_found'],
    ['a path that looks like a port', get('//a:99999/x'), 404, 'not_found'],
    ['a path with backslashes', get('/\\apps'), 400, 'bad_request'],
    ['a percent sign without two hexadecimal digits', get('/apps/%zz'), 404, 'not_found'],
    ['percent-encoded bytes that are not UTF-8', get('/apps/%ff%fe'), 404, 'not_found'],
    ['a percent-encoded NUL', get('/apps/%00'), 404, 'not_found'],
    ['a percent-encoded slash', get('/apps%2fexample'), 404, 'not_found'],
    ['a very long path', get(`/apps/${'x'.repeat(15_000)}`), 404, 'not_found'],
    ['the path *', get('*'), 400, 'bad_request'],
    ['a URL with another protocol', get('ftp://127.0.0.1/apps'), 403, 'forbidden'],
    ['a URL with another host', get('http://evil.example/apps/example'), 403, 'forbidden'],
    ['an invalid URL', get('http://[::x]/apps'), 400, 'bad_request'],
    ['a path to a stream with ..', get('/streams/../../etc/passwd'), 404, 'not_found'],
    ['a path with a space', get('/a b'), 400, 'bad_request'],
    ['a path with a NUL', get('/a\0b'), 400, 'bad_request'],
    ['an unknown method', (c) => get('/apps')(c).replace('GET', 'BREW'), 400, 'bad_request'],
    ['a known method without a route', (c) => get('/apps')(c).replace('GET', 'PROPFIND'), 404, 'not_found'],
    ['TRACE', (c) => get('/apps')(c).replace('GET', 'TRACE'), 404, 'not_found'],
    ['CONNECT', (c) => get('127.0.0.1:80')(c).replace('GET', 'CONNECT'), 405, 'bad_request'],
    ['an HTTP/2 preface', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'bad_request'],
    ['a TLS handshake', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n', 400, 'bad_request'],
    ['a header that is too large', withHeaders(`X: ${'x'.repeat(20_000)}`), 431, 'bad_request'],
    [
      'headers that are too large together',
      withHeaders(...Array.from({ length: 20 }, () => `X: ${'x'.repeat(1000)}`)),
      431,
      'bad_request',
    ],
    ['five thousand headers', withHeaders(...Array.from({ length: 5000 }, () => 'a:b')), 431, 'bad_request'],
    ['an invalid header name', withHeaders('X\x01: a'), 400, 'bad_request'],
    ['a NUL in a header', withHeaders('X: a\0b'), 400, 'bad_request'],
    ['a folded header', withHeaders('X: a', ' b'), 400, 'bad_request'],
    ['two different lengths', post(['Content-Length: 5', 'Content-Length: 6'], '{}'), 400, 'bad_request'],
    ['a negative length', post(['Content-Length: -5'], '{}'), 400, 'bad_request'],
    [
      'both a length and chunks',
      post(['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
      400,
      'bad_request',
    ],
    ['an invalid chunk', post(['Transfer-Encoding: chunked'], 'zz\r\n'), 400, 'bad_request'],
    ['an unknown transfer encoding', post(['Transfer-Encoding: gzip'], 'x'), 400, 'bad_request'],
    ['an unknown expectation', post(['Expect: tea', 'Content-Length: 2'], '{}'), 417, 'bad_request'],
    ['a length over the limit', post(['Content-Length: 99999999'], ''), 413, 'request_too_large'],
    [
      'a length over the limit, with 100-continue',
      post(['Expect: 100-continue', 'Content-Length: 99999999'], ''),
      413,
      'request_too_large',
    ],
    ['a missing Host', from(() => ''), 403, 'forbidden'],
    ['a missing Host in HTTP/1.0', () => 'GET /account HTTP/1.0\r\n\r\n', 403, 'forbidden'],
    [
      'two Host headers',
      from((port) => `Host: 127.0.0.1:${port}\r\nHost: evil.example\r\n`),
      403,
      'forbidden',
    ],
    ['the Host of another server', from(() => 'Host: evil.example\r\n'), 403, 'forbidden'],
    [
      'the Host of another server with our port',
      from((port) => `Host: evil.example:${port}\r\n`),
      403,
      'forbidden',
    ],
    ['our Host without a port', from(() => 'Host: 127.0.0.1\r\n'), 403, 'forbidden'],
    ['a Host with a user', from((port) => `Host: x@127.0.0.1:${port}\r\n`), 403, 'forbidden'],
    ['a Host with another loopback address', from((port) => `Host: 127.0.0.2:${port}\r\n`), 403, 'forbidden'],
    ['a request from a web page', withHeaders('Origin: https://evil.example'), 403, 'forbidden'],
    ['a request from a sandboxed web page', withHeaders('Origin: null'), 403, 'forbidden'],
    ['a cross-site request without Origin', withHeaders('Sec-Fetch-Site: cross-site'), 403, 'forbidden'],
    [
      'a same-site request without Origin, from another port',
      withHeaders('Sec-Fetch-Site: same-site'),
      403,
      'forbidden',
    ],
    [
      'a request from a web page whose Origin follows two thousand other headers',
      withHeaders(...Array.from({ length: 2000 }, () => 'a:b'), 'Origin: https://evil.example'),
      403,
      'forbidden',
    ],
    [
      'a preflight request',
      (c) =>
        withHeaders(
          'Origin: https://evil.example',
          'Access-Control-Request-Method: POST',
        )(c).replace('GET', 'OPTIONS'),
      403,
      'forbidden',
    ],
  ])('%s', async (_name, request, status, id) => {
    const client = await startTestPlatform({ apps: ['example'] })
    const answer = parse(await exchange(client, request(client)))
    expectApiError(answer, status, id)
    expect(answer.head).not.toMatch(/access-control/i)
    expect((await client.send('GET', '/account')).status).toBe(200)
  })

  test('wrong or malformed credentials', async () => {
    const client = await startTestPlatform({ apiKey: 'secret' })
    const wrong = [
      'Bearer',
      'Bearer ',
      'Bearer secre',
      'Bearer secretx',
      'Bearer Secret',
      'Bearer secret secret',
      'Token secret',
      'Bearer secret\xa0',
      `Bearer ${'x'.repeat(12_000)}`,
      'Basic',
      'Basic !!!',
      `Basic ${btoa('secret')}`,
      `Basic ${btoa('secret:')}`,
      `Basic ${btoa(':')}`,
      `Basic ${btoa(':secret\0')}`,
      `Basic ${btoa('\0:secret')}`,
      `Basic ${btoa(`:${'x'.repeat(8000)}`)}`,
      'secret',
      '\xff\xfe',
      'Digest username="secret"',
    ]
    for (const credentials of wrong) {
      const request = get('/account')(client).replace(
        /Authorization: .*\r\n/,
        `Authorization: ${credentials}\r\n`,
      )
      expectApiError(parse(await exchange(client, request)), 401, 'unauthorized')
    }
    const doubled = withHeaders('Authorization: Bearer other')(client)
    expectApiError(parse(await exchange(client, doubled)), 401, 'unauthorized')
  })

  test('ranges that name inherited properties or could take very long to parse', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const slow = `x ${'..'.repeat(60)}${' '.repeat(8000)}[[`
    for (const Range of ['__proto__ ..', 'constructor ..', 'toString ..', 'id', 'id ..; max=1e9', slow]) {
      const before = performance.now()
      const response = await client.send('GET', '/apps', undefined, { Range })
      expect([response.status, await response.json()]).toEqual([
        416,
        expect.objectContaining({ id: 'requested_range_not_satisfiable' }),
      ])
      expect(performance.now() - before).toBeLessThan(1000)
    }
  })

  test('deeply nested bodies, and takes inherited property names as ordinary keys', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const send = (method: string, path: string, body: string) =>
      fetch(client.platform.url + path, {
        method,
        headers: {
          Accept: 'application/vnd.heroku+json; version=3',
          Authorization: `Bearer ${client.platform.apiKey}`,
        },
        body,
      })
    const hidden = '{"__proto__":"mine","constructor":"mine"}'
    const config = await send('PATCH', '/apps/example/config-vars', hidden)
    expect([config.status, await config.text()]).toEqual([200, hidden])
    const slug = await send('POST', '/apps/example/slugs', '{"process_types":{"__proto__":"a","web":"b"}}')
    expect([slug.status, await slug.text()]).toEqual([
      201,
      expect.stringContaining('{"__proto__":"a","web":"b"}'),
    ])
    const deep = await send('POST', '/apps', `{"name":${'['.repeat(400_000)}${']'.repeat(400_000)}}`)
    expect([deep.status, await deep.json()]).toEqual([422, expect.objectContaining({ id: 'invalid_params' })])
    expect(Object.prototype).not.toHaveProperty('mine')
  })
})

describe('the server accepts', () => {
  test.each<[string, (client: PlatformClient) => string, number?]>([
    ['an absolute URL of this server', (client) => get(`${client.platform.url}/account`)(client)],
    ['HTTP/1.0', get('/account', '1.0')],
    [
      '100-continue',
      (client) =>
        `POST /sources HTTP/1.1\r\n${headers(client, ['Expect: 100-continue', 'Content-Length: 2', close])}\r\n{}`,
      201,
    ],
    ['a range in bytes', withHeaders('Range: bytes=0-1')],
    ['an upgrade to another protocol', withHeaders('Upgrade: websocket')],
    ['GET with a body', withHeaders('Content-Length: 3')],
    ['HEAD', (client) => get('/account')(client).replace('GET', 'HEAD')],
    ['two thousand headers', withHeaders(...Array.from({ length: 2000 }, () => 'a:b'))],
    ['a header just below the limit', withHeaders(`X: ${'x'.repeat(15_000)}`)],
  ])('%s', async (_name, request, status = 200) => {
    const client = await startTestPlatform({ apps: ['example'] })
    const answer = parse(await exchange(client, request(client)))
    expect(answer.status).toBe(status)
    expect(answer.head).not.toMatch(/access-control/i)
    expect((await client.send('GET', '/account')).status).toBe(200)
  })

  test('pipelined requests, and responds in order', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const requestFor = (path: string) => `GET ${path} HTTP/1.1\r\n${headers(client)}\r\n`
    const text = await exchange(
      client,
      requestFor('/apps/example') + requestFor('/nowhere') + get('/account')(client),
    )
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '404', '200'])
  })
})

describe('the server disconnects a client that sends', () => {
  test.each<[string, (client: PlatformClient) => string]>([
    ['a head without an end', () => 'GET / HTTP/1.1\r\nX: '],
    [
      'a body without an end',
      (client) => `POST /apps HTTP/1.1\r\n${headers(client, ['Content-Length: 100'])}\r\n{`,
    ],
    [
      'chunks without a last one',
      (client) => `POST /apps HTTP/1.1\r\n${headers(client, ['Transfer-Encoding: chunked'])}\r\n1\r\n{\r\n`,
    ],
  ])('%s', async (_name, request) => {
    const client = await startTestPlatform({ requestTimeoutMs: 200 })
    const answer = parse(await exchange(client, request(client)))
    expect(answer.status).toBe(408)
    expect(JSON.parse(answer.body)).toMatchObject({ id: expect.any(String), message: expect.any(String) })
  })

  test('an endless body', async () => {
    const client = await startTestPlatform()
    const socket = open(client)
    const closed = closeOf(socket)
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk
    })
    socket.write(`POST /apps HTTP/1.1\r\n${headers(client, ['Transfer-Encoding: chunked'])}\r\n`)
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
    while (!socket.destroyed && socket.writable) {
      if (socket.write(chunk)) continue
      await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed])
    }
    await closed
    expectApiError(parse(text), 413, 'request_too_large')
  })
})

describe('a signed URL', () => {
  test('is rejected after any change and with any other method', async () => {
    const client = await startTestPlatform()
    const { source_blob: blob } = await client.json<Source>('POST', '/sources')
    const target = new URL(blob?.put_url ?? '')
    const changed = [
      target.href.replace('/herokusources/', '/herokusources//'),
      target.href.replace('/herokusources/', '/slugs/'),
      `${target.href}`.replace('X-Amz-Signature=', 'X-Amz-Signature=00&X-Amz-Signature='),
      target.href.replace('X-Amz-Expires=', 'X-Amz-Expires=999999&X-Amz-Expires='),
      target.href.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=NaN'),
      target.href.replace(/X-Amz-Date=\w+/, 'X-Amz-Date=99991231T235959Z'),
      target.href.replace(/X-Amz-Signature=\w+/, 'X-Amz-Signature='),
      target.href.replace(/X-Amz-Signature=\w+/, `X-Amz-Signature=${'f'.repeat(64)}`),
      target.origin + target.pathname,
    ]
    for (const url of changed) {
      const response = await fetch(url, { method: 'PUT', body: Buffer.from('x') })
      const text = await response.text()
      expect([url, response.status]).toEqual([url, 403])
      expect(text).toMatch(/^<\?xml .*\n<Error><Code>\w+<\/Code><Message>[^<]+<\/Message>/)
    }
    for (const method of ['GET', 'POST', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) {
      expect((await fetch(target, { method })).status).toBe(403)
    }
    expect(await readdir(join(client.platform.dataDir, 'objects', 'herokusources'))).toEqual([])
  })

  test('does not accept the slug of a deleted app', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const slug = await client.json<Slug>('POST', '/apps/example/slugs', { process_types: {} })
    await client.json('DELETE', '/apps/example')
    const response = await fetch(slug.blob?.url ?? '', { method: 'PUT', body: Buffer.from('x') })
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('NoSuchKey')])
    expect(await readdir(join(client.platform.dataDir, 'objects', 'slugs'))).toEqual([])
  })
})

describe('the server handles many clients at once:', () => {
  test('500 clients send requests, upload and read a stream, and each gets its own response', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const { build, output } = await client.build('example', inlineApp())
    const ask = async () => expect((await client.send('GET', '/apps/example')).status).toBe(200)
    const upload = async (index: number) => {
      const bytes = Buffer.alloc(20_000, `${index} `)
      const url = await client.upload(bytes)
      expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(bytes)).toBe(true)
    }
    const read = async () => expect(await (await fetch(build.output_stream_url)).text()).toBe(output)
    const kinds = [ask, upload, read, read, ask]
    await Promise.all(Array.from({ length: 500 }, (_, index) => kinds[index % kinds.length]?.(index)))
  })

  test('clients that disconnect, even with pipelined requests, do not disturb it', async () => {
    const client = await startTestPlatform({ apps: ['example'], heartbeatMs: 20 })
    const running = await client.startBuild('example', inlineApp('echo up; exec sleep 60'))
    await readUntil(running.output_stream_url, 'up\n')
    const { pathname, search } = new URL(running.output_stream_url)
    const { source_blob: blob } = await client.json<Source>('POST', '/sources')
    const upload = new URL(blob?.put_url ?? '')
    const requests = [
      `GET ${pathname}${search} HTTP/1.1\r\n${headers(client)}\r\n`.repeat(3),
      `PUT ${upload.pathname}${upload.search} HTTP/1.1\r\n${headers(client, ['Content-Length: 999'])}\r\npart`,
      `POST /apps/example/builds HTTP/1.1\r\n${headers(client, ['Content-Length: 999'])}\r\n{"source_blob"`,
      `POST /apps HTTP/1.1\r\n${headers(client, ['Content-Length: 2'])}\r\n{}`,
      `GET /apps HTTP/1.1\r\nHost: 127`,
    ]
    const sockets = Array.from({ length: 50 }, (_, index) => {
      const socket = open(client)
      socket.resume().write(requests[index % requests.length] ?? '')
      return socket
    })
    const incoming = join(client.platform.dataDir, 'objects', 'incoming')
    await until(
      () => readdir(incoming),
      (files) => files.length === 10,
    )
    for (const socket of sockets) socket.destroy()
    await until(
      () => readdir(incoming),
      (files) => files.length === 0,
    )
    expect((await client.send('GET', '/account')).status).toBe(200)
    await client.platform.close()
  })
})
