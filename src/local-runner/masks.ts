/** A part of a text. */
interface Place {
  start: number
  end: number
}

/**
 * Values that the runner replaces by `***`: each as a whole, and each of its lines. The runner does the same to their
 * base64, URL-encoded and other forms, which is left out here, so that a test sees more of a leak than a reader would.
 */
export class Masks {
  readonly #values = new Set<string>()

  /** Takes a value; white space alone is none. */
  add(value: string): void {
    if (value.trim() === '') return
    this.#values.add(value)
    for (const line of value.split(/[\r\n]+/)) {
      if (line.trim() !== '') this.#values.add(line.trim())
    }
  }

  /** The text without the values. */
  applied(text: string): string {
    const places = [...this.#values].flatMap((value) => placesOf(value, text))
    const pieces: string[] = []
    let at = 0
    for (const { start, end } of merged(places)) {
      pieces.push(text.slice(at, start), '***')
      at = end
    }
    return pieces.join('') + text.slice(at)
  }
}

function placesOf(value: string, text: string): Place[] {
  const places: Place[] = []
  for (let start = text.indexOf(value); start !== -1; start = text.indexOf(value, start + 1)) {
    places.push({ start, end: start + value.length })
  }
  return places
}

/** What overlaps or touches becomes one. */
function merged(places: Place[]): Place[] {
  const all: Place[] = []
  for (const { start, end } of places.sort((one, other) => one.start - other.start)) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}
