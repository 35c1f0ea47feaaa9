import type { Stats } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { formatList } from './paths.js'

/** Where actions/checkout leaves its credentials in `RUNNER_TEMP`, since its version 6. */
const credentialFile = /^git-credentials-.*\.config$/i

/**
 * Checks that files which the input `include` has found can be packed, and may be.
 *
 * @param root absolute directory of the names
 * @throws Error that names the files which are none, or hard links to credentials
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
      `Input 'include' matches what is neither a file nor a link, and can't be packed:\n${formatList(special)}\nRemove it, or leave it out with '!' and its name`,
    )
  }
  const secret = await credentials.findHardLinks(found)
  if (secret.length > 0) {
    throw new Error(
      `Input 'include' matches hard links to files of git in which credentials may be:\n${formatList(secret)}\nRemove them, or leave them out with '!' and their names`,
    )
  }
}

/** Returns what is in a file's place: opened, a FIFO would keep us waiting, and a device may never end. */
export function specialFileType(stats: Stats): string | undefined {
  if (stats.isFIFO()) return 'a FIFO'
  if (stats.isSocket()) return 'a socket'
  if (stats.isCharacterDevice() || stats.isBlockDevice()) return 'a device'
  return undefined
}

/**
 * The files in which git may have credentials: those of each `.git` in the workspace but for its objects, and those that
 * actions/checkout leaves in the runner's temporary directory. By another name, as a hard link, nothing but their inode
 * tells that they are what they are.
 */
export class CredentialFiles {
  readonly #workspace: string
  readonly #temporary: string
  #inodes: Promise<Set<string>> | undefined

  /**
   * @param workspace absolute
   * @param temporary directory of the runner; empty outside of a workflow
   */
  constructor(workspace: string, temporary: string) {
    this.#workspace = workspace
    this.#temporary = temporary
  }

  /** Returns the names of those files that are the same as one of these. */
  async findHardLinks(files: { name: string; stats: Stats }[]): Promise<string[]> {
    const linked = files.filter(({ stats }) => stats.isFile() && stats.nlink > 1)
    if (linked.length === 0) return []
    // Most workspaces have no hard links, and are not searched.
    this.#inodes ??= this.#search()
    const inodes = await this.#inodes
    return linked.filter(({ stats }) => inodes.has(inode(stats))).map(({ name }) => name)
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

/** Of a worktree, `.git` is a file that says where the repository is, and that says where its common part is. */
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
    // Local clones share their objects by hard links, and there are many.
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
