/** A directory of a commit: of the checked-out one, or of a submodule's. */
export interface CommitDirectory {
  /** Top directory of the repository's checkout. */
  checkout: string
  sha: string
  /** Relative to the top directory, separated by `/`; empty for the top directory. */
  path: string
}
