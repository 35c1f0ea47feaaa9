import type { Run } from '../runner/run.js'
import type { Commit } from '../source/commit.js'
import { isCommitId, isFullCommitId } from '../text/commit-id.js'
import type { Deploy } from './deploy.js'

/**
 * Decides which version the build records: the input `version`, unless it is the id of a different commit. In that case
 * it is the id of the deployed commit, and a warning says so. The id of an annotated tag counts as its commit's id.
 *
 * @param version the input; anything other than a commit id is recorded unchanged
 * @param commit undefined for a directory outside a git repository
 */
export async function resolveVersion(
  { log }: { log: Pick<Run['log'], 'warning'> },
  version: string,
  commit: Commit | undefined,
): Promise<string> {
  if (!commit) return version
  const matching = await matchVersion(version, commit)
  if (matching !== undefined) return matching
  log.warning(
    `${describeMismatch(version, commit)}. The build records the commit that is deployed. Pass the same commit as 'ref' to actions/checkout and as 'version' here; for a pull request, use github.event.pull_request.head.sha`,
  )
  return commit.sha
}

/**
 * Compares a version with the checked-out commit.
 *
 * @returns the version to record: the commit's id for the id of an annotated tag on the commit and for an id in capital
 * letters; undefined if the version is the id, full or abbreviated, of a different commit
 */
export async function matchVersion(version: string, commit: Commit): Promise<string | undefined> {
  if (!(isCommitId(version) || isFullCommitId(version))) return version
  if (version.toLowerCase() === commit.sha) return commit.sha
  if (commit.sha.startsWith(version.toLowerCase())) return version
  return (await commit.isTaggedBy(version)) ? commit.sha : undefined
}

/** Says that a version is not the checked-out commit. */
export function describeMismatch(version: string, { sha }: Commit): string {
  return `The input 'version' is ${version}, but the checked-out commit is ${sha}`
}

/**
 * Sets the version that the build records, once it is certain.
 *
 * @param commit the checked-out commit; undefined if there is none, or it is unknown
 */
export function setVersion(deploy: Deploy, version: string, commit: Commit | undefined): void {
  if (version !== deploy.options.version) deploy.options = { ...deploy.options, version }
  deploy.onVersion?.(commit)
}
