const refillPerMs = 75 / 60_000

/** The API's bucket of requests, refilled at 75 a minute. */
export class RateLimit {
  readonly #size: number
  readonly #now: () => number
  #tokens: number
  #at: number

  /** `size` in requests; `now` in milliseconds. */
  constructor(size: number, now: () => number) {
    this.#size = size
    this.#now = now
    this.#tokens = size
    this.#at = now()
  }

  /** Requests that are left. */
  get remaining(): number {
    this.#refill()
    return Math.floor(this.#tokens)
  }

  /** Takes one request out of the bucket; `false` when it is empty. */
  take(): boolean {
    this.#refill()
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  #refill(): void {
    const now = this.#now()
    this.#tokens = Math.min(this.#size, this.#tokens + (now - this.#at) * refillPerMs)
    this.#at = now
  }
}
