import { stripVTControlCharacters } from 'node:util'
import { replaceControlCharacters } from '../text/control-characters.js'
import { QuotingError } from '../text/quoting-error.js'
import { redact } from '../text/redact.js'

const longestLine = 300
/** Characters of a line that are stripped of colours: the time that takes may grow with the square of the length. */
const maxStripped = 4 * longestLine

/** Bytes at the end of the output that may hold the last lines. */
const maxKept = 64 * 1024

/**
 * Keeps the last lines of an output for an error that quotes them, without secrets, colours, control characters and
 * empty lines. The work is done in {@link Tail.lines} alone, since there may be much output and nobody may ask.
 */
export class Tail {
  readonly #count: number
  readonly #memory = Buffer.alloc(2 * maxKept)
  #size = 0
  /** Whether the output is longer than what is kept. */
  #truncated = false

  /** @param count how many lines to keep */
  constructor(count = 12) {
    this.#count = count
  }

  /** Adds a piece of the output. */
  push(bytes: Uint8Array): void {
    this.#truncated ||= this.#size + bytes.length > maxKept
    const last = bytes.subarray(-maxKept)
    if (this.#size + last.length > this.#memory.length) {
      this.#memory.copyWithin(0, this.#size - maxKept, this.#size)
      this.#size = maxKept
    }
    this.#memory.set(last, this.#size)
    this.#size += last.length
  }

  /** Returns the last lines, the oldest first. */
  lines(): string[] {
    const text = this.#memory.toString('utf8', Math.max(0, this.#size - maxKept), this.#size)
    // The kept part may begin in the middle of a character.
    const whole = this.#truncated ? text.replace(/^\ufffd{1,3}/, '') : text
    const lines = redact(whole, { before: this.#truncated }).split(/\r\n|\r|\n/)
    return lines.map(cleanLine).filter(Boolean).slice(-this.#count)
  }
}

function cleanLine(line: string): string {
  const colourless = stripVTControlCharacters(line.slice(0, maxStripped))
  const text = redact(replaceControlCharacters(colourless, ''))
  return text.trim() === '' ? '' : text.trimEnd().slice(0, longestLine)
}

/**
 * Returns the last lines of a complete output.
 *
 * @param count how many
 */
export function lastLinesOf(output: string, count?: number): string[] {
  const tail = new Tail(count)
  tail.push(Buffer.from(output))
  return tail.lines()
}

/**
 * Creates an error that quotes the last lines of an output.
 *
 * @param ownMessage what happened, in one line
 * @param more text from elsewhere that follows it in the message
 */
export function errorWithLastLines(ownMessage: string, lastLines: string[], more = ''): QuotingError {
  return new QuotingError(`${ownMessage}${more}${quoteLastLines(lastLines)}`, { ownMessage, lastLines })
}

/** Returns the quotation to append to a message; empty when there are no lines. */
export function quoteLastLines(lastLines: string[]): string {
  return lastLines.length === 0 ? '' : `\nThe last lines of its output:\n${lastLines.join('\n')}`
}
