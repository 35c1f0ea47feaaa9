import { join, posix } from 'node:path'
import type { CommitDirectory } from './commit-directory.js'
import type { ArchivedPart } from './export-ignore.js'
import type { Git } from './git.js'
import type { Inventory } from './inventory.js'
import { partialCloneOptions } from './partial-clone.js'
import { isCheckedOut, isRegistered, listSubmodules } from './submodules.js'
import { type TarMember, tarMembers } from './tar-stream.js'

/** What the archives of a commit and of its submodules have in common. */
export interface CommitMembersOptions {
  git: Git
  /** Receives what goes into the archive, and the submodules that are not checked out. */
  inventory: Inventory
  /** Receives the parts of the archive, one for each repository. */
  parts: ArchivedPart[]
}

/**
 * Yields the tar members of a directory of a commit, followed by those of its submodules, each from the commit that the
 * repository records for it.
 *
 * @param directory becomes the archive's root
 * @param prefix directory of the archive to put it into; empty for the root
 */
export async function* commitMembers(
  directory: CommitDirectory,
  options: CommitMembersOptions,
  prefix = '',
): AsyncGenerator<Uint8Array> {
  const { checkout, sha, path } = directory
  const { git, inventory, parts } = options
  const names: string[] = []
  parts.push({ directory, prefix, names })
  const emptyDirectories = new EmptyDirectories()
  const onMember = (member: TarMember) => {
    emptyDirectories.push(member)
    if (member.type !== 'directory') names.push(member.name)
    inventory.add(member)
  }
  const drop = (name: string) => {
    const isReplaced = inventory.replaces(name)
    if (isReplaced) names.push(name)
    return isReplaced
  }
  const { keepContent } = inventory
  const prefixOption = prefix ? [`--prefix=${prefix}/`] : []
  const paths = path ? ['--', path] : []
  const cloneOptions = await partialCloneOptions(git, directory)
  const archive = git.archive(checkout, ...cloneOptions, ...prefixOption, sha, ...paths)
  const dropGlobalHeader = prefix !== ''
  yield* tarMembers(archive, { strip: path, dropGlobalHeader, drop, keepContent, onMember })

  // In place of a submodule, git writes an empty directory, and nothing where it is marked export-ignore.
  const empty = emptyDirectories.names()
  if (empty.size === 0) return
  for (const submodule of await listSubmodules(git, directory)) {
    const name = posix.join(prefix, posix.relative(path, submodule.path))
    if (!empty.has(name)) continue
    names.push(name)
    const submoduleCheckout = join(checkout, submodule.path)
    if (await isCheckedOut(git, submoduleCheckout, submodule.sha)) {
      yield* commitMembers({ checkout: submoduleCheckout, sha: submodule.sha, path: '' }, options, name)
    } else {
      const isKnown = await isRegistered(git, directory, submodule.path)
      if (isKnown) inventory.submodules.push(name)
      else inventory.unregistered.push(posix.join(prefix, submodule.path))
    }
  }
}

/** Finds the empty directories of an archive: no member below them follows their own. */
class EmptyDirectories {
  readonly #names = new Set<string>()
  #last: string | undefined

  push({ type, name }: TarMember): void {
    if (this.#last !== undefined && !name.startsWith(this.#last)) this.#add(this.#last)
    this.#last = type === 'directory' ? name : undefined
  }

  /** Returns their names, without a `/` at the end. */
  names(): Set<string> {
    if (this.#last !== undefined) this.#add(this.#last)
    return this.#names
  }

  #add(name: string): void {
    this.#names.add(name.replace(/\/$/, ''))
  }
}
