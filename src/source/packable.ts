import type { Stats } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { formatList } from './paths.js'

/** File in `RUNNER_TEMP` to which actions/checkout writes its credentials since version 6. */
const credentialFile = /^git-credentials-.*\.config$/i

/**
 * Checks that files which the input `include` matches can and may be packed.
 *
 * @param names relative to `root`
 * @param root absolute
 * @throws Error that lists special files, or hard links to credentials
 */
export async function requirePackable(
  names: string[],
  root: string,
  credentials: CredentialFiles,
): Promise<void> {
  const found = await Promise.all(names.map(async (name) => ({ name, stats: await lstat(join(root, name)) })))
  const special = found.flatMap(({ name, stats }) => {
    const type = specialFileType(stats)
    return type ? [`${name} (${type})`] : []
  })
  if (special.length > 0) {
    throw new Error(
      `Input 'include' matches special files, which can't be packed:\n${formatList(special)}\nRemove them, or exclude them with '!' and their names`,
    )
  }
  const message = "Input 'include' matches hard links to git files that may hold credentials"
  await credentials.requireNoLinks(found, message, "Remove them, or exclude them with '!' and their names")
}

/** Returns the kind of a special file. Reading one could block forever (a FIFO) or never end (a device). */
export function specialFileType(stats: Stats): string | undefined {
  if (stats.isFIFO()) return 'a FIFO'
  if (stats.isSocket()) return 'a socket'
  if (stats.isCharacterDevice() || stats.isBlockDevice()) return 'a device'
  return undefined
}

/**
 * Files that may hold git's credentials: those of each `.git` in the workspace, except objects, and those that
 * actions/checkout writes to the runner's temporary directory. Only its inode identifies a hard link to one of them.
 */
export class CredentialFiles {
  readonly #workspace: string
  readonly #temporary: string
  #inodes: Promise<Set<string>> | undefined

  /**
   * @param workspace absolute
   * @param temporary the runner's temporary directory; empty outside of a workflow
   */
  constructor(workspace: string, temporary: string) {
    this.#workspace = workspace
    this.#temporary = temporary
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
    const names = linked.filter(({ stats }) => inodes.has(inode(stats))).map(({ name }) => name)
    if (names.length > 0) throw new Error(`${message}:\n${formatList(names)}\n${advice}`)
  }

  async #search(): Promise<Set<string>> {
    const found = new Set<string>()
    await searchWorkspace(this.#workspace, found)
    const names = this.#temporary ? await readdir(this.#temporary).catch(() => []) : []
    for (const name of names) {
      if (credentialFile.test(name)) found.add(inode(await lstat(join(this.#temporary, name))))
    }
    return found
  }
}

async function searchWorkspace(directory: string, found: Set<string>): Promise<void> {
  for (const entry of await entriesOf(directory)) {
    const path = join(directory, entry.name)
    if (/^\.git$/i.test(entry.name)) await searchRepository(path, found)
    else if (entry.isDirectory()) await searchWorkspace(path, found)
  }
}

/** In a worktree, `.git` is a file with the path of the repository, which has a file with the path of its common part. */
async function searchRepository(path: string, found: Set<string>): Promise<void> {
  const text = await readIfFile(path)
  const repository = text === undefined ? path : resolve(path, '..', text.replace(/^gitdir:/, '').trim())
  const common = await readIfFile(join(repository, 'commondir'))
  await searchFiles(repository, found)
  if (common !== undefined) await searchFiles(resolve(repository, common.trim()), found)
}

async function searchFiles(directory: string, found: Set<string>): Promise<void> {
  for (const entry of await entriesOf(directory)) {
    const path = join(directory, entry.name)
    if (entry.isFile()) found.add(inode(await lstat(path)))
    // Objects are many, and local clones share them as hard links.
    else if (entry.isDirectory() && entry.name !== 'objects') await searchFiles(path, found)
  }
}

async function entriesOf(directory: string) {
  return readdir(directory, { withFileTypes: true }).catch(() => [])
}

async function readIfFile(path: string): Promise<string | undefined> {
  const stats = await lstat(path).catch(() => undefined)
  return stats?.isFile() ? readFile(path, 'utf8') : undefined
}

function inode({ dev, ino }: Stats): string {
  return `${dev}:${ino}`
}
