import { createHash } from 'node:crypto'
import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { BuildFailed } from '../../../src/local-platform/builder/build.js'
import { fetchTarball, isLoopback } from '../../../src/local-platform/builder/fetch.js'
import { defaultLimits, type Limits } from '../../../src/local-platform/builder/limits.js'
import { sendHints, switchingProtocols } from '../../support/proxy.js'
import { serve } from '../../support/server.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { serveBytes } from './support.js'

const never = new AbortController().signal

async function fetchToFile(url: string, limits: Partial<Limits> = {}) {
  const file = join(await temporaryDirectory(), 'source.tgz')
  return { file, checksum: await fetchTarball(url, file, never, { ...defaultLimits, ...limits }) }
}

test('a tarball is written to a file, with its checksum', async () => {
  const bytes = Buffer.alloc(300_000, 'abc')
  const { file, checksum } = await fetchToFile(await serveBytes(bytes))
  expect(await fs.readFile(file)).toEqual(bytes)
  expect(checksum).toBe(`SHA256:${createHash('sha256').update(bytes).digest('hex')}`)
})

test('a redirect within this machine is followed', async () => {
  const target = await serveBytes(Buffer.from('here'))
  const url = await serve((_request, response) => response.writeHead(302, { location: target }).end())
  expect(await fs.readFile((await fetchToFile(url)).file, 'utf8')).toBe('here')
})

describe('a build is rejected whose source has', () => {
  const respondWith = (status: number, headers = {}) =>
    serve((_request, response) => response.writeHead(status, headers).end('no'))

  test.each<[string, () => Promise<string>, Partial<Limits>, RegExp]>([
    [
      'an error status',
      () => respondWith(403),
      {},
      /^Unable to fetch the tarball from 127\.0\.0\.1:\d+: status 403$/,
    ],
    [
      'a plain http URL of another host',
      async () => 'http://heroku.test/x?secret',
      {},
      /from heroku\.test: https is required/,
    ],
    [
      'a redirect to plain http',
      () => respondWith(302, { location: 'http://heroku.test/' }),
      {},
      /https is required/,
    ],
    ['a URL with another protocol', async () => 'file:///etc/passwd', {}, /https is required/],
    ['an invalid URL', async () => 'not a url', {}, /from its URL: not a URL/],
    ['endless redirects', () => respondWith(302, { location: '/' }), {}, /more than 5 redirects/],
    ['too many bytes', () => serveBytes(Buffer.alloc(5000)), { fetchedBytes: 4999 }, /more than 4999 bytes/],
    [
      'a response that switches protocols',
      () => serve(({ socket }) => socket.write(switchingProtocols)),
      {},
      /: status 101$/,
    ],
    [
      'endless informational responses',
      () => serve(({ socket }) => sendHints(socket, 10)),
      { fetchTime: 200 },
      /not done after 0\.2 s/,
    ],
    ['no response in time', () => serve(() => {}), { fetchTime: 50 }, /not done after 0\.05 s/],
    [
      'a connection that breaks',
      () =>
        serve(
          (_request, response) =>
            void response.writeHead(200, { 'content-length': 9 }).write('x', () => response.destroy()),
        ),
      {},
      /aborted/,
    ],
  ])('%s', async (_name, url, limits, message) => {
    const error: unknown = await fetchToFile(await url(), limits).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(BuildFailed)
    expect(String(error)).not.toContain('secret')
    expect(error instanceof BuildFailed && error.message).toMatch(message)
  })
})

test.each([
  ['http://127.0.0.1:5000/', true],
  ['http://localhost/', true],
  ['http://app.localhost/', true],
  ['http://[::1]/', true],
  ['http://[::ffff:127.0.0.1]/', true],
  ['http://2130706433/', true],
  ['http://127.0.0.1.heroku.test/', false],
  ['http://localhost.heroku.test/', false],
  ['http://10.0.0.1/', false],
])('isLoopback(%s) is %s', (url, expected) => {
  expect(isLoopback(new URL(url))).toBe(expected)
})
