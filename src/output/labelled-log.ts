import type { OutputLog } from './mirror.js'

const newline = 0x0a
/** A line longer than this is shown in pieces, each with the label, so that memory stays bounded. */
const longestLine = 64 * 1024

/**
 * A log in which each line of output starts with a label, so that what several apps write at the same time can be
 * told apart: whole lines only, none lost.
 */
export class LabelledLog implements OutputLog {
  readonly #log: OutputLog
  readonly #label: Buffer
  #partial: Uint8Array = Buffer.alloc(0)

  constructor(log: OutputLog, label: string) {
    this.#log = log
    this.#label = Buffer.from(`${label} | `)
  }

  async untrusted(bytes: Uint8Array): Promise<void> {
    const text = Buffer.concat([this.#partial, bytes])
    const end = text.lastIndexOf(newline) + 1
    const cut = text.length - end > longestLine ? text.length : end
    this.#partial = text.subarray(cut)
    if (cut > 0) await this.#write(text.subarray(0, cut))
  }

  async endUntrusted(): Promise<void> {
    const rest = this.#partial
    this.#partial = Buffer.alloc(0)
    if (rest.length > 0) await this.#write(rest)
  }

  warning(message: string): void {
    this.#log.warning(message)
  }

  async #write(lines: Uint8Array): Promise<void> {
    const pieces: Uint8Array[] = []
    for (let at = 0; at < lines.length; ) {
      const next = lines.indexOf(newline, at)
      const end = next === -1 ? lines.length : next + 1
      pieces.push(this.#label, lines.subarray(at, end))
      if (next === -1) pieces.push(Buffer.of(newline))
      at = end
    }
    await this.#log.untrusted(Buffer.concat(pieces))
  }
}
