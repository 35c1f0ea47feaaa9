import { sleep } from '../async/sleep.js'
import type { Pacing } from '../heroku/client.js'

/** Milliseconds in which Heroku adds a request to what an account has left: 75 a minute. */
export const refillInterval = 60_000 / 75

type Received = Awaited<ReturnType<Pacing['run']>>

/**
 * Paces requests once the account has none left: then each waits for its turn, rather than be refused and come again.
 * How many are left is what Heroku says in each response (`RateLimit-Remaining`), less what is under way.
 */
export class Pace implements Pacing {
  readonly #signal: AbortSignal
  /** Undefined until Heroku has said it. Negative while requests wait. */
  #left: number | undefined
  #at = performance.now()
  #underWay = 0

  /** @param signal requests wait no more once it is aborted, since there is little time for what must be undone */
  constructor(signal: AbortSignal) {
    this.#signal = signal
  }

  /** How many requests are left; undefined if Heroku has not said. */
  get left(): number | undefined {
    return this.#left
  }

  async run(signal: AbortSignal, send: () => Promise<Received>): Promise<Received> {
    this.#underWay += 1
    try {
      const wait = this.#takeTurn()
      if (wait > 0) await sleep(wait, signal)
      const received = await send()
      this.#read(received.response.headers['ratelimit-remaining'])
      return received
    } finally {
      this.#underWay -= 1
    }
  }

  /** Returns how many milliseconds the next request has to wait. */
  #takeTurn(): number {
    if (this.#left === undefined || this.#signal.aborted) return 0
    this.#left = this.#refilled(this.#left) - 1
    return Math.max(0, -this.#left * refillInterval)
  }

  #refilled(left: number): number {
    const now = performance.now()
    const refill = (now - this.#at) / refillInterval
    this.#at = now
    return left + refill
  }

  #read(header: string | string[] | undefined): void {
    if (typeof header !== 'string' || !/^\d+$/.test(header)) return
    const remaining = Number(header)
    const left = this.#refilled(this.#left ?? remaining)
    // Others under way, or that wait, may not be counted in it.
    this.#left = this.#underWay === 1 ? remaining : Math.min(left, remaining)
  }
}
