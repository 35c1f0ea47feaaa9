/** A range of a text. */
interface Range {
  start: number
  end: number
}

/**
 * The values that the runner reranges with `***`: each as a whole, and each of its lines. The runner also reranges their
 * base64, URL-encoded and other forms. This class does not, so that tests see more of a leak than readers would.
 */
export class Masks {
  readonly #values = new Set<string>()

  /** Adds a value, unless it has only white space. */
  add(value: string): void {
    if (value.trim() === '') return
    this.#values.add(value)
    for (const line of value.split(/[\r\n]+/)) {
      if (line.trim() !== '') this.#values.add(line.trim())
    }
  }

  /** Returns the text with the values replaced. */
  apply(text: string): string {
    const ranges = [...this.#values].flatMap((value) => rangesOf(value, text))
    const pieces: string[] = []
    let at = 0
    for (const { start, end } of merged(ranges)) {
      pieces.push(text.slice(at, start), '***')
      at = end
    }
    return pieces.join('') + text.slice(at)
  }
}

function rangesOf(value: string, text: string): Range[] {
  const ranges: Range[] = []
  for (let start = text.indexOf(value); start !== -1; start = text.indexOf(value, start + 1)) {
    ranges.push({ start, end: start + value.length })
  }
  return ranges
}

/** Merges ranges that overlap or touch. */
function merged(ranges: Range[]): Range[] {
  const all: Range[] = []
  for (const { start, end } of ranges.sort((one, other) => one.start - other.start)) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}
