import { bestEffort } from '../github/best-effort.js'
import { getPullRequest } from '../github/pull-requests.js'
import { type Review, readPullRequestTask } from './review.js'

/**
 * Checks that a commit may be deployed to the pull request's app. It must be the newest commit of the pull request, or
 * the event's merge commit, or the commit whose full id is the input `version`. For a fork, only the commit of the event
 * or of the input is allowed.
 *
 * @param commit the checked-out commit; empty if there is none
 * @returns the pull request's own commit that is deployed, by itself or as part of a merge
 * @throws Error that says how to deploy either commit
 */
export async function requireDeployable(review: Review, commit: string): Promise<string> {
  const { inputs, pullRequest } = review
  const { head, fork, number } = pullRequest
  if (commit === '') {
    throw new Error(
      'The checkout is not in a git repository, so its commit is unknown. A review app needs a commit: install git 2.18 or later on the runner before actions/checkout',
    )
  }
  const expected = inputs.deploy.version || head
  const isMerge = commit === mergeCommitOf(review)
  if (commit === expected) return isMerge ? head : commit
  if (fork) {
    throw new Error(
      `The checked-out commit is ${commit}, not ${expected}. For a fork, only the approved commit is deployed: pass its full ID as 'ref' to actions/checkout and as 'version' here`,
    )
  }
  if (commit === head || isMerge) return head
  const newest = await readNewestCommit(review)
  if (commit === newest) return commit
  throw new Error(
    `Nothing was deployed: the checked-out commit is ${commit}, but the newest commit of pull request ${number} is ${newest}. To deploy the newest commit, pass 'ref: ${newest}' to actions/checkout; to deploy the checked-out commit, pass 'version: ${commit}' to this step`,
  )
}

/** Returns the event's merge commit, if the workflow runs on `refs/pull/N/merge` of this pull request. */
function mergeCommitOf({ inputs, pullRequest }: Review): string | undefined {
  const { ref, sha } = inputs.github.run
  return ref === `refs/pull/${pullRequest.number}/merge` ? sha : undefined
}

/** Reads the newest commit from GitHub, since the checkout may include a push that is newer than the event. */
async function readNewestCommit({ github, pullRequest, run }: Review): Promise<string> {
  const current = await bestEffort(run, readPullRequestTask, () => getPullRequest(github, pullRequest.number))
  return current?.head || pullRequest.head
}
