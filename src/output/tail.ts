import { stripVTControlCharacters } from 'node:util'

const longestLine = 300

/**
 * Keeps the last lines of an output, for an error that quotes them: without colours, control characters, and
 * empty lines.
 */
export class Tail {
  readonly #count: number
  readonly #decoder = new TextDecoder()
  #lines: string[] = []
  #partial = ''

  /** @param count how many lines are kept */
  constructor(count = 12) {
    this.#count = count
  }

  /** Takes a piece of the output. */
  push(bytes: Uint8Array): void {
    const text = this.#partial + this.#decoder.decode(bytes, { stream: true })
    const lines = text.split(/\r\n|\r|\n/)
    // A line may be endless: its beginning is kept.
    this.#partial = (lines.pop() ?? '').slice(0, 4096)
    this.#lines = [
      ...this.#lines,
      ...lines
        .slice(-4 * this.#count)
        .map(plain)
        .filter(Boolean),
    ].slice(-this.#count)
  }

  /** The last lines, the oldest first. */
  lines(): string[] {
    return [...this.#lines, plain(this.#partial)].filter(Boolean).slice(-this.#count)
  }
}

function plain(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const text = stripVTControlCharacters(line).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  return text.trim() === '' ? '' : text.trimEnd().slice(0, longestLine)
}

/** Puts the last lines of an output behind what is said of it. */
export function withLastLines(what: string, lastLines: string[]): string {
  return lastLines.length === 0 ? what : `${what}\nThe last lines of its output:\n${lastLines.join('\n')}`
}
