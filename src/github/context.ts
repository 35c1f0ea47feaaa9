import { context } from '@actions/github'
import { isSecure } from '../http/client.js'
import type { Repository } from './client.js'
import { type PullRequest, readPullRequest, type WirePullRequest } from './pull-requests.js'

/** The workflow run of a step. */
export interface WorkflowRun {
  repository: Repository
  /** GitHub's id of the repository, which survives renaming; empty when the runner does not provide it. */
  repositoryId: string
  /** URL of the run's page, with its log. */
  url: string
  apiUrl: URL
  /** The commit that triggered the run. */
  sha: string
  /** The ref that triggered the run, such as `refs/pull/7/merge`. */
  ref: string
  /** Login of the person or app that triggered the run. */
  actor: string
  /** Name of the event that triggered the run, such as `push`. */
  event: string
  runNumber: number
  /** What happened, for an event that has several kinds, such as `labeled`; empty for others. */
  action: string
  /** Name of the label that the event added or removed; empty for other events. */
  changedLabel: string
  /** The event's pull request, if it has one. */
  pullRequest?: PullRequest
}

/**
 * Reads the workflow run from the runner's environment and the event.
 *
 * @returns nothing outside a workflow
 */
export function workflowRun(): WorkflowRun | undefined {
  const {
    actor,
    eventName: event,
    serverUrl,
    apiUrl,
    runId,
    runAttempt,
    runNumber,
    sha,
    ref,
    payload,
  } = context
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
    actor,
    event,
    runNumber,
    action: payload.action ?? '',
    changedLabel: payload.label?.name ?? '',
    ...(pull && { pullRequest: readPullRequest(pull) }),
  }
}
