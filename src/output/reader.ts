import type { IncomingMessage } from 'node:http'
import { PassingFault } from '../heroku/errors.js'
import type { Http } from '../heroku/http.js'

/** What came of one connection to an output stream. */
export interface Pass {
  /** Whether it brought anything that was not seen before. */
  progress: boolean
  /** Whether it ended by a clean end of file: a proof of completion only once the build has ended. */
  clean: boolean
}

/** Takes output as it comes, and answers once it wants more. */
export type Sink = (bytes: Uint8Array) => Promise<void>

/** Past this silence the connection is dead: a living one sends a heartbeat every ten seconds. */
const silence = 45_000

const pastTheEnd = [204, 416]

/**
 * Reads an output stream over as many connections as it takes, each byte once and in order.
 *
 * Old and new versions of Heroku's stream server answer a `Range` differently, and with the same status: so each
 * connection reads from the beginning and what was seen is dropped. A NUL byte is a heartbeat and no output; since
 * proxies may join it to its neighbours, all of them are left out, and a position counts the other bytes alone.
 */
export class OutputReader {
  readonly #http: Http
  readonly #sink: Sink
  #seen = 0

  constructor(http: Http, sink: Sink) {
    this.#http = http
    this.#sink = sink
  }

  /**
   * Connects once and reads to the end of what the server sends.
   *
   * @param url the signed URL; no key is sent there
   * @throws the signal's reason, or what the sink throws
   */
  async pass(url: string, signal: AbortSignal): Promise<Pass> {
    const before = this.#seen
    const response = await this.#open(url, signal)
    if (response?.statusCode === 200) {
      const clean = await this.#drain(response, signal)
      return { progress: this.#seen > before, clean }
    }
    response?.resume()
    // Nobody asked for more than the beginning: with nothing seen yet, such an answer is a fault like another.
    return { progress: false, clean: before > 0 && pastTheEnd.includes(response?.statusCode ?? 0) }
  }

  async #open(url: string, signal: AbortSignal): Promise<IncomingMessage | undefined> {
    try {
      return await this.#http.send({ method: 'GET', url: new URL(url), signal, silence })
    } catch (error) {
      if (signal.aborted || !(error instanceof PassingFault)) throw error
      return undefined
    }
  }

  async #drain(response: IncomingMessage, signal: AbortSignal): Promise<boolean> {
    let position = 0
    const chunks = response[Symbol.asyncIterator]()
    for (;;) {
      const chunk = await chunks.next().catch(() => undefined)
      signal.throwIfAborted()
      if (!chunk) return false
      if (chunk.done) return true
      const output = withoutHeartbeats(chunk.value)
      const fresh = output.subarray(Math.max(0, this.#seen - position))
      position += output.length
      if (fresh.length === 0) continue
      this.#seen = position
      await this.#sink(fresh)
    }
  }
}

function withoutHeartbeats(chunk: Uint8Array): Uint8Array {
  return chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk
}
