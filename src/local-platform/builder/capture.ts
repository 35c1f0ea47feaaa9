import type { Output } from './types.js'

/** For scripts that print little: `bin/detect`, `bin/release`, `--version`. */
const maxBytes = 256 * 1024

/** Returns an output that keeps what a process prints, up to 256 KiB. */
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
