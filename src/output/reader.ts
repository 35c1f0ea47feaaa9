import type { IncomingMessage } from 'node:http'
import type { HttpClient } from '../http/client.js'
import { TransientError } from '../http/errors.js'

/** What came of one connection to an output stream. */
export interface Connection {
  /** Whether it brought anything that was not seen before. */
  progress: boolean
  /**
   * How it ended: `clean` at an end of file that came no earlier than on another connection, or with the answer that
   * the stream is empty, which may be the real end; `missing` when the server has nothing; `quiet` when it was left alive because no output was to come; `none`
   * when there was nothing to connect to; `broken` otherwise.
   */
  end: 'clean' | 'missing' | 'quiet' | 'none' | 'broken'
  /** How many bytes of output have been seen, on this connection or an earlier one. */
  position: number
}

/** Takes output as it comes, and answers once it wants more. */
export type Sink = (bytes: Uint8Array) => Promise<void>

/** A connection is dead after so many milliseconds without a byte: a living one sends a heartbeat every ten seconds. */
const idleTimeout = 45_000
/**
 * Past this time without output, heartbeats or not, it is asked whether any is to come; then again after twice as
 * long, and from there on after four times as long. In milliseconds.
 */
const defaultQuiet = 30_000

/** Heroku's stream server has nothing of an ended stream: 204 from its memory, 416 from its store. */
const emptyStream = [204, 416]

/**
 * Reads an output stream over as many connections as it takes, each byte once and in order.
 *
 * Old and new versions of Heroku's stream server answer a `Range` differently, and with the same status: so each
 * connection reads from the beginning and what was seen is dropped. A NUL byte is a heartbeat and no output; since
 * proxies may join it to its neighbours, all of them are left out, and a position counts the other bytes alone.
 */
export class OutputReader {
  readonly #http: HttpClient
  readonly #sink: Sink
  readonly #quiet: number
  #seen = 0

  constructor(http: HttpClient, sink: Sink, quiet = defaultQuiet) {
    this.#http = http
    this.#sink = sink
    this.#quiet = quiet
  }

  /**
   * Connects once and reads to the end of what the server sends.
   *
   * @param url the signed URL; no key is sent there
   * @param isOver asked when there has been no output for a while: whether to leave a stream that stays open
   * @throws the signal's reason, or what `isOver` or the sink throws
   */
  async connect(url: string, isOver: () => Promise<boolean>, signal: AbortSignal): Promise<Connection> {
    const before = this.#seen
    const response = await this.#open(url, signal)
    if (response?.statusCode === 200) {
      const end = await this.#drain(response, isOver, signal)
      return { progress: this.#seen > before, end, position: this.#seen }
    }
    response?.resume()
    return { progress: false, end: this.#endWithout(response?.statusCode ?? 0), position: this.#seen }
  }

  /** How a connection ended that was answered with something else than output. */
  #endWithout(status: number): 'clean' | 'missing' | 'broken' {
    const empty = emptyStream.includes(status)
    // What had output did not end empty: the server has lost it.
    if (empty && this.#seen === 0) return 'clean'
    return empty || status === 404 ? 'missing' : 'broken'
  }

  async #open(url: string, signal: AbortSignal): Promise<IncomingMessage | undefined> {
    try {
      return await this.#http.send({ method: 'GET', url: new URL(url), signal, idleTimeout })
    } catch (error) {
      if (signal.aborted || !(error instanceof TransientError)) throw error
      return undefined
    }
  }

  async #drain(
    response: IncomingMessage,
    isOver: () => Promise<boolean>,
    signal: AbortSignal,
  ): Promise<'clean' | 'quiet' | 'broken'> {
    const watch = new SilenceWatch(response, isOver, this.#quiet)
    const chunks = response[Symbol.asyncIterator]()
    let position = 0
    // An end before what an earlier connection has brought is none.
    const endAs = (end: 'clean' | 'quiet') => (position < this.#seen ? 'broken' : end)
    try {
      for (;;) {
        const chunk = await chunks.next().catch(() => undefined)
        signal.throwIfAborted()
        watch.throwIfFaulty()
        if (!chunk) return watch.left ? endAs('quiet') : 'broken'
        if (chunk.done) return endAs('clean')
        const output = withoutHeartbeats(chunk.value)
        if (output.length < chunk.value.length) watch.beat()
        const fresh = output.subarray(Math.max(0, this.#seen - position))
        position += output.length
        if (fresh.length === 0) continue
        this.#seen = position
        await this.#sink(fresh)
        watch.heard()
      }
    } finally {
      watch.stop()
    }
  }
}

/** Leaves a response that stays open and alive, though no output is to come. */
class SilenceWatch {
  readonly #response: IncomingMessage
  readonly #isOver: () => Promise<boolean>
  readonly #quiet: number
  #pause: number
  #timer: NodeJS.Timeout | undefined
  #alive = false
  #stopped = false
  #fault: unknown
  /** Whether the response was left. */
  left = false

  constructor(response: IncomingMessage, isOver: () => Promise<boolean>, quiet: number) {
    this.#response = response
    this.#isOver = isOver
    this.#quiet = quiet
    this.#pause = quiet
    this.#restart()
  }

  /** There was a heartbeat. */
  beat(): void {
    this.#alive = true
  }

  /** There was output. */
  heard(): void {
    this.#alive = false
    this.#pause = this.#quiet
    this.#restart()
  }

  /** Throws what asking has thrown. */
  throwIfFaulty(): void {
    if (this.#fault !== undefined) throw this.#fault
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #restart(): void {
    clearTimeout(this.#timer)
    if (!this.#stopped) this.#timer = setTimeout(() => this.#look(), this.#pause)
  }

  async #look(): Promise<void> {
    try {
      // One that sends no heartbeats either is dead, and breaks by itself.
      this.left = this.#alive && (await this.#isOver())
      if (this.left) this.#response.destroy()
      this.#pause = Math.min(2 * this.#pause, 4 * this.#quiet)
      this.#restart()
    } catch (error) {
      this.#fault = error
      this.#response.destroy()
    }
  }
}

function withoutHeartbeats(chunk: Uint8Array): Uint8Array {
  return chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk
}
