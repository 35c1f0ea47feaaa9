import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { Git } from './git.js'
import { isPartial } from './partial-clone.js'

/** Files of a commit or of a directory, by path from its root, separated by `/`. */
export interface FileTree {
  /** Returns those of the given paths that are files. */
  find(paths: string[]): Promise<string[]>
  /** Lists all files below directories; the empty path is the root. */
  list(directories: string[]): Promise<string[]>
  /**
   * Reads files. Leaves out those that are larger than 1 MiB, and those of a commit that a partial clone
   * would have to fetch.
   */
  read(paths: string[]): Promise<Map<string, string>>
}

/** Bytes of a file that may be read. A larger `package.json` is not one that a person has written. */
const maxFileSize = 1024 * 1024
/** As many paths as every system takes on a command line. */
const batchSize = 100
/** Directories that are searched at most outside of a repository. */
const maxDirectories = 20_000

/** The files of a commit. */
export class CommitTree implements FileTree {
  readonly #git: Git
  readonly #checkout: string
  readonly #sha: string

  /** @param checkout top directory of the repository */
  constructor(git: Git, checkout: string, sha: string) {
    this.#git = git
    this.#checkout = checkout
    this.#sha = sha
  }

  async find(paths: string[]): Promise<string[]> {
    const entries = await this.#listTree([], paths)
    return entries.flatMap((entry) => /^100\d+ blob [0-9a-f]+\t(.*)$/s.exec(entry)?.[1] ?? [])
  }

  async list(directories: string[]): Promise<string[]> {
    const paths = directories.includes('') ? [] : directories.map((directory) => `${directory}/`)
    return this.#listTree(['-r', '--name-only'], paths)
  }

  async read(paths: string[]): Promise<Map<string, string>> {
    const texts = new Map<string, string>()
    const present = await this.#withoutMissing(paths)
    for (let done = 0; done < present.length; done += batchSize) {
      const blobs = await this.#listBlobs(present.slice(done, done + batchSize))
      if (blobs.length === 0) continue
      const content = await this.#git.bytes(this.#checkout, 'show', ...blobs.map(({ id }) => id))
      let start = 0
      for (const { path, size } of blobs) {
        texts.set(path, content.toString('utf8', start, start + size))
        start += size
      }
    }
    return texts
  }

  /** In a partial clone, git fetches missing files one by one. Those in the checkout are not missing. */
  async #withoutMissing(paths: string[]): Promise<string[]> {
    if (!(await isPartial(this.#git, this.#checkout))) return paths
    return findFiles(this.#checkout, paths)
  }

  async #listBlobs(paths: string[]): Promise<{ path: string; id: string; size: number }[]> {
    const entries = await this.#listTree(['--long'], paths)
    return entries.flatMap((entry) => {
      const [, id, digits, path] = /^100\d+ blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(entry) ?? []
      const size = Number(digits)
      return id && path && size <= maxFileSize ? [{ path, id, size }] : []
    })
  }

  #listTree(options: string[], paths: string[]): Promise<string[]> {
    return this.#git.listTree(this.#checkout, this.#sha, options, paths)
  }
}

/** The files of a directory that is in no repository. Links are not followed. */
export class DirectoryTree implements FileTree {
  readonly #root: string

  /** @param root absolute */
  constructor(root: string) {
    this.#root = root
  }

  find(paths: string[]): Promise<string[]> {
    return findFiles(this.#root, paths)
  }

  async list(directories: string[]): Promise<string[]> {
    const files: string[] = []
    const waiting = [...directories]
    for (let searched = 0; waiting.length > 0 && searched < maxDirectories; searched++) {
      const directory = waiting.pop() ?? ''
      const entries = await readdir(join(this.#root, directory), { withFileTypes: true }).catch(() => [])
      for (const entry of entries) {
        const path = posix.join(directory, entry.name)
        if (entry.isFile()) files.push(path)
        else if (entry.isDirectory() && !['node_modules', '.git'].includes(entry.name)) waiting.push(path)
      }
    }
    return files
  }

  async read(paths: string[]): Promise<Map<string, string>> {
    const found = await findFiles(this.#root, paths, maxFileSize)
    const texts = new Map<string, string>()
    for (const path of found) texts.set(path, await readFile(join(this.#root, path), 'utf8'))
    return texts
  }
}

async function findFiles(root: string, paths: string[], maxSize = Infinity): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const stats = await lstat(join(root, path)).catch(() => undefined)
    if (stats?.isFile() && stats.size <= maxSize) found.push(path)
  }
  return found
}
