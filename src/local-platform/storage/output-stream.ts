import { EventEmitter } from 'node:events'
import { closeSync, openSync, statSync, writeSync } from 'node:fs'

const newline = 0x0a

/** The output of one build or release command: written once, in order, and read from any position. */
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

  /** Why output could not be written, such as a full disk; later output is lost. */
  get failure(): Error | undefined {
    return this.#failure
  }

  /** Makes the stream available to readers. */
  open(): void {
    if (this.#state !== 'unopened') return
    this.#descriptor = openSync(this.file, 'w')
    this.#state = 'open'
  }

  /** Restores a stream that ended in an earlier process, if its file still exists. */
  restore(): void {
    const found = statSync(this.file, { throwIfNoEntry: false })
    if (found === undefined) return
    this.#size = found.size
    this.#state = 'ended'
  }

  /**
   * Appends output. Writes synchronously: a writer cannot be asked to wait, and unlimited output must not pile up in
   * memory.
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

  /** Appends whole lines, after a line break if the last line has none. */
  writeLines(...lines: string[]): void {
    const text = lines.map((line) => `${line}\n`).join('')
    this.write(this.#lastByte === newline ? text : `\n${text}`)
  }

  /** Ends the stream: readers get the rest, then the end. Later output is ignored. */
  end(): void {
    if (this.#descriptor === undefined) return
    closeSync(this.#descriptor)
    this.#descriptor = undefined
    this.#state = 'ended'
    this.changes.emit('change')
  }
}
