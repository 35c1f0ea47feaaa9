import { failureLine } from './format.js'

/** A build that ended as failed, with the words for its log. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed'
  /** What the build's output says of the failure: whole lines, without the last ` !     Push failed`. */
  readonly report: string

  /**
   * @param message what went wrong, for the one who called `build`
   * @param options.report the lines for the output, when they are more than the message
   */
  constructor(message: string, options: { report?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.report = options.report ?? message.split('\n').map(failureLine).join('')
  }
}

/** The message of whatever was thrown; an error need not be of this realm's class. */
export function messageOf(error: unknown): string {
  const isError = typeof error === 'object' && error !== null && 'message' in error
  return isError ? String(error.message) : String(error)
}
