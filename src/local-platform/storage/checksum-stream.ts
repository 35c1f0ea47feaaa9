import { createHash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'

/** Passes bytes through, counts them and computes their checksum. */
export class ChecksumStream extends Transform {
  /** Bytes so far. */
  size = 0
  readonly #limit: number
  readonly #hash = createHash('sha256')

  /** @param limit in bytes; the stream fails once there are more */
  constructor(limit = Number.POSITIVE_INFINITY) {
    super()
    this.#limit = limit
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.size += chunk.length
    if (this.size > this.#limit) {
      done(new Error(`it has more than ${this.#limit} bytes`))
      return
    }
    this.#hash.update(chunk)
    done(null, chunk)
  }

  /** Returns `SHA256:<hex>` of all bytes. Can be called once. */
  checksum(): string {
    return `SHA256:${this.#hash.digest('hex')}`
  }
}
