import { QuotingError } from '../text/quoting-error.js'
import { redact, redactedStart } from '../text/redact.js'

/** A fault of the network or of a server that may be gone at the next try: no answer, or half of one. */
export class PassingFault extends Error {
  override name = 'PassingFault'
  /** Seconds to wait before the next try, from `Retry-After`. */
  readonly retryAfter: number

  constructor(message: string, { retryAfter = 0, ...options }: ErrorOptions & { retryAfter?: number } = {}) {
    super(message, options)
    this.retryAfter = retryAfter
  }
}

/** Where and how the API refused. */
export interface Refusal {
  method: string
  path: string
  status: number
  /** Heroku's error id, such as `not_found`; empty when the answer had none. */
  id: string
  /** Heroku's own words. */
  message: string
  requestId: string
  /** Seconds to wait, from `Retry-After`; 0 when the answer had none. */
  retryAfter: number
}

/** Of Heroku's words, in characters: an annotation takes 4096. */
const longestMessage = 2000

/** An answer of the API that is not a success. */
export class HerokuError extends QuotingError {
  override name = 'HerokuError'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    const { method, path, status, id, message, requestId } = refusal
    const what = `${method} ${path} answered ${status}`
    const where = [sentence(`${what} ${id}`), requestId && `request ${sentence(requestId)}`]
    super(
      `${sentence(message || 'No message from Heroku')} (${where.filter(Boolean).join(', ')})\n${advice(refusal)}`.trimEnd(),
      { ownWords: sentence(/^\w{1,60}$/.test(id) ? `${what} ${id}` : what) },
    )
    // The debug log shows it, cut and escaped.
    this.refusal = { ...refusal, message: redact(message), requestId: redact(requestId) }
  }
}

/** Whether the error is the API's answer with one of these statuses. */
export function isStatus(error: unknown, ...statuses: number[]): error is HerokuError {
  return error instanceof HerokuError && statuses.includes(error.refusal.status)
}

function sentence(text: string): string {
  return redactedStart(text, longestMessage).trim().replace(/\s+/g, ' ')
}

const owing =
  'The account that owns the app owes a payment: settle it at https://dashboard.heroku.com/account/billing.'
const limited =
  'Heroku allows 4500 requests an account and refills 75 a minute: spread the deploys, or use another key.'
const down = 'Heroku itself failed: see https://status.heroku.com and try again.'

const adviceById: Record<string, string> = {
  delinquent: owing,
  suspended: 'Heroku has suspended the account or the app: see https://help.heroku.com.',
  two_factor:
    'The account demands a second factor: use a key made by `heroku authorizations:create` as `api-key`.',
  verification_needed:
    'The account must be verified: https://devcenter.heroku.com/articles/account-verification.',
  rate_limit: limited,
}

const adviceByStatus: Record<number, string> = {
  401: 'Heroku does not know the key. Make one with `heroku authorizations:create`, store it as a secret, and pass it as `api-key`; an expired or revoked key is refused the same way.',
  402: owing,
  403: 'The key is valid, but may not do this. Its account needs the `deploy` permission for the app, and its scope must be `global` or `write-protected`.',
  404: 'Check the spelling, and that the account of the key can see it: `heroku apps:info --app NAME`, or `heroku pipelines:info NAME`, with the same key.',
  429: limited,
  500: down,
  502: down,
  503: down,
  504: down,
}

function advice({ id, status }: Refusal): string {
  return adviceById[id] ?? adviceByStatus[status] ?? ''
}
