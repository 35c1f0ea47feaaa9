import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { HttpClient } from '../../src/http/client.js'
import { type UploadProgress, upload } from '../../src/source/upload.js'
import { serve } from '../support/server.js'
import { afterTest, temporaryDirectory } from '../support/temporary.js'
import { deferred } from '../support/wait.js'

describe('an upload', () => {
  test('reports its progress until it ends', async () => {
    const reports: UploadProgress[] = []
    const twice = deferred()
    let received: Buffer | undefined
    const url = await serve(async (request, response) => {
      // Reads nothing before the uploader has had to wait.
      await twice.promise
      received = await bodyOf(request)
      response.end()
    })
    const { file, content } = await makeTarball(8 * 1024 * 1024)
    const onProgress = (progress: UploadProgress) => {
      if (reports.push(progress) === 2) twice.resolve()
    }
    await upload(...tarballAndSource(file, content.length, url), {
      ...options(),
      onProgress,
      progressInterval: 5,
    })
    const count = reports.length
    expect(count).toBeGreaterThanOrEqual(2)
    expect(received?.equals(content)).toBe(true)
    for (const [index, { sent, milliseconds }] of reports.entries()) {
      expect(sent).toBeGreaterThanOrEqual(reports[index - 1]?.sent ?? 0)
      expect(sent).toBeLessThanOrEqual(content.length)
      expect(milliseconds).toBeGreaterThan(reports[index - 1]?.milliseconds ?? 0)
    }
    // The server has read nothing yet: buffers hold what was sent, and can't hold the whole file.
    expect(reports[0]?.sent).toBeLessThan(content.length)
  })

  test('has a length, but neither a type nor a transfer coding', async () => {
    let headers: IncomingMessage['headers'] = {}
    const url = await serve(async (request, response) => {
      headers = request.headers
      request.resume()
      await once(request, 'end')
      response.end()
    })
    const { file, content } = await makeTarball(1000)
    await upload(...tarballAndSource(file, content.length, url), options())
    expect(headers['content-length']).toBe('1000')
    expect(headers).not.toHaveProperty('content-type')
    expect(headers).not.toHaveProperty('transfer-encoding')
    expect(headers).not.toHaveProperty('authorization')
  })
})

async function makeTarball(size: number): Promise<{ file: string; content: Buffer }> {
  const file = join(await temporaryDirectory(), 'source.tgz')
  const content = randomBytes(size)
  await writeFile(file, content)
  return { file, content }
}

function tarballAndSource(file: string, size: number, url: string) {
  return [
    { file, size, checksum: '' },
    { getUrl: url, putUrl: url },
  ] as const
}

function options() {
  const http = new HttpClient()
  afterTest(async () => http.close())
  const newSource = async () => {
    throw new Error('There is no other source')
  }
  return { http, newSource, onRetry: () => {}, onProgress: () => {}, signal: new AbortController().signal }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}
