import { QuotingError } from '../text/quoting-error.js'

/** A fault of the network or of a server that the next attempt may not meet: no answer, or half of one. */
export class TransientError extends Error {
  override name = 'TransientError'
  /** Seconds to wait before the next attempt, from `Retry-After`; 0 without one. */
  readonly retryAfter: number

  constructor(message: string, { retryAfter = 0, ...options }: ErrorOptions & { retryAfter?: number } = {}) {
    super(message, options)
    this.retryAfter = retryAfter
  }
}

/** A deadline has passed. Its cause is the last fault before it, if there was one. */
export class DeadlineError extends Error {
  override name = 'DeadlineError'
}

/** An answer that is not a success. */
export class HttpError extends QuotingError {
  override name = 'HttpError'
  readonly status: number
  /** Seconds to wait, from `Retry-After`; 0 without one. */
  readonly retryAfter: number

  /** @param ownWords the message without the server's words, in one line */
  constructor(message: string, answer: { status: number; retryAfter: number; ownWords: string }) {
    super(message, { ownWords: answer.ownWords })
    this.status = answer.status
    this.retryAfter = answer.retryAfter
  }
}

/** Whether an error is an answer with one of these statuses. */
export function isStatus(error: unknown, ...statuses: number[]): error is HttpError {
  return error instanceof HttpError && statuses.includes(error.status)
}
