import { stripVTControlCharacters } from 'node:util'
import { replaceControlCharacters } from '../text/control-characters.js'
import { QuotingError } from '../text/quoting-error.js'
import { redact } from '../text/redact.js'

const longestLine = 300
/** What strips colours takes a time that grows with the square of a line made for it, so most of a long one is left. */
const longestLook = 4 * longestLine

/** How much of the output is looked at for the last lines, in bytes. */
const kept = 64 * 1024

/**
 * Keeps the last lines of an output, for an error that quotes them: without secrets, colours, control characters, and
 * empty lines. Nothing is done with the output before it is asked for: there may be much of it.
 */
export class Tail {
  readonly #count: number
  readonly #memory = Buffer.alloc(2 * kept)
  #size = 0
  /** Whether the output has more than what is kept. */
  #cut = false

  /** @param count how many lines are kept */
  constructor(count = 12) {
    this.#count = count
  }

  /** Takes a piece of the output. */
  push(bytes: Uint8Array): void {
    this.#cut ||= this.#size + bytes.length > kept
    const last = bytes.subarray(-kept)
    if (this.#size + last.length > this.#memory.length) {
      this.#memory.copyWithin(0, this.#size - kept, this.#size)
      this.#size = kept
    }
    this.#memory.set(last, this.#size)
    this.#size += last.length
  }

  /** The last lines, the oldest first. */
  lines(): string[] {
    const text = this.#memory.toString('utf8', Math.max(0, this.#size - kept), this.#size)
    // What is kept may begin in the middle of a character.
    const whole = this.#cut ? text.replace(/^\ufffd{1,3}/, '') : text
    const lines = redact(whole, { before: this.#cut }).split(/\r\n|\r|\n/)
    return lines.map(plain).filter(Boolean).slice(-this.#count)
  }
}

function plain(line: string): string {
  const colourless = stripVTControlCharacters(line.slice(0, longestLook))
  const text = redact(replaceControlCharacters(colourless, ''))
  return text.trim() === '' ? '' : text.trimEnd().slice(0, longestLine)
}

/** The last lines of an output that is there as a whole. */
export function lastLinesOf(output: string): string[] {
  const tail = new Tail()
  tail.push(Buffer.from(output))
  return tail.lines()
}

/**
 * Makes an error that quotes the last lines of an output.
 *
 * @param ownWords what happened, in one line
 * @param more what follows in the message, in the words of others
 */
export function withLastLines(ownWords: string, lastLines: string[], more = ''): QuotingError {
  return new QuotingError(`${ownWords}${more}${quoteLastLines(lastLines)}`, { ownWords, lastLines })
}

/** Quotes the last lines of an output behind what is said of it. */
export function quoteLastLines(lastLines: string[]): string {
  return lastLines.length === 0 ? '' : `\nThe last lines of its output:\n${lastLines.join('\n')}`
}
