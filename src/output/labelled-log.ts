import { cutBeforeSecret } from '../text/redact.js'
import type { OutputLog } from './mirror.js'

const newline = 0x0a
const carriageReturn = 0x0d
const lineEnd = Buffer.of(newline)
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
  /** Pieces of the line that has not ended yet: joined once, since they may be many. */
  #partial: Uint8Array[] = []
  #length = 0
  /** Whether the last line ended with a carriage return, to which a line feed may belong. */
  #returned = false

  constructor(log: OutputLog, name: string) {
    this.#log = log
    this.#name = name
    this.#label = Buffer.from(`${name} | `)
  }

  async untrusted(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return
    const lines: Uint8Array[] = []
    let at = this.#returned && bytes[0] === newline ? 1 : 0
    for (const { end, next } of lineEnds(bytes, at)) {
      lines.push(this.#label, ...this.#taken(), bytes.subarray(at, end), lineEnd)
      at = next
    }
    this.#returned = bytes.at(-1) === carriageReturn
    this.#keep(bytes.subarray(at))
    if (this.#length > longestLine) lines.push(...this.#longLine())
    if (lines.length > 0) await this.#log.untrusted(Buffer.concat(lines))
  }

  async endUntrusted(): Promise<void> {
    if (this.#length === 0) return
    await this.#log.untrusted(Buffer.concat([this.#label, ...this.#taken(), lineEnd]))
  }

  warning(message: string): void {
    this.#log.warning(`${this.#name}: ${message}`)
  }

  #keep(piece: Uint8Array): void {
    if (piece.length === 0) return
    this.#partial.push(piece)
    this.#length += piece.length
  }

  #taken(): Uint8Array[] {
    this.#length = 0
    return this.#partial.splice(0)
  }

  /** What is there of a long line, but for a character or a secret that is not whole yet. */
  #longLine(): Uint8Array[] {
    const text = Buffer.concat(this.#taken())
    const end = endOfCharacters(text)
    // A secret of more than that is cut all the same: memory stays bounded.
    const whole = cutBeforeSecret(text.toString('latin1', 0, end)) || end
    this.#keep(text.subarray(whole))
    return [this.#label, text.subarray(0, whole), lineEnd]
  }
}

/** Where lines end, and the next ones begin: looked for once each, since there may be as many as bytes. */
function* lineEnds(bytes: Uint8Array, from: number): Generator<{ end: number; next: number }> {
  let feed = place(bytes, newline, from)
  let back = place(bytes, carriageReturn, from)
  while (feed < bytes.length || back < bytes.length) {
    const end = Math.min(feed, back)
    const next = end + (end === back && bytes[end + 1] === newline ? 2 : 1)
    yield { end, next }
    if (feed < next) feed = place(bytes, newline, next)
    if (back < next) back = place(bytes, carriageReturn, next)
  }
}

/** The first place of a byte; when it is not there, the end. */
function place(bytes: Uint8Array, byte: number, from: number): number {
  const found = bytes.indexOf(byte, from)
  return found === -1 ? bytes.length : found
}

/** Where the last whole character of UTF-8 ends; what is no UTF-8 counts as whole. */
function endOfCharacters(text: Uint8Array): number {
  const last = text.subarray(-3).findLastIndex((byte) => byte >= 0xc0)
  if (last === -1) return text.length
  const start = Math.max(0, text.length - 3) + last
  const lead = text[start] ?? 0
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  return start + length > text.length ? start : text.length
}
