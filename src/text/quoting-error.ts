import { redact } from './redact.js'

/** What an error has besides its message. */
interface QuotingOptions extends ErrorOptions {
  /** The message without what it quotes, in one line. */
  ownMessage: string
  /** The last lines of the output that the message ends with. */
  lastLines?: string[]
}

/**
 * An error whose message quotes text from elsewhere. The message is for the log, where the runner masks every secret of
 * the job, and not for public places such as comments: it may have secrets that this process does not know.
 */
export class QuotingError extends Error {
  override name = 'QuotingError'
  readonly ownMessage: string
  readonly lastLines: string[]

  constructor(message: string, { ownMessage, lastLines = [], ...options }: QuotingOptions) {
    super(redact(message), options)
    this.ownMessage = redact(ownMessage)
    this.lastLines = lastLines
  }
}
