import { stripVTControlCharacters } from 'node:util'
import { type AppLog, formatLogLine, type LogLine } from '../local-platform/storage/app-log.js'
import { replaceControlCharacters } from '../text/control-characters.js'

/** Lines that are shown of a log that is not followed for ever. */
const maxLines = 150

/** Lines at the end of a log that are shown in any case. */
const lastLines = 30

/** A longer message is cut, in characters. */
const maxMessageLength = 2_000

/** Shows an app's log as it grows, as `heroku logs --tail` does, up to a limit. */
export class LogPrinter {
  readonly #write: (text: string) => void
  readonly #stopFollowing: () => void
  #shown = 0
  #skipped = 0
  #limit = maxLines
  #last: string[] = []

  constructor(log: AppLog, write: (text: string) => void) {
    this.#write = write
    for (const line of log.lines) this.#print(line)
    this.#stopFollowing = log.follow((line) => this.#print(line))
  }

  /** Shows what has been left out at the end of the log, and removes the limit. */
  unlimit(): void {
    const omitted = this.#skipped - this.#last.length
    if (omitted > 0) this.#write(`(${omitted} lines are left out here)\n`)
    this.#write(this.#last.join(''))
    this.#last = []
    this.#skipped = 0
    this.#limit = Number.POSITIVE_INFINITY
  }

  /** Shows what has been left out at the end of the log, and nothing any more. */
  end(): void {
    this.#stopFollowing()
    this.unlimit()
  }

  #print(line: LogLine): void {
    const text = `${formatLogLine({ ...line, message: clean(line.message) })}\n`
    if (this.#shown < this.#limit) {
      this.#shown += 1
      this.#write(text)
      return
    }
    this.#skipped += 1
    this.#last.push(text)
    if (this.#last.length > lastLines) this.#last.shift()
  }
}

/** Removes colours, and what else could act in a terminal. */
function clean(message: string): string {
  const cut = message.slice(0, maxMessageLength)
  return replaceControlCharacters(stripVTControlCharacters(cut)).replaceAll('\n', ' ')
}
