import { Octokit } from '@octokit/core'
import { type HttpClient, readBody, readRetryAfter } from '../http/client.js'
import { HttpError, TransientError } from '../http/errors.js'
import { isTransientStatus, retry } from '../http/retry.js'

/**
 * One question may take so long, in milliseconds, with all repeats: no deploy waits for GitHub for long. A request that
 * is worth more has a signal of its own.
 */
const defaultTimeout = 5_000

/** A repository on GitHub. */
export interface Repository {
  owner: string
  repo: string
}

/** GitHub's API, by REST and by GraphQL, and the repository that the workflow belongs to. */
export interface GitHub {
  request: Octokit['request']
  graphql: Octokit['graphql']
  repository: Repository
}

/** What is needed to ask GitHub. */
export interface GitHubAccess {
  token: string
  apiUrl: URL
  repository: Repository
}

/**
 * Makes a client of GitHub's API. It sends through our own connections, so that proxies, deadlines and the
 * policy for asking again are the same as towards Heroku; no redirect is followed.
 */
export function createGitHubClient({ token, apiUrl, repository }: GitHubAccess, http: HttpClient): GitHub {
  const { request, graphql } = new Octokit({
    auth: token,
    baseUrl: apiUrl.href.replace(/\/$/, ''),
    userAgent: 'heroku-build',
    request: { fetch: (url: string, options: FetchOptions) => send(http, url, options) },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  })
  return { request, graphql, repository }
}

/** What Octokit hands to its `fetch`. */
interface FetchOptions {
  method: string
  headers: Record<string, string>
  body?: string
  signal?: AbortSignal
}

async function send(
  http: HttpClient,
  url: string,
  { method, headers, body = '', signal = AbortSignal.timeout(defaultTimeout) }: FetchOptions,
): Promise<Response> {
  const length = { 'content-length': Buffer.byteLength(body) }
  const once = async () => {
    const sent = { method, url: new URL(url), headers: { ...headers, ...length }, body, signal }
    const response = await http.send(sent)
    const text = await readBody(response)
    const status = response.statusCode ?? 0
    if (isTransientStatus(status)) {
      const ownWords = `GitHub answered ${status}`
      throw new HttpError(ownWords, { status, retryAfter: readRetryAfter(response), ownWords })
    }
    if (status >= 300 && status < 400)
      throw new Error(`GitHub answered ${status}, and no redirect is followed`)
    const type = String(response.headers['content-type'] ?? 'text/plain')
    return new Response(status === 204 ? null : text, { status, headers: { 'content-type': type } })
  }
  // What creates something is sent once: a second comment would be worse than none. By GraphQL we only ask.
  const creates = method === 'POST' && !new URL(url).pathname.endsWith('/graphql')
  return retry(once, { signal, idempotent: !creates, onRetry: () => {} }).catch((error: unknown) => {
    throw signal.aborted ? new TransientError('GitHub did not answer in time') : error
  })
}
