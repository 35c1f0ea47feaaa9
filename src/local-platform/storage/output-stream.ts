import { EventEmitter } from 'node:events'
import { closeSync, openSync, statSync, writeSync } from 'node:fs'

const newline = 0x0a

/** The output of one build or release command: written once, in order, read by anybody from any point. */
export class OutputStream {
  readonly id: string
  readonly file: string
  readonly changes = new EventEmitter().setMaxListeners(0)
  #descriptor: number | undefined
  #state: 'unopened' | 'open' | 'ended' = 'unopened'
  #size = 0
  #failure: Error | undefined
  #lastByte = newline

  constructor(id: string, file: string) {
    this.id = id
    this.file = file
  }

  get state(): 'unopened' | 'open' | 'ended' {
    return this.#state
  }

  /** Bytes written so far. */
  get size(): number {
    return this.#size
  }

  /** Why output could not be kept, such as a full disk; what follows is lost. */
  get failure(): Error | undefined {
    return this.#failure
  }

  /** From here on readers find the stream. */
  open(): void {
    if (this.#state !== 'unopened') return
    this.#descriptor = openSync(this.file, 'w')
    this.#state = 'open'
  }

  /** Takes up a stream that ended in an earlier process, if its file is still there. */
  restore(): void {
    const found = statSync(this.file, { throwIfNoEntry: false })
    if (found === undefined) return
    this.#size = found.size
    this.#state = 'ended'
  }

  /**
   * Adds output. Written at once, not queued: whoever writes has no way to be told to wait, and output without
   * bound must not pile up in memory.
   */
  write(output: string | Uint8Array): void {
    if (this.#descriptor === undefined || this.#failure !== undefined) return
    const bytes = typeof output === 'string' ? Buffer.from(output) : output
    let written = 0
    try {
      while (written < bytes.length) written += writeSync(this.#descriptor, bytes, written)
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error))
    }
    this.#size += written
    this.#lastByte = bytes.at(-1) ?? this.#lastByte
    this.changes.emit('change')
  }

  /** Adds whole lines, on a line of their own. */
  writeLines(...lines: string[]): void {
    const text = lines.map((line) => `${line}\n`).join('')
    this.write(this.#lastByte === newline ? text : `\n${text}`)
  }

  /** Ends the stream: readers get what is left, then an end. Writing afterwards does nothing. */
  end(): void {
    if (this.#descriptor === undefined) return
    closeSync(this.#descriptor)
    this.#descriptor = undefined
    this.#state = 'ended'
    this.changes.emit('change')
  }
}
