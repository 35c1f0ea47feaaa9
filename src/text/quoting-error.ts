import { redact } from './redact.js'

/** What there is to an error besides its message. */
interface QuotingOptions extends ErrorOptions {
  /** The message without what it quotes, in one line. */
  ownWords: string
  /** Of an output that the message ends with. */
  lastLines?: string[]
}

/**
 * An error whose message quotes what somebody else wrote. That is for the log, where the runner masks every secret of
 * the job, and not for where anybody can read along: there may be secrets in it that this process does not know.
 */
export class QuotingError extends Error {
  override name = 'QuotingError'
  readonly ownWords: string
  readonly lastLines: string[]

  constructor(message: string, { ownWords, lastLines = [], ...options }: QuotingOptions) {
    super(redact(message), options)
    this.ownWords = redact(ownWords)
    this.lastLines = lastLines
  }
}
