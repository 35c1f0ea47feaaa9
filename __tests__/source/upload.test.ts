import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { HttpClient } from '../../src/http/client.js'
import { type Progress, upload } from '../../src/source/upload.js'
import { serve } from '../support/server.js'
import { afterTest, temporaryDirectory } from '../support/temporary.js'
import { deferred } from '../support/wait.js'

describe('an upload', () => {
  test('tells how far it is while it lasts, and nothing after', async () => {
    const told: Progress[] = []
    const twice = deferred()
    let received: Buffer | undefined
    const url = await serve(async (request, response) => {
      // Takes nothing before the uploader has had to wait.
      await twice.promise
      received = await bodyOf(request)
      response.end()
    })
    const { file, content } = await someFile(8 * 1024 * 1024)
    const onProgress = (progress: Progress) => {
      if (told.push(progress) === 2) twice.resolve()
    }
    await upload(...what(file, content.length, url), { ...options(), onProgress, progressEvery: 5 })
    const count = told.length
    expect(count).toBeGreaterThanOrEqual(2)
    expect(received?.equals(content)).toBe(true)
    for (const [index, { sent, milliseconds }] of told.entries()) {
      expect(sent).toBeGreaterThanOrEqual(told[index - 1]?.sent ?? 0)
      expect(sent).toBeLessThanOrEqual(content.length)
      expect(milliseconds).toBeGreaterThan(told[index - 1]?.milliseconds ?? 0)
    }
    // What is sent without having been taken is what buffers hold, and not the file.
    expect(told[0]?.sent).toBeLessThan(content.length)
  })

  test('has a length and no type, and no transfer coding', async () => {
    let headers: IncomingMessage['headers'] = {}
    const url = await serve(async (request, response) => {
      headers = request.headers
      request.resume()
      await once(request, 'end')
      response.end()
    })
    const { file, content } = await someFile(1000)
    await upload(...what(file, content.length, url), options())
    expect(headers['content-length']).toBe('1000')
    expect(headers).not.toHaveProperty('content-type')
    expect(headers).not.toHaveProperty('transfer-encoding')
    expect(headers).not.toHaveProperty('authorization')
  })
})

async function someFile(size: number): Promise<{ file: string; content: Buffer }> {
  const file = join(await temporaryDirectory(), 'source.tgz')
  const content = randomBytes(size)
  await writeFile(file, content)
  return { file, content }
}

function what(file: string, size: number, url: string) {
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
