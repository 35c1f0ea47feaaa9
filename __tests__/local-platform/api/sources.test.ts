import { readdir, utimes } from 'node:fs/promises'
import { request } from 'node:http'
import { basename, join } from 'node:path'
import type { Source } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { type PlatformClient, rawRequest } from '../../support/platform-client.js'
import { until } from '../../support/wait.js'
import { startTestPlatform } from '../start-test-platform.js'

const hourMs = 3_600_000

async function urls(client: PlatformClient, path = '/sources'): Promise<{ get: string; put: string }> {
  const { source_blob: blob } = await client.json<Source>('POST', path)
  return { get: blob?.get_url ?? '', put: blob?.put_url ?? '' }
}

const put = (url: string, body: Uint8Array | string = Buffer.from('tarball')) =>
  fetch(url, { method: 'PUT', body })

describe('sources', () => {
  test.each(['/sources', '/apps/example/sources'])(
    '%s returns URLs for the upload and the download',
    async (path) => {
      const client = await startTestPlatform({ apps: ['example'] })
      const { get, put: target } = await urls(client, path)
      expect(new URL(get).pathname).toBe(new URL(target).pathname)
      expect(get).not.toBe(target)
      const uploaded = await put(target)
      expect(uploaded.status).toBe(200)
      expect(uploaded.headers.get('Etag')).toMatch(/^"[0-9a-f]{32}"$/)
      const response = await fetch(get)
      expect(response.headers.get('Content-Length')).toBe('7')
      expect(await response.text()).toBe('tarball')
    },
  )

  test('an upload can be repeated', async () => {
    const { get, put: target } = await urls(await startTestPlatform())
    await put(target, Buffer.from('first'))
    await put(target, Buffer.from('second'))
    expect(await (await fetch(get)).text()).toBe('second')
  })

  test('the source does not exist before the upload', async () => {
    const { get } = await urls(await startTestPlatform())
    const response = await fetch(get)
    expect(response.status).toBe(404)
    expect(response.headers.get('Content-Type')).toBe('application/xml')
    expect(await response.text()).toContain('<Code>NoSuchKey</Code>')
  })

  test('URLs expire after an hour', async () => {
    let now = Date.now()
    const { get, put: target } = await urls(await startTestPlatform({ now: () => now }))
    now += hourMs - 1000
    expect((await put(target)).status).toBe(200)
    now += 2000
    for (const response of [await put(target), await fetch(get)]) {
      expect(response.status).toBe(403)
      expect(await response.text()).toMatch(/<Code>AccessDenied<.*>Request has expired</)
    }
  })

  test('an upload is removed once its URLs have expired', async () => {
    const client = await startTestPlatform({ sweepMs: 20 })
    const [old, young] = [await client.upload(Buffer.from('old')), await client.upload(Buffer.from('young'))]
    const directory = join(client.platform.dataDir, 'objects', 'herokusources')
    const nameOf = (url: string) => basename(new URL(url).pathname)
    const anHourAgo = new Date(Date.now() - hourMs - 1000)
    await utimes(join(directory, nameOf(old)), anHourAgo, anHourAgo)
    await until(
      () => readdir(directory),
      (files) => files.length < 2,
    )
    expect(await readdir(directory)).toEqual([nameOf(young)])
    expect(await (await fetch(young)).text()).toBe('young')
  })

  test('a URL is valid only for the method, path and time that it was signed for', async () => {
    const { get, put: target } = await urls(await startTestPlatform())
    const withLongerExpiry = target.replace('X-Amz-Expires=3600', 'X-Amz-Expires=9999')
    const withOtherPath = target.replace(/herokusources\/./, 'herokusources/x')
    for (const response of [
      await put(get),
      await put(withLongerExpiry),
      await put(withOtherPath),
      await fetch(target),
    ]) {
      expect(response.status).toBe(403)
      expect(await response.text()).toContain('<Code>SignatureDoesNotMatch</Code>')
    }
    const unsigned = await fetch(new URL(get).origin + new URL(get).pathname)
    expect([unsigned.status, await unsigned.text()]).toEqual([403, expect.stringContaining('AccessDenied')])
  })

  test('an upload with a content type is rejected, since the URL is signed without one', async () => {
    const { put: target } = await urls(await startTestPlatform())
    const response = await put(target, 'text sets a content type')
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('SignatureDoesNotMatch')
  })

  test('an upload requires a length, and has a maximum size', async () => {
    const { put: target } = await urls(await startTestPlatform())
    const chunked = await rawRequest(target, { method: 'PUT' }, 'chunked')
    expect([chunked.status, chunked.text]).toEqual([411, expect.stringContaining('MissingContentLength')])
    const status = await new Promise((resolve, reject) => {
      const upload = request(
        target,
        { method: 'PUT', headers: { 'content-length': 3 * 1024 ** 3 } },
        (answer) => {
          resolve(answer.statusCode)
          upload.destroy()
        },
      )
      upload.on('error', reject)
      upload.flushHeaders()
    })
    expect(status).toBe(400)
  })

  test('an interrupted upload leaves no files behind', async () => {
    const client = await startTestPlatform()
    const { get, put: target } = await urls(client)
    const incoming = join(client.platform.dataDir, 'objects', 'incoming')
    const upload = request(target, { method: 'PUT', headers: { 'content-length': 100 } })
    upload.on('error', () => undefined)
    upload.write('part')
    await until(
      () => readdir(incoming),
      (files) => files.length === 1,
    )
    upload.destroy()
    await until(
      () => readdir(incoming),
      (files) => files.length === 0,
    )
    expect((await fetch(get)).status).toBe(404)
  })
})
