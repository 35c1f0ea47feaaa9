import type { GitHub } from './client.js'

/** A pull request. */
export interface PullRequest {
  number: number
  open: boolean
  /** Newest commit of its branch. */
  head: string
  branch: string
  /** Whether the branch is in another repository than the one that it is to be merged into. */
  fork: boolean
  /** Id of that other repository; nothing when it is gone. */
  forkId?: number
}

/** What of a pull request counts here, as GitHub's events and its API have it. */
export interface WirePullRequest {
  number?: number
  state?: string
  head?: { sha?: string; ref?: string; repo?: { id?: number | bigint } | null }
  base?: { repo?: { id?: number | bigint } | null }
}

/**
 * Reads a pull request as it is now: `GET /repos/{owner}/{repo}/pulls/{number}`, which needs the permission
 * `pull-requests: read` in a private repository.
 *
 * @param signal how long it may take; by default a few seconds
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
  // An app is destroyed where the pull request is closed: an answer of any other kind must not pass for that.
  if (data.number !== number || (data.state !== 'open' && data.state !== 'closed'))
    throw new Error(`GitHub's answer is no pull request ${number}`)
  return readPullRequest(data)
}

/**
 * Tells how one commit stands to another: `GET /repos/{owner}/{repo}/compare/{basehead}`, which needs the permission
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

/** Reads a pull request from an event or an answer of GitHub. */
export function readPullRequest({ number = 0, state, head, base }: WirePullRequest): PullRequest {
  const from = head?.repo?.id
  // Of a fork that is gone there is no repository left.
  const fork = from === undefined || from !== base?.repo?.id
  return {
    number,
    open: state === 'open',
    head: head?.sha ?? '',
    branch: head?.ref ?? '',
    fork,
    ...(fork && from !== undefined && { forkId: Number(from) }),
  }
}
