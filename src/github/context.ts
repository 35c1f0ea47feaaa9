import { context } from '@actions/github'
import { isSecure } from '../http/client.js'
import type { Repository } from './client.js'
import { type PullRequest, readPullRequest, type WirePullRequest } from './pull-requests.js'

/** The run of a workflow that a step belongs to, as the runner tells it. */
export interface WorkflowRun {
  repository: Repository
  /** GitHub's id of it, which stays when it is renamed; empty where it is not told. */
  repositoryId: string
  /** Where people see the run with its log. */
  url: string
  apiUrl: URL
  /** The commit that started it. */
  sha: string
  /** The ref that it runs for, such as `refs/pull/7/merge`. */
  ref: string
  /** The pull request that the event is about, if it is about one. */
  pullRequest?: PullRequest
}

/**
 * Reads what the runner and the event say of the run.
 *
 * @returns nothing outside of a workflow
 */
export function workflowRun(): WorkflowRun | undefined {
  const { serverUrl, apiUrl, runId, runAttempt, sha, ref, payload } = context
  if (!process.env.GITHUB_REPOSITORY || !URL.canParse(apiUrl) || !isSecure(new URL(apiUrl))) return undefined
  const { owner, repo } = context.repo
  const pull: WirePullRequest | undefined = payload.pull_request
  return {
    repository: { owner, repo },
    repositoryId: process.env.GITHUB_REPOSITORY_ID || String(payload.repository?.id ?? ''),
    url: `${serverUrl}/${owner}/${repo}/actions/runs/${runId}/attempts/${runAttempt || 1}`,
    apiUrl: new URL(apiUrl),
    sha,
    ref,
    ...(pull && { pullRequest: readPullRequest(pull) }),
  }
}
