import { HttpError } from '../http/errors.js'
import { redact, redactAndTruncate } from '../text/redact.js'

/** A request and the API's error response. */
export interface ApiErrorDetails {
  method: string
  path: string
  status: number
  /** Heroku's error id, such as `not_found`; empty when the response had none. */
  id: string
  /** Heroku's message. */
  message: string
  requestId: string
  /** Seconds to wait, from `Retry-After`; 0 when the response had none. */
  retryAfter: number
}

/** Characters of Heroku's message: an annotation takes 4096. */
const longestMessage = 2000

/** A response of the API with a status other than 2xx. */
export class HerokuError extends HttpError {
  override name = 'HerokuError'
  readonly details: ApiErrorDetails

  constructor(details: ApiErrorDetails) {
    const { method, path, status, id, message, requestId, retryAfter } = details
    const what = `${method} ${path} answered ${status}`
    const where = [singleLine(`${what} ${id}`), requestId && `request ${singleLine(requestId)}`]
    super(
      `${singleLine(message || 'No message from Heroku')} (${where.filter(Boolean).join(', ')})\n${advice(details)}`.trimEnd(),
      { status, retryAfter, ownMessage: singleLine(/^\w{1,60}$/.test(id) ? `${what} ${id}` : what) },
    )
    // The debug log shows the details.
    this.details = { ...details, message: redact(message), requestId: redact(requestId) }
  }
}

function singleLine(text: string): string {
  return redactAndTruncate(text, longestMessage).trim().replace(/\s+/g, ' ')
}

const paymentAdvice =
  'The account that owns the app has an unpaid balance: pay it at https://dashboard.heroku.com/account/billing.'
const rateLimitAdvice =
  'Heroku allows an account 4500 requests and restores 75 a minute: spread the deploys, or use another account.'
const outageAdvice = 'Heroku itself failed: check https://status.heroku.com and try again.'

const adviceById: Record<string, string> = {
  delinquent: paymentAdvice,
  suspended: 'Heroku has suspended the account or the app: see https://help.heroku.com.',
  two_factor:
    'The account requires a second factor: use a key from `heroku authorizations:create` as `api-key`.',
  verification_needed:
    'The account must be verified: https://devcenter.heroku.com/articles/account-verification.',
  rate_limit: rateLimitAdvice,
}

const adviceByStatus: Record<number, string> = {
  401: 'Heroku does not know the key. Make one with `heroku authorizations:create`, store it as a secret, and pass it as `api-key`; an expired or revoked key is refused the same way.',
  402: paymentAdvice,
  403: 'The key is valid, but does not permit this. Its account needs the `deploy` permission for the app, and its scope must be `global` or `write-protected`.',
  404: 'Check the spelling, and that the account of the key can see it: run `heroku apps:info --app NAME` or `heroku pipelines:info NAME` with the same key.',
  429: rateLimitAdvice,
  500: outageAdvice,
  502: outageAdvice,
  503: outageAdvice,
  504: outageAdvice,
}

function advice({ id, status }: ApiErrorDetails): string {
  return adviceById[id] ?? adviceByStatus[status] ?? ''
}
