import { Tail } from '../output/tail.js'

const newline = 0x0a

/** Bytes at the end of an unfinished line that may be the beginning of the line with the exit status. */
const heldBack = 256

const nothing = Buffer.alloc(0)

/** Separates the output of a command in a one-off dyno from Heroku's greeting and from the line with the exit status. */
export class CommandOutput {
  readonly #status: string
  readonly #tail = new Tail()
  #isFirstLine = true
  #rest: Buffer = nothing
  /** Undefined until it has arrived. */
  exitStatus: number | undefined

  /** @param marker what comes before the exit status, in a line that ends with it */
  constructor(marker: string) {
    this.#status = `${marker}: (\\d{1,3})\\r?`
  }

  /** Takes bytes as they arrive, and returns those that are certain to be output of the command. */
  push(chunk: Uint8Array): Uint8Array {
    if (this.exitStatus !== undefined) return nothing
    const bytes = this.#withoutGreeting(Buffer.concat([this.#rest, chunk]))
    const ended = this.#takeEnd(bytes, '\\n')
    if (ended) return ended
    const certain = Math.max(bytes.lastIndexOf(newline) + 1, bytes.length - heldBack)
    this.#rest = bytes.subarray(this.#isFirstLine ? 0 : certain)
    return this.#take(bytes.subarray(0, this.#isFirstLine ? 0 : certain))
  }

  /** Returns the rest of the output when nothing more will arrive. */
  end(): Uint8Array {
    const rest = this.#rest
    this.#rest = nothing
    return this.#takeEnd(rest, '$') ?? this.#take(rest)
  }

  lastLines(): string[] {
    return this.#tail.lines()
  }

  /** Heroku greets a client with the line `rendezvous`. */
  #withoutGreeting(bytes: Buffer): Buffer {
    if (!this.#isFirstLine) return bytes
    const end = bytes.indexOf(newline)
    if (end === -1 && bytes.length < heldBack) return bytes
    this.#isFirstLine = false
    const isGreeting = end !== -1 && bytes.toString('latin1', 0, end).trim() === 'rendezvous'
    return isGreeting ? bytes.subarray(end + 1) : bytes
  }

  /** Takes output that the exit status follows, perhaps in the same line; returns undefined if it does not. */
  #takeEnd(bytes: Buffer, lineEnd: string): Uint8Array | undefined {
    const found = new RegExp(this.#status + lineEnd).exec(bytes.toString('latin1'))
    if (!found) return undefined
    this.#rest = nothing
    this.exitStatus = Number(found[1])
    return this.#take(bytes.subarray(0, found.index))
  }

  #take(output: Buffer): Uint8Array {
    if (output.length > 0) this.#tail.push(output)
    return output
  }
}
