import type { Output } from './types.js'

/** Bytes of what `bin/detect` and `bin/release` may print. */
const maxBytes = 256 * 1024

/** Keeps what a process prints, up to a bound. */
export function capture(): { write: Output; text: () => string } {
  const chunks: Buffer[] = []
  let size = 0
  return {
    write: (text) => {
      const chunk = Buffer.from(text)
      if (size + chunk.length > maxBytes) return
      size += chunk.length
      chunks.push(chunk)
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  }
}
