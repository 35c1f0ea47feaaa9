import type { Dirent } from 'node:fs'
import { lstat, readdir, readFile, rm } from 'node:fs/promises'
import { join, posix } from 'node:path'
import ignore, { type Ignore } from 'ignore'

/** At any depth. */
const alwaysIgnored = ['.git']

/**
 * Removes from an unpacked source the files that its `.slugignore` matches, `.slugignore` itself, and `.git`. The
 * patterns are those of .gitignore without `!`: https://devcenter.heroku.com/articles/slug-compiler
 *
 * @returns how many files and directories `.slugignore` matched
 * @throws the signal's reason on abort
 */
export async function applySlugignore(directory: string, signal: AbortSignal): Promise<number> {
  await removeMatching(directory, '', rules(alwaysIgnored), signal)
  const file = join(directory, '.slugignore')
  const patterns = await readPatterns(file)
  if (patterns === undefined) return 0
  await rm(file)
  return removeMatching(directory, '', rules(patterns), signal)
}

async function readPatterns(file: string): Promise<string[] | undefined> {
  const found = await lstat(file).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const text = await readFile(file, 'utf8')
  return text.split(/\r?\n/).filter((line) => !line.startsWith('!'))
}

function rules(patterns: string[]): Ignore {
  return ignore({ ignorecase: false }).add(patterns)
}

async function removeMatching(
  root: string,
  below: string,
  rules: Ignore,
  signal: AbortSignal,
): Promise<number> {
  let removed = 0
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    signal.throwIfAborted()
    const path = posix.join(below, entry.name)
    if (rules.ignores(named(path, entry))) {
      await rm(join(root, path), { recursive: true, force: true })
      removed += 1
    } else if (entry.isDirectory()) {
      removed += await removeMatching(root, path, rules, signal)
    }
  }
  return removed
}

/** Patterns with a slash at the end match only directories with one. */
function named(path: string, entry: Dirent): string {
  return entry.isDirectory() ? `${path}/` : path
}
