import { createHash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'

/** Passes bytes on, and tells how many there were and their checksum. */
export class ChecksumStream extends Transform {
  size = 0
  readonly #hash = createHash('sha256')

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk)
    this.size += chunk.length
    done(null, chunk)
  }

  /** `SHA256:<hex>` of all that has passed; to be asked for once. */
  checksum(): string {
    return `SHA256:${this.#hash.digest('hex')}`
  }
}
