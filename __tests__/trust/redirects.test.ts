import { writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { HerokuClient } from '../../src/heroku/client.js'
import { HttpClient } from '../../src/http/client.js'
import { OutputReader } from '../../src/output/reader.js'
import { checkHealth } from '../../src/release/health-check.js'
import { upload } from '../../src/source/upload.js'
import { platformWithApp, startDeploy } from '../support/deploy.js'
import { startProxy } from '../support/proxy.js'
import { inlineApp, Repository } from '../support/repository.js'
import { serve } from '../support/server.js'
import { afterTest, temporaryDirectory } from '../support/temporary.js'

const statuses = [301, 302, 303, 307, 308]
const { signal } = new AbortController()

describe.each(statuses)('a redirect with %d', (status) => {
  test('from the API is not followed, and the error names only the host', async () => {
    const { url, http, strays } = await redirecting(status)
    const client = new HerokuClient({
      apiKey: 'the-key',
      apiUrl: new URL(url),
      http,
      signal,
      onSecret: () => {},
      onRetry: () => {},
    })
    const asking = client.request('GET', '/apps/a')
    await expect(asking).rejects.toThrow(/A redirect to 127\.0\.0\.1:\d+ was not followed/)
    await expect(asking).rejects.not.toThrow(/signature/)
    expect(strays).toEqual([])
  })

  test('from the object store is not followed', async () => {
    const { url, http, strays } = await redirecting(status)
    const file = join(await temporaryDirectory(), 'source.tgz')
    await writeFile(file, 'x')
    const source = { putUrl: `${url}?signature`, getUrl: url }
    const options = { http, newSource: async () => source, onRetry: () => {}, onProgress: () => {}, signal }
    const uploading = upload({ file, size: 1, checksum: '' }, source, options)
    await expect(uploading).rejects.toThrow(`the object store answered ${status}`)
    expect(strays).toEqual([])
  })

  test('from an output stream is not followed', async () => {
    const { url, http, strays } = await redirecting(status)
    const reader = new OutputReader(http, async () => {})
    expect(await reader.connect(url, async () => true, signal)).toMatchObject({ end: 'broken' })
    expect(strays).toEqual([])
  })

  test('from a health check is not followed', async () => {
    const { url, http, strays } = await redirecting(status)
    const checking = checkHealth(http, { targets: ['/health'], timeout: 100 }, url, {
      log: { info: () => {} },
      signal,
    })
    await expect(checking).rejects.toThrow(`(last result: ${status})`)
    expect(strays).toEqual([])
  })
})

test('a redirect from the download of a slug is not followed', async () => {
  const strays: string[] = []
  const other = await serve(noting(strays))
  const platform = await platformWithApp()
  const proxy = await startProxy(platform, ({ path }) =>
    path.startsWith('/slugs/') ? { kind: 'answer', status: 302, headers: { Location: other } } : undefined,
  )
  const repository = await Repository.of(inlineApp())
  const deploying = await startDeploy({ platform: proxy, repository, inputs: { 'slug-directory': 'slug' } })
  const { errors } = await deploying.done
  expect(errors).toEqual([expect.stringMatching(/^Downloading the slug \S+ failed with status 302/)])
  expect(strays).toEqual([])
})

/** Starts a server that redirects every request to another one, and records the requests to that one. */
async function redirecting(status: number): Promise<{ url: string; http: HttpClient; strays: string[] }> {
  const strays: string[] = []
  const other = await serve(noting(strays))
  const url = await serve((request, response) => {
    request.resume()
    response.writeHead(status, { Location: `${other}/elsewhere?signature` }).end()
  })
  const http = new HttpClient()
  afterTest(async () => http.close())
  return { url, http, strays }
}

function noting(strays: string[]): RequestListener {
  return ({ method, url, headers }, response) => {
    strays.push(`${method} ${url} ${JSON.stringify(headers)}`)
    response.end()
  }
}
