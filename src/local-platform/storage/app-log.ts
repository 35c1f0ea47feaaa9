import { EventEmitter } from 'node:events'
import { StringDecoder } from 'node:string_decoder'

/** Lines that the log of an app keeps, as Logplex does: https://devcenter.heroku.com/articles/logging */
const maxLines = 1500

/** Limit for all lines of an app's log together, in characters, beside the number of lines. */
const maxCharacters = 2 * 1024 * 1024

/** A longer line becomes several lines. */
const maxLineLength = 10_000

export interface LogLine {
  /** Milliseconds since the epoch. */
  time: number
  /** `app` for the output of dynos and for changes through the API, `heroku` for the platform's own lines. */
  source: 'app' | 'heroku'
  /** A dyno such as `web.1`, or `api` or `router`. */
  dyno: string
  message: string
}

/** The log of one app: its newest lines, in memory. */
export class AppLog {
  readonly #now: () => number
  readonly #lines: LogLine[] = []
  readonly #changes = new EventEmitter<{ line: [LogLine]; end: [] }>().setMaxListeners(0)
  #characters = 0

  /** @param now the clock, in milliseconds since the epoch */
  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** The lines that are kept, oldest first. */
  get lines(): readonly LogLine[] {
    return this.#lines
  }

  /** Adds a line of the platform, in which line breaks become spaces: it may quote a command or a description. */
  add(source: LogLine['source'], dyno: string, message: string): void {
    this.#add(source, dyno, message.replace(/[\r\n]+/g, ' '))
  }

  /** Ends the log of an app that is deleted, and with it all following. */
  end(): void {
    this.#changes.emit('end')
    this.#changes.removeAllListeners()
  }

  #add(source: LogLine['source'], dyno: string, message: string): void {
    const line = { time: this.#now(), source, dyno, message }
    this.#lines.push(line)
    this.#characters += message.length
    while (this.#lines.length > maxLines || this.#characters > maxCharacters) {
      this.#characters -= this.#lines.shift()?.message.length ?? 0
    }
    this.#changes.emit('line', line)
  }

  /**
   * Calls a function with each later line, and another one when the log ends.
   *
   * @returns a function that stops this
   */
  follow(onLine: (line: LogLine) => void, onEnd: () => void = () => {}): () => void {
    this.#changes.on('line', onLine)
    this.#changes.once('end', onEnd)
    return () => {
      this.#changes.off('line', onLine)
      this.#changes.off('end', onEnd)
    }
  }

  /** Returns a function that takes a dyno's output as bytes and adds it as lines, and one that adds the last line. */
  lineWriter(dyno: string): { write: (output: string | Uint8Array) => void; end: () => void } {
    const decoder = new StringDecoder('utf8')
    let partial = ''
    const add = (text: string) => this.#add('app', dyno, text.endsWith('\r') ? text.slice(0, -1) : text)
    const write = (text: string) => {
      const lines = (partial + text).split('\n')
      partial = lines.pop() ?? ''
      for (const line of lines) for (const part of partsOf(line)) add(part)
      const parts = partsOf(partial)
      partial = parts.pop() ?? ''
      for (const part of parts) add(part)
    }
    return {
      write: (output) => write(typeof output === 'string' ? output : decoder.write(Buffer.from(output))),
      end: () => {
        write(decoder.end())
        if (partial !== '') add(partial)
        partial = ''
      },
    }
  }
}

/** Returns a line as Logplex shows it: `2026-01-31T12:00:00.123000+00:00 app[web.1]: message`. */
export function formatLogLine({ time, source, dyno, message }: LogLine): string {
  return `${new Date(time).toISOString().replace('Z', '000+00:00')} ${source}[${dyno}]: ${message}`
}

/** Splits a line where it is too long, but not within a character. */
function partsOf(line: string): string[] {
  const parts: string[] = []
  let start = 0
  while (line.length - start > maxLineLength) {
    const end = start + maxLineLength - (isHighSurrogate(line, start + maxLineLength - 1) ? 1 : 0)
    parts.push(line.slice(start, end))
    start = end
  }
  return [...parts, line.slice(start)]
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0xd800 && unit < 0xdc00
}
