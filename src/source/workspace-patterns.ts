/** Patterns of one workspace that are looked at, and the characters of each. */
const maxPatterns = 500
const maxPatternLength = 500
/** Characters of all roots, which every system takes on a command line. */
const maxRootsLength = 8000
/** Patterns that braces of one pattern may stand for. */
const maxAlternatives = 100
/** Directories in a path, beyond which a pattern matches none: no repository is that deep. */
const maxDepth = 50
/** Comparisons of characters after which nothing matches any more: patterns may be made to take for ever. */
const maxSteps = 20_000_000

/** The patterns by which a package manager's workspace names the directories of its packages. */
export class WorkspacePatterns {
  readonly #included: string[][]
  readonly #excluded: string[][]
  #steps = 0

  /** @param patterns globs, relative to the workspace's root; a leading `!` excludes */
  constructor(patterns: string[]) {
    const usable = patterns.slice(0, maxPatterns).filter(isUsable)
    const alternatives = usable.flatMap(expandBraces).filter(isUsable).slice(0, maxPatterns)
    const segments = (excludes: boolean) =>
      alternatives.filter((pattern) => pattern.startsWith('!') === excludes).map(toSegments)
    this.#included = segments(false)
    this.#excluded = segments(true)
  }

  /**
   * Returns whether a directory is one of the workspace's packages.
   *
   * @param directory relative to the workspace's root, separated by `/`
   */
  match(directory: string): boolean {
    const names = directory.split('/')
    if (names.length > maxDepth || names.includes('node_modules')) return false
    const isMatched = (pattern: string[]) => this.#matchSegments(pattern, names)
    return this.#included.some(isMatched) && !this.#excluded.some(isMatched)
  }

  /** Returns directories that hold all packages; the empty path is the workspace's root. */
  roots(): string[] {
    const roots = this.#included.map((pattern) => {
      const wildcard = pattern.findIndex((segment) => /[*?]/.test(segment))
      return pattern.slice(0, wildcard === -1 ? pattern.length : wildcard).join('/')
    })
    const isShort = roots.join(' ').length <= maxRootsLength
    return isShort ? [...new Set(roots)] : ['']
  }

  /** Goes through the names once, with all places of the pattern that may come next. */
  #matchSegments(pattern: string[], names: string[]): boolean {
    let places = afterStars(pattern, new Set([0]))
    for (const name of names) {
      const next = new Set<number>()
      for (const place of places) {
        const segment = pattern[place]
        if (segment === undefined) continue
        if (segment === '**') next.add(place)
        else if (this.#matchName(segment, name)) next.add(place + 1)
      }
      places = afterStars(pattern, next)
    }
    return places.has(pattern.length)
  }

  /** Matches `*` and `?` by going back to the last `*` only, so that the time is bounded by both lengths. */
  #matchName(pattern: string, name: string): boolean {
    if (name.startsWith('.') && !pattern.startsWith('.')) return false
    let [at, star, afterStar] = [0, -1, 0]
    for (let index = 0; index < name.length; ) {
      if (++this.#steps > maxSteps) return false
      if (pattern[at] === '*') {
        star = at++
        afterStar = index
      } else if (pattern[at] === '?' || pattern[at] === name[index]) {
        at++
        index++
      } else if (star === -1) return false
      else {
        at = star + 1
        index = ++afterStar
      }
    }
    while (pattern[at] === '*') at++
    return at === pattern.length
  }
}

/** Leaves out what leads out of the workspace, and what no path can have. */
function isUsable(pattern: string): boolean {
  const isShort = pattern.length <= maxPatternLength && pattern.split('/').length <= maxDepth
  return isShort && !/(^|\/)!?\.\.(\/|$)|\p{Cc}/u.test(pattern)
}

function toSegments(pattern: string): string[] {
  const segments = pattern.replace(/^!/, '').split('/')
  return segments.filter((segment) => segment !== '' && segment !== '.')
}

/** Replaces `{a,b}`, innermost braces first. */
function expandBraces(pattern: string): string[] {
  const done: string[] = []
  const waiting = [pattern]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [braces, list] = /\{([^{}]*,[^{}]*)\}/.exec(next) ?? []
    if (braces === undefined || list === undefined) done.push(next)
    else for (const item of list.split(',')) waiting.push(next.replace(braces, () => item))
    if (done.length + waiting.length > maxAlternatives) return []
  }
  return done
}

/** Adds the places after each `**`, which may stand for nothing. */
function afterStars(pattern: string[], places: Set<number>): Set<number> {
  // A set yields what is added to it while it is walked.
  for (const place of places) if (pattern[place] === '**') places.add(place + 1)
  return places
}
