import { join, posix } from 'node:path'
import type { CommitDirectory } from './commit.js'
import type { Git } from './git.js'
import { partialCloneOptions } from './partial-clone.js'
import { isCheckedOut, listSubmodules } from './submodules.js'
import { type TarMember, tarMembers } from './tar-stream.js'

/** What a commit's archive lacks, by name in the archive. */
export interface MissingContent {
  submodules: string[]
  lfsPointers: string[]
}

/** What goes along while a commit and its submodules are walked through. */
export interface CommitMembersOptions {
  git: Git
  missing: MissingContent
  onMember: (member: TarMember) => void
}

/**
 * Gives the members of a commit's archive, and after them those of its submodules, each from the commit that is
 * recorded for it. Submodules that are not checked out are noted as gaps.
 *
 * @param part becomes the archive's root
 * @param place directory of the archive where it goes instead; empty for the root
 */
export async function* commitMembers(
  part: CommitDirectory,
  walk: CommitMembersOptions,
  place = '',
): AsyncGenerator<Uint8Array> {
  const { root, sha, prefix } = part
  const empty = new EmptyDirectories()
  const onMember = (member: TarMember) => {
    empty.push(member)
    walk.onMember(member)
  }
  const moved = place ? [`--prefix=${place}/`] : []
  const only = prefix ? ['--', prefix] : []
  const options = await partialCloneOptions(walk.git, part)
  const archive = walk.git.archive(root, ...options, ...moved, sha, ...only)
  yield* tarMembers(archive, { strip: prefix, dropGlobalHeader: place !== '', onMember })

  // git leaves an empty directory where a submodule belongs, and nothing where it is marked export-ignore.
  const places = empty.names()
  if (places.size === 0) return
  for (const submodule of await listSubmodules(walk.git, part)) {
    const below = posix.join(place, posix.relative(prefix, submodule.path))
    if (!places.has(below)) continue
    const directory = join(root, submodule.path)
    if (await isCheckedOut(walk.git, directory, submodule.sha)) {
      yield* commitMembers({ root: directory, sha: submodule.sha, prefix: '' }, walk, below)
    } else {
      walk.missing.submodules.push(below)
    }
  }
}

/** Finds the directories of an archive that have nothing in them: their members are followed by no member below. */
class EmptyDirectories {
  readonly #names = new Set<string>()
  #last: string | undefined

  push({ type, name }: TarMember): void {
    if (this.#last !== undefined && !name.startsWith(this.#last)) this.#add(this.#last)
    this.#last = type === 'directory' ? name : undefined
  }

  /** Without a `/` at the end. */
  names(): Set<string> {
    if (this.#last !== undefined) this.#add(this.#last)
    return this.#names
  }

  #add(name: string): void {
    this.#names.add(name.replace(/\/$/, ''))
  }
}
