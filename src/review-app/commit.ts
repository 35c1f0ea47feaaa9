import { bestEffort } from '../github/best-effort.js'
import { getPullRequest } from '../github/pull-requests.js'
import { type Review, readPullRequestTask } from './review.js'

/**
 * Makes sure that a commit may be deployed on the pull request's app. It must be the newest commit of the pull request,
 * or the one that the event has merged it as, or the one whose full id the input `version` gives; of a fork, only the
 * last.
 *
 * @param commit the checked-out commit; empty when there is none
 * @returns the pull request's own commit that is deployed, by itself or merged
 * @throws Error that says how to deploy either commit
 */
export async function requireDeployable(review: Review, commit: string): Promise<string> {
  const { inputs, pullRequest } = review
  const { head, fork, number } = pullRequest
  if (commit === '') {
    throw new Error(
      'The checkout is in no git repository, so that nobody can tell which commit it has. A review app takes a commit: install git 2.18 or later on the runner before actions/checkout',
    )
  }
  const expected = inputs.deploy.version || head
  const isMerge = commit === mergeCommitOf(review)
  if (commit === expected) return isMerge ? head : commit
  if (fork) {
    throw new Error(
      `The checked-out commit is ${commit}, and not ${expected}. Of a fork only the commit that was approved is deployed: pass its full id as 'ref' to actions/checkout and as 'version' here`,
    )
  }
  if (commit === head || isMerge) return head
  const newest = await readNewestCommit(review)
  if (commit === newest) return commit
  throw new Error(
    `The checked-out commit is ${commit}, and pull request ${number} has ${newest}: nothing was deployed. Pass 'ref: ${newest}' to actions/checkout for the pull request's newest commit, or 'version: ${commit}' to this step if it is this commit that its app is to run`,
  )
}

/** The commit that the event has merged the pull request as: `refs/pull/N/merge`, as the workflow has seen it. */
function mergeCommitOf({ inputs, pullRequest }: Review): string | undefined {
  const { ref, sha } = inputs.github.run
  return ref === `refs/pull/${pullRequest.number}/merge` ? sha : undefined
}

/** There may have been a push since the event, which the checkout has followed. */
async function readNewestCommit({ github, pullRequest, run }: Review): Promise<string> {
  const current = await bestEffort(run, readPullRequestTask, () => getPullRequest(github, pullRequest.number))
  return current?.head || pullRequest.head
}
