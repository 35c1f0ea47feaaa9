import type { GitHub } from './client.js'

/** A pull request. */
export interface PullRequest {
  number: number
  open: boolean
  /** The newest commit of its branch. */
  head: string
  branch: string
  /** Names of its labels. */
  labels: string[]
  /** Whether the branch is in another repository than the base branch. */
  fork: boolean
  /** Id of that other repository; nothing when it was deleted. */
  forkId?: number
}

/** The fields of a pull request that we read, in GitHub's events and API responses. */
export interface WirePullRequest {
  number?: number
  state?: string
  labels?: { name?: string }[]
  head?: { sha?: string; ref?: string; repo?: { id?: number | bigint } | null }
  base?: { repo?: { id?: number | bigint } | null }
}

/**
 * Reads the current state of a pull request: `GET /repos/{owner}/{repo}/pulls/{number}`, which needs the permission
 * `pull-requests: read` in a private repository.
 *
 * @param signal aborts the request; by default, it has a few seconds
 */
export async function getPullRequest(
  { request, repository }: GitHub,
  number: number,
  signal?: AbortSignal,
): Promise<PullRequest> {
  const { data } = await request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...repository,
    pull_number: number,
    request: signal ? { signal } : {},
  })
  // Closed or unlabelled pull requests have their apps destroyed, so an unexpected response must not pass for one.
  if (
    data.number !== number ||
    (data.state !== 'open' && data.state !== 'closed') ||
    !Array.isArray(data.labels)
  )
    throw new Error(`GitHub's response is not pull request ${number}`)
  return readPullRequest(data)
}

/**
 * Compares two commits: `GET /repos/{owner}/{repo}/compare/{basehead}`, which needs the permission
 * `contents: read`.
 *
 * @returns `ahead` when `commit` comes after `other`, `behind` when it comes before it, `identical`, or `diverged`
 */
export async function compareCommits(
  { request, repository }: GitHub,
  other: string,
  commit: string,
): Promise<string> {
  const { data } = await request('GET /repos/{owner}/{repo}/compare/{basehead}', {
    ...repository,
    basehead: `${other}...${commit}`,
    per_page: 1,
  })
  return data.status
}

/** Converts a pull request from an event or an API response. */
export function readPullRequest({
  number = 0,
  state,
  labels = [],
  head,
  base,
}: WirePullRequest): PullRequest {
  const from = head?.repo?.id
  // The repository of a deleted fork is missing.
  const fork = from === undefined || from !== base?.repo?.id
  return {
    number,
    open: state === 'open',
    head: head?.sha ?? '',
    branch: head?.ref ?? '',
    labels: labels.flatMap(({ name }) => name ?? []),
    fork,
    ...(fork && from !== undefined && { forkId: Number(from) }),
  }
}
