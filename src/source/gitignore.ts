import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ignore, Options } from 'ignore'

/** As git assumes for the file systems of these systems when it makes a repository. */
const options: Options = { ignorecase: process.platform === 'win32' || process.platform === 'darwin' }

/** The patterns of the `.gitignore` files that apply in a directory, as https://git-scm.com/docs/gitignore has them. */
export class GitIgnore {
  readonly #create: () => Ignore
  readonly #rules: Ignore

  private constructor(create: () => Ignore, rules: Ignore) {
    this.#create = create
    this.#rules = rules
  }

  /** Returns the patterns that apply without any `.gitignore`: none. */
  static async none(): Promise<GitIgnore> {
    // Few deploys need it.
    const { default: ignore } = await import('ignore')
    const create = () => ignore(options)
    return new GitIgnore(create, create())
  }

  /**
   * Returns these patterns and those of a directory's own `.gitignore`, which come last and so win. As git does, it does
   * not follow a link in place of that file.
   *
   * @param root absolute
   * @param directory relative to the root, with `/` as separator; empty for the root
   */
  async enter(root: string, directory: string): Promise<GitIgnore> {
    const file = join(root, directory, '.gitignore')
    const stats = await lstat(file).catch(() => undefined)
    const lines = stats?.isFile() ? (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/) : []
    const patterns = lines.flatMap((line) => patternBelow(directory, line) ?? [])
    // Rules remember each path that was asked for, and so a directory has rules that are forgotten with it.
    return new GitIgnore(this.#create, this.#create().add(this.#rules).add(patterns))
  }

  /**
   * Returns whether a path is ignored.
   *
   * @param path relative to the root, with `/` as separator, and at the end of a directory
   */
  ignores(path: string): boolean {
    return this.#rules.ignores(path)
  }
}

/** Makes a pattern of a directory's `.gitignore` relative to the root; returns undefined for a line without a pattern. */
function patternBelow(directory: string, line: string): string | undefined {
  if (line.trim() === '' || line.startsWith('#')) return undefined
  if (directory === '') return line
  const [, negation = '', pattern = ''] = /^(!?)(.*)$/s.exec(line) ?? []
  // Only a pattern with a slash before its end is relative to the directory of its file.
  const isRelative = /\/./.test(pattern.trimEnd())
  const literalDirectory = directory.replace(/[\\*?[\]]/g, '\\$&')
  const rest = isRelative ? pattern.replace(/^\//, '') : `**/${pattern}`
  return `${negation}/${literalDirectory}/${rest}`
}
