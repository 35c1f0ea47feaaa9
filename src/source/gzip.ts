import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A tarball on disk. */
export interface Tarball {
  file: string
  /** In bytes. */
  size: number
  /** `SHA256:<hex>`, as the API wants it. */
  checksum: string
}

/** No name, no time, no operating system: nothing that differs from machine to machine. */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

/**
 * Compresses a stream into a file as a single gzip member, and hashes it on the way.
 *
 * @throws the signal's reason, or what the stream throws
 */
export async function gzipTo(
  file: string,
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<Tarball> {
  const hash = createHash('sha256')
  const sums = { crc: 0, length: 0, size: 0 }

  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      sums.crc = crc32(chunk, sums.crc)
      sums.length += chunk.length
      yield chunk
    }
  }

  async function* member(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    yield header
    yield* compressed
    const trailer = Buffer.alloc(8)
    trailer.writeUInt32LE(sums.crc, 0)
    trailer.writeUInt32LE(sums.length % 2 ** 32, 4)
    yield trailer
  }

  async function* hashed(gzip: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of gzip) {
      hash.update(chunk)
      sums.size += chunk.length
      yield chunk
    }
  }

  const deflate = createDeflateRaw({ level: 6, chunkSize: 64 * 1024 })
  const written = createWriteStream(file, { mode: 0o600 })
  await pipeline(counted, deflate, member, hashed, written, { signal }).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error
  })
  return { file, size: sums.size, checksum: `SHA256:${hash.digest('hex')}` }
}
