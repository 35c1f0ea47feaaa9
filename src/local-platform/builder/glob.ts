/** A part of a pattern: any text without a slash, or a test of one character. */
type Token = 'any text' | ((char: string) => boolean)

/** A part of a path in a pattern: any directories, also none, or a test of one name. */
export type Segment = 'any directories' | ((name: string) => boolean)

/**
 * Returns the alternatives of a pattern with braces: `a{b,c}` is `ab` and `ac`. Braces can be nested; a brace without
 * its counterpart, or after a backslash, is text.
 *
 * @throws RangeError if there are more than `limit`
 */
export function expandBraces(pattern: string, limit: number): string[] {
  const expanded: string[] = []
  const waiting = [pattern]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const found = firstBraces(next)
    if (found === undefined) expanded.push(next)
    else waiting.push(...found.toReversed())
    if (expanded.length + waiting.length > limit) throw new RangeError(`more than ${limit} alternatives`)
  }
  return expanded
}

/** Returns the pattern once for each alternative of its first pair of braces; `undefined` if it has none. */
function firstBraces(pattern: string): string[] | undefined {
  let depth = 0
  let start = 0
  const cuts: number[] = []
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at]
    if (char === '\\') at += 1
    else if (char === '{') {
      depth += 1
      if (depth === 1) start = at
    } else if (char === ',' && depth === 1) cuts.push(at)
    else if (char === '}' && depth > 0) {
      depth -= 1
      if (depth === 0) return alternatives(pattern, [start, ...cuts, at])
    }
  }
  return undefined
}

/** `marks` are the positions of the opening brace, the commas and the closing brace. */
function alternatives(pattern: string, marks: number[]): string[] {
  const [before, after] = [pattern.slice(0, marks[0]), pattern.slice((marks.at(-1) ?? 0) + 1)]
  return marks.slice(1).map((end, index) => before + pattern.slice((marks[index] ?? 0) + 1, end) + after)
}

/**
 * Returns a part of a pattern between slashes as Ruby's `Dir.glob` reads it: `**` is any directories, `*` any text, `?`
 * one character, `[a-z]` one of a set, `[^a-z]` none of it, and a backslash takes the next character as it is. Where a
 * name starts with a dot, only a dot in the pattern matches it.
 */
export function parseSegment(text: string): Segment {
  if (text === '**') return 'any directories'
  if (!/[*?[\\]/.test(text)) return (name) => name === text
  const chars = [...text]
  const tokens: Token[] = []
  for (let at = 0; at < chars.length; ) {
    const { token, length } = tokenAt(chars, at)
    if (token !== undefined) tokens.push(token)
    at += length
  }
  const isHidden = /^\\?\./.test(text)
  return (name) => name.startsWith('.') === isHidden && matches([...name], tokens, 'any text', () => true)
}

function tokenAt(chars: string[], at: number): { token?: Token; length: number } {
  const char = chars[at]
  if (char === '*') return { token: 'any text', length: 1 }
  if (char === '?') return { token: () => true, length: 1 }
  if (char === '[') return setAt(chars, at) ?? { token: (one) => one === '[', length: 1 }
  if (char !== '\\') return { token: (one) => one === char, length: 1 }
  const escaped = chars[at + 1]
  return escaped === undefined ? { length: 1 } : { token: (one) => one === escaped, length: 2 }
}

/** Returns the set that starts at a bracket; `undefined` if nothing closes it. */
function setAt(chars: string[], start: number): { token: Token; length: number } | undefined {
  const isNegated = chars[start + 1] === '^' || chars[start + 1] === '!'
  const first = start + (isNegated ? 2 : 1)
  // A bracket directly after the opening one is an element of the set.
  const end = chars.indexOf(']', first + 1)
  if (end === -1) return undefined
  const ranges = rangesOf(chars.slice(first, end))
  const isIn = (one: string) => ranges.some(([from, to]) => from <= one && one <= to)
  return { token: (one) => isIn(one) !== isNegated, length: end - start + 1 }
}

function rangesOf(set: string[]): [string, string][] {
  const ranges: [string, string][] = []
  for (let at = 0; at < set.length; ) {
    const from = set[at] ?? ''
    const to = set[at + 1] === '-' ? set[at + 2] : undefined
    ranges.push([from, to ?? from])
    at += to === undefined ? 1 : 3
  }
  return ranges
}

/** Returns whether a path matches. `any directories` takes none that is hidden. */
export function matchesPath(names: string[], segments: Segment[]): boolean {
  return matches(names, segments, 'any directories', (name) => !name.startsWith('.'))
}

/**
 * Returns whether a sequence matches a pattern, in a time that grows with the product of their lengths at most.
 *
 * @param gap the part of the pattern that takes any items, also none, as long as `inGap` allows each
 */
function matches<G extends string>(
  items: string[],
  pattern: (G | ((item: string) => boolean))[],
  gap: G,
  inGap: (item: string) => boolean,
): boolean {
  let reached = 0
  let at = 0
  let lastGap = -1
  let gapEnd = 0
  while (at < items.length) {
    const item = items[at] ?? ''
    const part = pattern[reached]
    if (part === gap) {
      lastGap = reached
      gapEnd = at
      reached += 1
    } else if (typeof part === 'function' && part(item)) {
      reached += 1
      at += 1
    } else {
      // The last gap takes one item more.
      if (lastGap === -1 || !inGap(items[gapEnd] ?? '')) return false
      gapEnd += 1
      at = gapEnd
      reached = lastGap + 1
    }
  }
  return pattern.slice(reached).every((part) => part === gap)
}
