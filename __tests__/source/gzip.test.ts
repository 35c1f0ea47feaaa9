import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInflateRaw, gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gzipToFile } from '../../src/source/gzip.js'
import { temporaryDirectory } from '../support/temporary.js'

const mib = 1024 * 1024
const signal = new AbortController().signal

describe('gzip', () => {
  test('preserves content of any size, however it is cut into chunks', async () => {
    const directory = await temporaryDirectory()
    const sizes = fc.constantFrom(0, 1, 511, mib - 1, mib, mib + 1, 2 * mib, 9 * mib + 12_345)
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1000, max: 3_000_000 }), async (size, piece) => {
        const content = numbered(size)
        const file = join(directory, 'content.gz')
        await gzipToFile(file, cut(content, piece), signal)
        expect(gunzipSync(await readFile(file)).equals(content)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('yields one member, and stores what is already compressed', async () => {
    const directory = await temporaryDirectory()
    const media = randomBytes(5 * mib)
    const content = Buffer.concat([numbered(3 * mib), media, numbered(2 * mib + 1)])
    const { file, size } = await gzipToFile(join(directory, 'content.gz'), cut(content, 65_536), signal)
    const bytes = await readFile(file)
    expect(gunzipSync(bytes).equals(content)).toBe(true)
    expect(bytes.includes(media.subarray(3 * mib, 3 * mib + 30_000))).toBe(true)
    expect(size).toBeLessThan(media.length * 1.001 + numbered(6 * mib).length / 3)
    // Deflate's last block ends where the trailer begins: a reader that stops after the first member has everything.
    expect(await deflatedLength(bytes.subarray(10))).toBe(bytes.length - 18)
  })

  test('takes no more bytes for random letters than Huffman codes need', async () => {
    const directory = await temporaryDirectory()
    const content = Buffer.from(randomBytes(3 * mib).map((byte) => 97 + (byte % 26)))
    const { file, size } = await gzipToFile(join(directory, 'content.gz'), cut(content, 65_536), signal)
    expect(gunzipSync(await readFile(file)).equals(content)).toBe(true)
    // Huffman codes of 26 letters have 4.77 bits. Short repetitions, which level 4 prefers, take more.
    expect(size).toBeLessThan(content.length * 0.602)
  })

  test('finds what is repeated once, whatever it consists of', async () => {
    const directory = await temporaryDirectory()
    const pairs = Array.from({ length: 100 }, () => randomBytes(18_000).toString('base64').repeat(2))
    const content = Buffer.from(pairs.join(''))
    const { size } = await gzipToFile(join(directory, 'content.gz'), cut(content, 65_536), signal)
    expect(size).toBeLessThan(content.length * 0.4)
  })

  test('does not depend on how the content is cut into chunks', async () => {
    const directory = await temporaryDirectory()
    const content = Buffer.from(Array.from({ length: 200_000 }, (_, i) => `line ${i * 7919}\n`).join(''))
    const one = await gzipToFile(join(directory, 'one'), cut(content, content.length), signal)
    const two = await gzipToFile(join(directory, 'two'), cut(content, 4321), signal)
    expect(two.checksum).toBe(one.checksum)
  })

  test('throws what the content throws', async () => {
    const file = join(await temporaryDirectory(), 'content.gz')
    async function* failing() {
      yield Buffer.from('x')
      throw new Error('The archive broke off')
    }
    await expect(gzipToFile(file, failing(), signal)).rejects.toThrow('The archive broke off')
  })
})

/** Returns text without repetition, so that no part can be mistaken for another. */
function numbered(size: number): Buffer {
  const text = Buffer.allocUnsafe(size)
  for (let at = 0; at < size; at += 16) text.write(`line ${at.toString(36)}             \n`.slice(0, 16), at)
  return text
}

/** Returns the length of a deflate stream, up to the end of its last block. */
async function deflatedLength(bytes: Buffer): Promise<number> {
  const inflate = createInflateRaw()
  inflate.end(bytes)
  await once(inflate.resume(), 'end')
  return inflate.bytesWritten
}

async function* cut(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}
