import { join, posix } from 'node:path'
import type { CommitPart } from './commit.js'
import type { Git } from './git.js'
import { isCheckedOut, submodulesBelow } from './submodules.js'
import { type TarMember, tarMembers } from './tar-stream.js'

/** What a commit's archive lacks, by name in the archive. */
export interface Gaps {
  submodules: string[]
  lfsPointers: string[]
}

/** What goes along while a commit and its submodules are walked through. */
export interface Walk {
  git: Git
  gaps: Gaps
  onMember: (member: TarMember) => void
}

/**
 * Gives the members of a commit's archive, and after them those of its submodules, each from the commit that is
 * recorded for it. Submodules that are not checked out are noted as gaps.
 *
 * @param part becomes the archive's root
 * @param place directory of the archive where it goes instead; empty for the root
 */
export async function* commitMembers(part: CommitPart, walk: Walk, place = ''): AsyncGenerator<Uint8Array> {
  const { root, sha, prefix } = part
  const directories = new Set<string>()
  const onMember = (member: TarMember) => {
    if (member.type === 'directory') directories.add(member.name.replace(/\/$/, ''))
    walk.onMember(member)
  }
  const moved = place ? [`--prefix=${place}/`] : []
  const only = prefix ? ['--', prefix] : []
  const archive = walk.git.archive(root, ...moved, sha, ...only)
  yield* tarMembers(archive, { strip: prefix, dropGlobalHeader: place !== '', onMember })

  for (const submodule of await submodulesBelow(walk.git, part)) {
    const below = posix.join(place, posix.relative(prefix, submodule.path))
    // git leaves an empty directory where a submodule belongs, and nothing where it is marked export-ignore.
    if (!directories.has(below)) continue
    const directory = join(root, submodule.path)
    if (await isCheckedOut(walk.git, directory, submodule.sha)) {
      yield* commitMembers({ root: directory, sha: submodule.sha, prefix: '' }, walk, below)
    } else {
      walk.gaps.submodules.push(below)
    }
  }
}
