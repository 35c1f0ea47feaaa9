import type { OutputLog } from './mirror.js'

const newline = 0x0a
const carriageReturn = 0x0d
/** A line longer than this is shown in pieces, each with the label, so that memory stays bounded. */
const longestLine = 64 * 1024

/**
 * A log in which each line of output starts with a label, so that what several apps write at the same time can be
 * told apart: whole lines only, none lost. A carriage return ends a line too, as it does for the runner.
 */
export class LabelledLog implements OutputLog {
  readonly #log: OutputLog
  readonly #name: string
  readonly #label: Buffer
  #partial: Uint8Array = Buffer.alloc(0)

  constructor(log: OutputLog, name: string) {
    this.#log = log
    this.#name = name
    this.#label = Buffer.from(`${name} | `)
  }

  async untrusted(bytes: Uint8Array): Promise<void> {
    const text = Buffer.concat([this.#partial, bytes])
    const lines: Uint8Array[] = []
    let at = 0
    for (let end = lineEnd(text, at); end > at; end = lineEnd(text, at)) {
      lines.push(...this.#line(text.subarray(at, end)))
      at = end
    }
    if (text.length - at > longestLine) {
      lines.push(...this.#line(text.subarray(at)))
      at = text.length
    }
    this.#partial = text.subarray(at)
    if (lines.length > 0) await this.#log.untrusted(Buffer.concat(lines))
  }

  async endUntrusted(): Promise<void> {
    const rest = this.#partial
    this.#partial = Buffer.alloc(0)
    if (rest.length > 0) await this.#log.untrusted(Buffer.concat(this.#line(rest)))
  }

  warning(message: string): void {
    this.#log.warning(`${this.#name}: ${message}`)
  }

  /** The line with its label and one end, whatever it had. */
  #line(line: Uint8Array): Uint8Array[] {
    let end = line.length
    if (line[end - 1] === newline) end -= 1
    if (line[end - 1] === carriageReturn) end -= 1
    return [this.#label, line.subarray(0, end), Buffer.of(newline)]
  }
}

/**
 * Where the line that begins at some place is over.
 *
 * @returns that place when its end has not come yet; a carriage return at the very end may be half of one
 */
function lineEnd(text: Buffer, at: number): number {
  const feed = text.indexOf(newline, at)
  const line = feed === -1 ? text.subarray(at) : text.subarray(at, feed)
  const back = line.indexOf(carriageReturn)
  const last = line.length - 1
  if (back !== -1 && back < last) return at + back + 1
  return feed === -1 ? at : feed + 1
}
