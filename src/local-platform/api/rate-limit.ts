const refillPerMs = 75 / 60_000

/** The token bucket of the API's rate limit, refilled with 75 requests a minute. */
export class RateLimit {
  readonly #size: number
  readonly #now: () => number
  #tokens: number
  #at: number

  /**
   * @param size in requests
   * @param now returns the time in milliseconds
   */
  constructor(size: number, now: () => number) {
    this.#size = size
    this.#now = now
    this.#tokens = size
    this.#at = now()
  }

  /** Requests that are left, rounded down. */
  get remaining(): number {
    this.#refill()
    return Math.floor(this.#tokens)
  }

  /** Takes one request from the bucket. Returns `false` if it is empty. */
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
