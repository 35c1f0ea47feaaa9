import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gzipTo } from '../../src/source/gzip.js'
import { temporaryDirectory } from '../support/temporary.js'

const signal = new AbortController().signal

describe('gzip', () => {
  test('gives back what went in, of any size, however it comes', async () => {
    const directory = await temporaryDirectory()
    const sizes = fc.constantFrom(0, 1, 511, 262_143, 262_144, 262_145, 524_288, 1_500_000)
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1000, max: 300_000 }), async (size, piece) => {
        const content = Buffer.alloc(size, 'some text that repeats itself, and then some more; ')
        content.write('the end', Math.max(0, size - 7))
        const file = join(directory, 'content.gz')
        await gzipTo(file, cut(content, piece), signal)
        expect(gunzipSync(await readFile(file)).equals(content)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('does not depend on how the content comes', async () => {
    const directory = await temporaryDirectory()
    const content = Buffer.from(Array.from({ length: 200_000 }, (_, i) => `line ${i * 7919}\n`).join(''))
    const one = await gzipTo(join(directory, 'one'), cut(content, content.length), signal)
    const two = await gzipTo(join(directory, 'two'), cut(content, 4321), signal)
    expect(two.checksum).toBe(one.checksum)
  })

  test('passes on what the content throws', async () => {
    const file = join(await temporaryDirectory(), 'content.gz')
    async function* failing() {
      yield Buffer.from('x')
      throw new Error('The archive broke off')
    }
    await expect(gzipTo(file, failing(), signal)).rejects.toThrow('The archive broke off')
  })
})

async function* cut(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}
