import { ArchivedPackages } from './archived-packages.js'
import type { IncludedFile } from './include.js'
import { directoriesAbove, formatList } from './paths.js'
import { unregisteredMessage } from './submodules.js'
import type { TarMember } from './tar-stream.js'

/** Bytes. Only a generated one is larger. */
const maxAppJsonSize = 1024 * 1024

/**
 * Takes stock of an archive while it is made: how many files it has, which of them included files replace, and what is
 * wrong with it.
 */
export class Inventory {
  /** Number of files and links. */
  files = 0
  /** Names of the files and links at its root. */
  readonly rootFiles = new Set<string>()
  /** Names of files that included ones have replaced, in the archive's order. */
  readonly replaced: string[] = []
  /** Names of included files that the archive has already without them. */
  readonly present = new Set<string>()
  /** Names of submodules that are not checked out. */
  readonly submodules: string[] = []
  /** Links to commits that `.gitmodules` does not list, by path in the repository. */
  readonly unregistered: string[] = []
  /** The text of the `app.json` at its root, unless that is unusually large. */
  appJson?: string
  /** What a package manager will find. */
  readonly packages = new ArchivedPackages()
  readonly #lfsPointers: string[] = []
  readonly #locked: string[] = []
  readonly #conflicts: string[] = []
  /** Included files, and by each directory above them, one of those below it. */
  readonly #included: Map<string, IncludedFile>
  readonly #below = new Map<string, IncludedFile>()
  /** Of what the archive is made, for messages. */
  readonly #what: string

  /**
   * @param included the files that will be added at the end
   * @param what names what the archive is made of, such as `the commit`
   */
  constructor(included: IncludedFile[], what: string) {
    this.#included = new Map(included.map((file) => [file.name, file]))
    this.#what = what
    for (const file of included.filter(({ hasTarget }) => hasTarget)) {
      for (const directory of directoriesAbove(file.name)) this.#below.set(directory, file)
    }
  }

  /** Returns whether {@link add} and {@link addIncluded} need the content of a file. */
  readonly keepContent = (name: string, size: number): boolean =>
    (name === 'app.json' && size <= maxAppJsonSize) || this.packages.keepContent(name, size)

  /** Returns whether an included file replaces the file of this name, which must then not be archived. */
  replaces(name: string): boolean {
    const isReplaced = this.#included.get(name)?.hasTarget === true
    if (isReplaced) this.replaced.push(name)
    return isReplaced
  }

  /** Takes note of a member other than the included files. */
  add(member: TarMember): void {
    if (this.#included.size > 0) this.#compare(member)
    this.#count(member)
  }

  /** Takes note of an included file. */
  addIncluded(member: TarMember): void {
    // One without a target follows the version that it replaces, and was counted with it.
    if (this.present.has(member.name)) this.files--
    this.#count(member)
  }

  /**
   * @param exclude says how to leave out files on purpose
   * @throws Error that says what is missing or in conflict
   */
  requireComplete(exclude: string): void {
    const problems: string[] = []
    const add = (names: string[], problem: string, advice: string) => {
      if (names.length > 0) problems.push(`${problem}:\n${formatList(names)}\n${advice}`)
    }
    add(
      this.submodules,
      'Submodules are not checked out',
      `Set 'submodules: recursive' of actions/checkout, ${exclude}`,
    )
    if (this.unregistered.length > 0) problems.push(unregisteredMessage(this.unregistered))
    add(
      this.#lfsPointers,
      'Git LFS has left pointers in place of files',
      `Set 'lfs: true' of actions/checkout, ${exclude}`,
    )
    add(
      this.#locked,
      'git-crypt has encrypted files, and the checkout is locked',
      `Run 'git-crypt unlock' in a step before this one, ${exclude}`,
    )
    add(
      this.#conflicts,
      "Input 'include' can't replace directories by files, or files by directories",
      'Choose other targets',
    )
    if (problems.length > 0) throw new Error(problems.join('\n'))
  }

  /** Compares a member with the included files. */
  #compare({ name: memberName, type }: TarMember): void {
    const name = memberName.replace(/\/$/, '')
    const included = this.#included.get(name)
    if (type !== 'directory') {
      const below = this.#below.get(name)
      if (below)
        this.#conflicts.push(`${name} is a file in ${this.#what}, and '${below.item}' puts files below it`)
      if (included) this.present.add(name)
    } else if (included?.hasTarget) {
      this.#conflicts.push(
        `${name} is a directory in ${this.#what}, and '${included.item}' puts a file there`,
      )
    }
  }

  #count(member: TarMember): void {
    const { type, name, placeholder, content } = member
    if (type === 'directory') return
    this.files++
    if (!name.includes('/')) this.rootFiles.add(name)
    if (name === 'app.json' && content) this.appJson = content.toString('utf8')
    this.packages.add(member)
    if (placeholder === 'lfs-pointer') this.#lfsPointers.push(name)
    if (placeholder === 'git-crypt') this.#locked.push(name)
  }
}
