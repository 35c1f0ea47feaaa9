import type { Stats } from 'node:fs'
import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { formatList } from './paths.js'

/**
 * Names of files to which actions write credentials: actions/checkout in `RUNNER_TEMP` since version 6, and
 * google-github-actions/auth in the workspace, whose README asks to keep them out of artifacts.
 */
const credentialFile = /^(?:git-credentials-.*\.config|gha-creds-.*\.json)$/i

/** Returns whether a file of this name, without its directory, holds credentials that an action has written. */
export function isCredentialFile(name: string): boolean {
  return credentialFile.test(name)
}

/**
 * Files that may hold credentials: those of each `.git` in the workspace, except objects, and those that actions write to
 * the workspace and the runner's temporary directory. Only its inode identifies a hard link to one of them.
 */
export class CredentialFiles {
  readonly #workspace: string
  readonly #temporary: string
  readonly #envFiles: string[]
  #inodes: Promise<Set<string>> | undefined

  /**
   * @param workspace absolute
   * @param temporary the runner's temporary directory; empty outside of a workflow
   * @param envFiles absolute paths of the files of the input `env-file`
   */
  constructor(workspace: string, temporary: string, envFiles: string[]) {
    this.#workspace = workspace
    this.#temporary = temporary
    this.#envFiles = envFiles
  }

  /** Returns a function that recognises the files of the input `env-file` and hard links to them. */
  async envFileTest(): Promise<(stats: Stats) => boolean> {
    const stats = await Promise.all(this.#envFiles.map((file) => stat(file).catch(() => undefined)))
    const inodes = new Set(stats.flatMap((found) => (found ? [inodeKey(found)] : [])))
    return (found) => inodes.size > 0 && inodes.has(inodeKey(found))
  }

  /**
   * Checks that no file is a hard link to one of these.
   *
   * @throws Error with the message, the names of the files, and the advice
   */
  async requireNoLinks(
    files: { name: string; stats: Stats }[],
    message: string,
    advice: string,
  ): Promise<void> {
    const linked = files.filter(({ stats }) => stats.isFile() && stats.nlink > 1)
    if (linked.length === 0) return
    // Searched only when needed: most workspaces have no hard links.
    this.#inodes ??= this.#search()
    const inodes = await this.#inodes
    const names = linked.filter(({ stats }) => inodes.has(inodeKey(stats))).map(({ name }) => name)
    if (names.length > 0) throw new Error(`${message}:\n${formatList(names)}\n${advice}`)
  }

  async #search(): Promise<Set<string>> {
    const inodes = new Set<string>()
    await searchWorkspace(this.#workspace, inodes)
    const names = this.#temporary ? await readdir(this.#temporary).catch(() => []) : []
    for (const name of names) {
      if (isCredentialFile(name)) inodes.add(inodeKey(await lstat(join(this.#temporary, name))))
    }
    return inodes
  }
}

async function searchWorkspace(directory: string, inodes: Set<string>): Promise<void> {
  for (const entry of await readEntries(directory)) {
    const path = join(directory, entry.name)
    if (/^\.git$/i.test(entry.name)) await searchRepository(path, inodes)
    else if (entry.isDirectory()) await searchWorkspace(path, inodes)
    else if (isCredentialFile(entry.name)) inodes.add(inodeKey(await lstat(path)))
  }
}

/** In a worktree, `.git` is a file with the path of the repository, which has a file with the path of its common part. */
async function searchRepository(path: string, inodes: Set<string>): Promise<void> {
  const text = await readIfFile(path)
  const repository = text === undefined ? path : resolve(path, '..', text.replace(/^gitdir:/, '').trim())
  const common = await readIfFile(join(repository, 'commondir'))
  await searchFiles(repository, inodes)
  if (common !== undefined) await searchFiles(resolve(repository, common.trim()), inodes)
}

async function searchFiles(directory: string, inodes: Set<string>): Promise<void> {
  for (const entry of await readEntries(directory)) {
    const path = join(directory, entry.name)
    if (entry.isFile()) inodes.add(inodeKey(await lstat(path)))
    // Objects are many, and local clones share them as hard links.
    else if (entry.isDirectory() && entry.name !== 'objects') await searchFiles(path, inodes)
  }
}

async function readEntries(directory: string) {
  return readdir(directory, { withFileTypes: true }).catch(() => [])
}

async function readIfFile(path: string): Promise<string | undefined> {
  const stats = await lstat(path).catch(() => undefined)
  return stats?.isFile() ? readFile(path, 'utf8') : undefined
}

function inodeKey({ dev, ino }: Stats): string {
  return `${dev}:${ino}`
}
