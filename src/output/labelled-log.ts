import { findSafeCut } from '../text/redact.js'
import type { OutputLog } from './mirror.js'

const newline = 0x0a
const carriageReturn = 0x0d
const lineEnd = Buffer.of(newline)
/** A line of more bytes is written in pieces, each with the label, so that memory stays bounded. */
const longestLine = 64 * 1024

/** A log that takes lines of ours as well. */
type LogWithLines = OutputLog & { info(message: string): void }

/**
 * A log that starts each line of output with a label, so that readers can tell apart what several apps write at the
 * same time. It writes whole lines only, and loses none. A carriage return ends a line too, as it does for the runner.
 */
export class LabelledLog implements OutputLog {
  readonly #log: LogWithLines
  readonly #name: string
  readonly #label: Buffer
  /** Pieces of the line that has not ended yet. They may be many, so they are joined once. */
  #partial: Uint8Array[] = []
  #length = 0
  /** Whether the last line ended with a carriage return: a line feed that follows belongs to it. */
  #endedWithReturn = false

  constructor(log: LogWithLines, name: string) {
    this.#log = log
    this.#name = name
    this.#label = Buffer.from(`${name} | `)
  }

  async writeUntrusted(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return
    const lines: Uint8Array[] = []
    let at = this.#endedWithReturn && bytes[0] === newline ? 1 : 0
    for (const { end, next } of lineEnds(bytes, at)) {
      lines.push(this.#label, ...this.#takePartial(), bytes.subarray(at, end), lineEnd)
      at = next
    }
    this.#endedWithReturn = bytes.at(-1) === carriageReturn
    this.#addPartial(bytes.subarray(at))
    if (this.#length > longestLine) lines.push(...this.#takeLongLine())
    if (lines.length > 0) await this.#log.writeUntrusted(Buffer.concat(lines))
  }

  async endUntrusted(): Promise<void> {
    if (this.#length === 0) return
    await this.#log.writeUntrusted(Buffer.concat([this.#label, ...this.#takePartial(), lineEnd]))
  }

  info(message: string): void {
    this.#log.info(`${this.#name}: ${message}`)
  }

  warning(message: string): void {
    this.#log.warning(`${this.#name}: ${message}`)
  }

  #addPartial(piece: Uint8Array): void {
    if (piece.length === 0) return
    this.#partial.push(piece)
    this.#length += piece.length
  }

  #takePartial(): Uint8Array[] {
    this.#length = 0
    return this.#partial.splice(0)
  }

  /** Returns the line so far, except for a character or secret at its end that is incomplete. */
  #takeLongLine(): Uint8Array[] {
    const text = Buffer.concat(this.#takePartial())
    const end = endOfCharacters(text)
    // A secret longer than the line is cut all the same, so that memory stays bounded.
    const whole = findSafeCut(text.toString('latin1', 0, end)) || end
    this.#addPartial(text.subarray(whole))
    return [this.#label, text.subarray(0, whole), lineEnd]
  }
}

/** Yields where each line ends and the next one begins. Scans once, since there may be as many lines as bytes. */
function* lineEnds(bytes: Uint8Array, from: number): Generator<{ end: number; next: number }> {
  let nextFeed = indexOrEnd(bytes, newline, from)
  let nextReturn = indexOrEnd(bytes, carriageReturn, from)
  while (nextFeed < bytes.length || nextReturn < bytes.length) {
    const end = Math.min(nextFeed, nextReturn)
    const next = end + (end === nextReturn && bytes[end + 1] === newline ? 2 : 1)
    yield { end, next }
    if (nextFeed < next) nextFeed = indexOrEnd(bytes, newline, next)
    if (nextReturn < next) nextReturn = indexOrEnd(bytes, carriageReturn, next)
  }
}

/** Returns the index of a byte, or the length when it does not occur. */
function indexOrEnd(bytes: Uint8Array, byte: number, from: number): number {
  const found = bytes.indexOf(byte, from)
  return found === -1 ? bytes.length : found
}

/** Returns where the last complete character of UTF-8 ends. Bytes that are not UTF-8 count as complete. */
function endOfCharacters(text: Uint8Array): number {
  const last = text.subarray(-3).findLastIndex((byte) => byte >= 0xc0)
  if (last === -1) return text.length
  const start = Math.max(0, text.length - 3) + last
  const lead = text[start] ?? 0
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  return start + length > text.length ? start : text.length
}
