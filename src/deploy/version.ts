import type { Run } from '../runner/run.js'
import type { Commit } from '../source/commit.js'
import { isCommitId, isFullCommitId } from '../text/commit-id.js'

/**
 * Decides which version is recorded for a commit: the one that the workflow gives, unless that is the id of another
 * commit. Then it is the id of the commit that is deployed, and a warning says so. The id of an annotated tag counts as
 * the commit's.
 *
 * @param version the input; a name that is no commit's id is recorded as it is
 * @param commit nothing for a directory that is in no git repository
 */
export async function versionOf(
  { log }: { log: Pick<Run['log'], 'warning'> },
  version: string,
  commit: Commit | undefined,
): Promise<string> {
  if (!commit || !(isCommitId(version) || isFullCommitId(version))) return version
  if (commit.sha.startsWith(version.toLowerCase())) return version
  if (!(await commit.isTaggedBy(version))) {
    log.warning(
      `The input 'version' is ${version}, but the checked-out commit is ${commit.sha}. Now the build is tagged with the commit that is deployed. Pass the same commit as 'ref' to actions/checkout and as 'version' here; of a pull request that is github.event.pull_request.head.sha`,
    )
  }
  return commit.sha
}
