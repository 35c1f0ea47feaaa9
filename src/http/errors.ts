import { QuotingError } from '../text/quoting-error.js'

/** A failure that a retry may not meet: no response, or an incomplete one. */
export class TransientError extends Error {
  override name = 'TransientError'
  /** Seconds to wait before the next attempt, from `Retry-After`; 0 without one. */
  readonly retryAfter: number

  constructor(message: string, { retryAfter = 0, ...options }: ErrorOptions & { retryAfter?: number } = {}) {
    super(message, options)
    this.retryAfter = retryAfter
  }
}

/** A deadline has passed. Its cause is the last failure before it, if there was one. */
export class DeadlineError extends Error {
  override name = 'DeadlineError'
}

/** A response with a status other than 2xx. */
export class HttpError extends QuotingError {
  override name = 'HttpError'
  readonly status: number
  /** Seconds to wait, from `Retry-After`; 0 without one. */
  readonly retryAfter: number

  /** @param ownMessage the message without the server's text, in one line */
  constructor(message: string, answer: { status: number; retryAfter: number; ownMessage: string }) {
    super(message, { ownMessage: answer.ownMessage })
    this.status = answer.status
    this.retryAfter = answer.retryAfter
  }
}

/**
 * Waits for a response that may have one of these statuses.
 *
 * @returns nothing when it has one of them
 * @throws any other error
 */
export async function unlessStatus<T>(response: Promise<T>, ...statuses: number[]): Promise<T | undefined> {
  return response.catch((error: unknown) => {
    if (!isStatus(error, ...statuses)) throw error
    return undefined
  })
}

/** Returns whether an error is a response with one of these statuses. */
export function isStatus(error: unknown, ...statuses: number[]): error is HttpError {
  return error instanceof HttpError && statuses.includes(error.status)
}
