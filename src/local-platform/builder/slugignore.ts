import { lstat, readdir, readFile, rm } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { BuildFailed } from './failure.js'
import { expandBraces, matchesPath, parseSegment, type Segment } from './glob.js'

/** Patterns that a `.slugignore` may have, with each alternative of its braces counted. */
const maxPatterns = 10_000

interface Pattern {
  /** Position of its word in the file: files that an earlier word removes are not counted for a later one. */
  word: number
  segments: Segment[]
  directoriesOnly: boolean
}

/**
 * Removes from an unpacked source every `.git`, and the files that its `.slugignore` matches, as `prune_slugignore` does
 * in https://github.com/heroku/slug-compiler/blob/master/lib/slug_compiler.rb:
 *
 * - The file is split into words at any white space, not only into lines, and each word ends at its first `#`. So
 *   `# a comment` is the patterns `a` and `comment`; a space or `#` in a name cannot be written.
 * - A word with a slash anywhere, also at its start or end, begins at the root. Any other word matches at any depth, but
 *   not below hidden directories.
 * - A word is a pattern of Ruby's `Dir.glob`, so `*`, `?`, `[a-z]`, `**` and `{a,b}` work, wildcards match no name that
 *   starts with a dot, and case matters. `!` means nothing.
 * - What is matched is removed with all that is in it. The count has a matched directory and each match in it.
 * - `.slugignore` itself stays.
 *
 * Words that lead out of the source are ignored, as there; so is one that is the source itself, with which the compiler
 * would remove everything. Links are not followed. `.slugignore` is applied before the buildpacks run:
 * https://devcenter.heroku.com/articles/slug-compiler
 *
 * @returns how many files and directories matched; `undefined` without a `.slugignore`
 * @throws BuildFailed if it has too many patterns; the signal's reason on abort
 */
export async function applySlugignore(directory: string, signal: AbortSignal): Promise<number | undefined> {
  await removeGit(directory, signal)
  const words = await readWords(join(directory, '.slugignore'))
  if (words === undefined) return undefined
  const patterns = parseWords(words)
  return removeMatching({ directory, patterns, signal }, [], Number.POSITIVE_INFINITY)
}

async function removeGit(directory: string, signal: AbortSignal): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    signal.throwIfAborted()
    const path = join(directory, entry.name)
    if (entry.name === '.git') await rm(path, { recursive: true, force: true })
    else if (entry.isDirectory()) await removeGit(path, signal)
  }
}

async function readWords(file: string): Promise<string[] | undefined> {
  const found = await lstat(file).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const text = await readFile(file, 'utf8')
  const words = text.split(/\s+/).map((word) => word.split('#', 1)[0] ?? '')
  return [...new Set(words.filter((word) => word !== ''))]
}

function parseWords(words: string[]): Pattern[] {
  const patterns: Pattern[] = []
  for (const [word, text] of words.entries()) {
    const start = text.includes('/') ? '' : '**/'
    for (const alternative of alternativesOf(text, maxPatterns - patterns.length)) {
      if (alternative === '.' || alternative === '..') continue
      const path = posix.normalize(start + alternative).replace(/^\/+/, '')
      const names = path.split('/').filter((name) => name !== '' && name !== '.')
      if (names.length === 0 || names[0] === '..') continue
      // At the end, `**` has no directory to lead to: it is any name.
      const segments = names.map((name, index) =>
        parseSegment(name === '**' && index === names.length - 1 ? '*' : name),
      )
      patterns.push({ word, segments, directoriesOnly: path.endsWith('/') })
    }
  }
  return patterns
}

function alternativesOf(text: string, limit: number): string[] {
  try {
    return expandBraces(text, limit)
  } catch (error) {
    throw new BuildFailed(`The .slugignore has more than ${maxPatterns} patterns.`, { cause: error })
  }
}

interface Removal {
  directory: string
  patterns: Pattern[]
  signal: AbortSignal
}

/**
 * Removes what matches below a directory of the source.
 *
 * @param names of the directory, from the root of the source
 * @param removedBy the word that removes the directory itself; later words find nothing in it
 */
async function removeMatching(removal: Removal, names: string[], removedBy: number): Promise<number> {
  const { directory, patterns, signal } = removal
  let count = 0
  for (const entry of await readdir(join(directory, ...names), { withFileTypes: true })) {
    signal.throwIfAborted()
    const path = [...names, entry.name]
    const match = patterns.find(
      ({ segments, directoriesOnly }) =>
        (!directoriesOnly || entry.isDirectory()) && matchesPath(path, segments),
    )
    const isMatch = match !== undefined && match.word <= removedBy
    if (isMatch) count += 1
    const word = isMatch ? match.word : removedBy
    if (entry.isDirectory()) count += await removeMatching(removal, path, word)
    if (isMatch) await rm(join(directory, ...path), { recursive: true, force: true })
  }
  return count
}
