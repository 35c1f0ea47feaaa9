import type { IncomingMessage } from 'node:http'
import type { HttpClient } from '../http/client.js'
import { TransientError } from '../http/errors.js'

/** The result of one connection to an output stream. */
export interface ConnectionResult {
  /** Whether it brought output that no earlier connection had. */
  hasNewOutput: boolean
  /**
   * How it ended:
   * - `clean`: at an end of file no earlier than on another connection, or with the answer that the stream is empty.
   *   This may be the real end.
   * - `missing`: the server has nothing.
   * - `quiet`: we closed it, still alive, because no more output will come.
   * - `none`: there was nothing to connect to.
   * - `broken`: otherwise.
   */
  end: 'clean' | 'missing' | 'quiet' | 'none' | 'broken'
  /** Bytes of output received so far, on this connection or an earlier one. */
  position: number
}

/** Writes output as it arrives; resolves once it can take more. */
export type OutputWriter = (bytes: Uint8Array) => Promise<void>

/** Milliseconds without a byte after which a connection is dead: a live one sends a heartbeat every ten seconds. */
const idleTimeout = 45_000
/**
 * Milliseconds without output, heartbeats aside, after which the reader checks whether more will come. It checks again
 * after twice as long, and from then on after four times as long.
 */
const defaultQuietPeriod = 30_000

/** How Heroku's stream server answers when an ended stream is empty: 204 from its memory, 416 from its store. */
const emptyStatuses = [204, 416]

/**
 * Reads an output stream over as many connections as it takes, each byte once and in order.
 *
 * Old and new versions of Heroku's stream server answer a `Range` differently, with the same status. So each connection
 * reads from the beginning and drops what an earlier one had. A NUL byte is a heartbeat; since proxies may join it to
 * the bytes around it, all NUL bytes are dropped, and positions do not count them.
 */
export class OutputReader {
  readonly #http: HttpClient
  readonly #write: OutputWriter
  readonly #quietPeriod: number
  #received = 0

  constructor(http: HttpClient, write: OutputWriter, quietPeriod = defaultQuietPeriod) {
    this.#http = http
    this.#write = write
    this.#quietPeriod = quietPeriod
  }

  /**
   * Connects once and reads all that the server sends.
   *
   * @param url the signed URL; it is read without the API key
   * @param isOver called when there has been no output for a while; returns whether to leave the stream, though it stays open
   * @throws the signal's reason, or what `isOver` or the writer throws
   */
  async connect(url: string, isOver: () => Promise<boolean>, signal: AbortSignal): Promise<ConnectionResult> {
    const before = this.#received
    const response = await this.#open(url, signal)
    if (response?.statusCode === 200) {
      const end = await this.#drain(response, isOver, signal)
      return { hasNewOutput: this.#received > before, end, position: this.#received }
    }
    response?.resume()
    return { hasNewOutput: false, end: this.#endOf(response?.statusCode ?? 0), position: this.#received }
  }

  /** Returns how a connection ended whose answer was not output. */
  #endOf(status: number): 'clean' | 'missing' | 'broken' {
    const empty = emptyStatuses.includes(status)
    // A stream that had output did not end empty: the server has lost it.
    if (empty && this.#received === 0) return 'clean'
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
    const watchdog = new QuietWatchdog(response, isOver, this.#quietPeriod)
    const chunks = response[Symbol.asyncIterator]()
    let position = 0
    // An end before the output of an earlier connection is not the real one.
    const endAs = (end: 'clean' | 'quiet') => (position < this.#received ? 'broken' : end)
    try {
      for (;;) {
        const chunk = await chunks.next().catch(() => undefined)
        signal.throwIfAborted()
        watchdog.throwIfFailed()
        if (!chunk) return watchdog.hasClosed ? endAs('quiet') : 'broken'
        if (chunk.done) return endAs('clean')
        const output = withoutHeartbeats(chunk.value)
        if (output.length < chunk.value.length) watchdog.onHeartbeat()
        const fresh = output.subarray(Math.max(0, this.#received - position))
        position += output.length
        if (fresh.length === 0) continue
        this.#received = position
        await this.#write(fresh)
        watchdog.onOutput()
      }
    } finally {
      watchdog.stop()
    }
  }
}

/** Closes a response that stays open and alive though no more output will come. */
class QuietWatchdog {
  readonly #response: IncomingMessage
  readonly #isOver: () => Promise<boolean>
  readonly #quietPeriod: number
  #pause: number
  #timer: NodeJS.Timeout | undefined
  #isAlive = false
  #stopped = false
  #error: unknown
  /** Whether the watchdog closed the response. */
  hasClosed = false

  constructor(response: IncomingMessage, isOver: () => Promise<boolean>, quietPeriod: number) {
    this.#response = response
    this.#isOver = isOver
    this.#quietPeriod = quietPeriod
    this.#pause = quietPeriod
    this.#restart()
  }

  onHeartbeat(): void {
    this.#isAlive = true
  }

  onOutput(): void {
    this.#isAlive = false
    this.#pause = this.#quietPeriod
    this.#restart()
  }

  /** Throws what `isOver` threw. */
  throwIfFailed(): void {
    if (this.#error !== undefined) throw this.#error
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #restart(): void {
    clearTimeout(this.#timer)
    if (!this.#stopped) this.#timer = setTimeout(() => this.#check(), this.#pause)
  }

  async #check(): Promise<void> {
    try {
      // Without heartbeats the connection is dead, and the idle timeout ends it.
      this.hasClosed = this.#isAlive && (await this.#isOver())
      if (this.hasClosed) this.#response.destroy()
      this.#pause = Math.min(2 * this.#pause, 4 * this.#quietPeriod)
      this.#restart()
    } catch (error) {
      this.#error = error
      this.#response.destroy()
    }
  }
}

function withoutHeartbeats(chunk: Uint8Array): Uint8Array {
  return chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk
}
