import { failureLine } from './format.js'

/** A failed build, with the report for its output. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed'
  /** The lines for the build's output, without the last ` !     Push failed`. */
  readonly report: string

  /**
   * @param message what went wrong
   * @param options.report the lines for the output; by default the message
   */
  constructor(message: string, options: { report?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.report = options.report ?? message.split('\n').map(failureLine).join('')
  }
}

/** Returns the message of anything that was thrown, including errors of another realm. */
export function messageOf(error: unknown): string {
  const isError = typeof error === 'object' && error !== null && 'message' in error
  return isError ? String(error.message) : String(error)
}
