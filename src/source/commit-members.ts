import { stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { Git } from './git.js'
import { type TarMember, tarMembers } from './tar-stream.js'

/** A part of a commit, and where it goes in the archive. */
export interface CommitPart {
  /** Top directory of the repository's checkout. */
  root: string
  sha: string
  /** Directory of the commit that is meant; empty for all of it. It becomes the root. */
  prefix: string
  /** Directory of the archive where it goes; empty for the root. */
  place: string
}

/** What a commit's archive lacks, by name in the archive. */
export interface Gaps {
  submodules: string[]
  lfsPointers: string[]
}

/** What goes along while a commit and its submodules are walked through. */
export interface Walk {
  git: Git
  signal: AbortSignal
  gaps: Gaps
  onMember: (member: TarMember) => void
}

/** A commit of another repository at a path of this one. */
interface Submodule {
  path: string
  sha: string
}

/**
 * Gives the members of a commit's archive, and after them those of its submodules, each from the commit that is
 * recorded for it. Submodules that are not checked out are noted as gaps.
 */
export async function* commitMembers(part: CommitPart, walk: Walk): AsyncGenerator<Uint8Array> {
  const { root, sha, prefix, place } = part
  const directories = new Set<string>()
  const onMember = (member: TarMember) => {
    if (member.type === 'directory') directories.add(member.name.replace(/\/$/, ''))
    walk.onMember(member)
  }
  const moved = place ? [`--prefix=${place}/`] : []
  const only = prefix ? ['--', prefix] : []
  const args = ['--literal-pathspecs', 'archive', '--format=tar', ...moved, sha, ...only]
  const archive = walk.git.stream(root, walk.signal, ...args)
  yield* tarMembers(archive, { strip: prefix, dropGlobalHeader: place !== '', onMember })

  for (const submodule of await submodulesOf(part, walk.git)) {
    const below = posix.join(place, posix.relative(prefix, submodule.path))
    // git leaves an empty directory where a submodule belongs, and nothing where it is marked export-ignore.
    if (!directories.has(below)) continue
    const directory = join(root, submodule.path)
    if (await isCheckedOut(walk.git, directory, submodule.sha)) {
      yield* commitMembers({ root: directory, sha: submodule.sha, prefix: '', place: below }, walk)
    } else {
      walk.gaps.submodules.push(below)
    }
  }
}

async function submodulesOf({ root, sha, prefix }: CommitPart, git: Git): Promise<Submodule[]> {
  const only = prefix ? ['--', `${prefix}/`] : []
  const args = ['--literal-pathspecs', 'ls-tree', '-r', '-d', '-z', '--full-tree', sha, ...only]
  const trees = await git.output(root, ...args)
  return trees.split('\0').flatMap((entry) => {
    const [, sha, path] = /^160000 commit ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? []
    return sha && path ? [{ sha, path }] : []
  })
}

/** In an empty directory, git would find the repository around it. */
async function isCheckedOut(git: Git, directory: string, sha: string): Promise<boolean> {
  const entry = await stat(join(directory, '.git')).catch(() => undefined)
  return (
    entry !== undefined && (await git.maybe(directory, 'cat-file', '-e', `${sha}^{commit}`)) !== undefined
  )
}
