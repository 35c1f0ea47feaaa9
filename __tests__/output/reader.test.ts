import type { ServerResponse } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { HttpClient } from '../../src/http/client.js'
import { OutputReader } from '../../src/output/reader.js'
import { serve } from '../support/server.js'
import { afterTest } from '../support/temporary.js'

const signal = new AbortController().signal

describe('a stream that stays open without output', () => {
  test('is closed once the build or release has ended, although it still sends heartbeats', async () => {
    const url = await serve((_, response) => beating(response, 'all there is\n'))
    const { reader, read } = readerOf(20)
    let checks = 0
    const pass = await reader.connect(url, async () => ++checks === 3, signal)
    expect(pass).toEqual({ hasNewOutput: true, end: 'quiet', position: 13 })
    expect(checks).toBe(3)
    expect(read()).toBe('all there is\n')
  })

  test('throws the error of the status request', async () => {
    const url = await serve((_, response) => beating(response, 'something\n'))
    const { reader } = readerOf(20)
    const asking = async () => {
      throw new Error('401')
    }
    await expect(reader.connect(url, asking, signal)).rejects.toThrow('401')
  })
})

/** Answers with some output, and from then on with heartbeats alone: only of a stream that lives is anything asked. */
function beating(response: ServerResponse, output: string): void {
  response.write(output)
  const beat = setInterval(() => response.write('\0'), 5)
  response.once('close', () => clearInterval(beat))
}

function readerOf(quiet: number): { reader: OutputReader; read: () => string } {
  const http = new HttpClient()
  afterTest(async () => http.close())
  let text = ''
  const sink = async (bytes: Uint8Array) => {
    text += Buffer.from(bytes).toString('utf8')
  }
  return { reader: new OutputReader(http, sink, quiet), read: () => text }
}
