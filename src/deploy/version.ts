import type { Run } from '../runner/run.js'
import type { Commit } from '../source/commit.js'
import { isCommitId, isFullCommitId } from '../text/commit-id.js'

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
  if (!commit || !(isCommitId(version) || isFullCommitId(version))) return version
  if (commit.sha.startsWith(version.toLowerCase())) return version
  if (!(await commit.isTaggedBy(version))) {
    log.warning(
      `The input 'version' is ${version}, but the checked-out commit is ${commit.sha}. The build records the commit that is deployed. Pass the same commit as 'ref' to actions/checkout and as 'version' here; for a pull request, use github.event.pull_request.head.sha`,
    )
  }
  return commit.sha
}
