import { isFullCommitId } from './commit-id.js'
import { toOneLine } from './control-characters.js'
import { formatCount, shortId } from './format.js'
import { redactAndTruncate } from './redact.js'

/** How a version differs from the one that an app ran before. */
export interface Comparison {
  /** The version before; absent on an app's first deploy. */
  previous?: string
  /** Both versions as they are shown in one line: the ids of commits are shortened. */
  from: string
  to: string
  /** Whether both are the same commit. */
  isSame: boolean
  /** GitHub's page that compares both; empty unless both are commits, and the repository is known. */
  url: string
  /** The number of commits in words, such as `3 commits later`; empty if the checkout does not show it. */
  distance: string
  /** What the version is to the one before, whose name follows: `3 commits later than`; `before:` if unknown. */
  relation: string
  /** The comparison in a few words, such as `89abcdef...01234567, 3 commits later`. */
  note: string
}

/** How far a commit is from another one. */
export interface CommitDistance {
  /** The number of commits that it has and the other one lacks. */
  ahead: number
  /** The number of commits that it lacks and the other one has. */
  behind: number
}

/** What a comparison is made of. */
export interface Compared {
  /** Absent on an app's first deploy. */
  previous?: string
  current: string
  /** Id of the current version's commit, if the version is another name; by default the version. */
  commit?: string
  /** URL of the repository at GitHub; empty if unknown. */
  repositoryUrl: string
  distance?: CommitDistance | undefined
}

/** Characters of a version that is no commit id which are shown. */
const maxLength = 60

/** Compares the version that an app ran before with the one that is deployed. */
export function compareVersions(compared: Compared): Comparison {
  const { previous, current, commit = current, repositoryUrl } = compared
  const to = shortVersion(current)
  const none = { to, url: '', distance: '', relation: '' }
  if (previous === undefined) return { ...none, from: '', isSame: false, note: 'first deploy' }
  const from = shortVersion(previous)
  if (previous === current || previous === commit)
    return { ...none, previous, from, isSame: true, note: 'the same commit again' }
  const hasPage = repositoryUrl !== '' && [previous, commit].every(isFullCommitId)
  const { distance, relation } = describeDistance(compared.distance)
  return {
    previous,
    from,
    to,
    isSame: false,
    url: hasPage ? `${repositoryUrl}/compare/${abbreviate(previous)}...${abbreviate(commit)}` : '',
    distance,
    relation,
    note: [`${from}...${to}`, distance].filter(Boolean).join(', '),
  }
}

/**
 * Returns whether a version is safe to be an output, which workflows put into scripts. Heroku records any text as a
 * version, and everybody who may deploy to an app chooses it.
 */
export function isPlainVersion(version: string): boolean {
  return /^\w[\w.+/-]{0,127}$/.test(version)
}

/** Shortens the id of a commit as GitHub itself does in the addresses of comparisons (`compare` of the event `push`). */
function abbreviate(commit: string): string {
  return commit.slice(0, 12)
}

/** Returns a version for a line of text: the id of a commit is shortened, and any other text is cut. */
export function shortVersion(version: string): string {
  return isFullCommitId(version) ? shortId(version) : toOneLine(redactAndTruncate(version, maxLength))
}

function describeDistance(commits: CommitDistance | undefined): { distance: string; relation: string } {
  if (!commits) return { distance: '', relation: 'before:' }
  const { ahead, behind } = commits
  const [distance, preposition] =
    behind === 0
      ? [`${formatCount(ahead, 'commit')} later`, ' than']
      : ahead === 0
        ? [`${formatCount(behind, 'commit')} back`, ' from']
        : [`${formatCount(ahead, 'commit')} ahead and ${behind} behind`, '']
  return { distance, relation: distance + preposition }
}
