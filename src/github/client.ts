import { Octokit } from '@octokit/core'
import { type HttpClient, readBody, readRetryAfter } from '../http/client.js'
import { HttpError, TransientError } from '../http/errors.js'
import { isTransientStatus, retry } from '../http/retry.js'

/**
 * Milliseconds for a request with all its retries, so that no deploy waits long for GitHub. A more important request
 * passes its own signal.
 */
const defaultTimeout = 5_000

/** A repository on GitHub. */
export interface Repository {
  owner: string
  repo: string
}

/** GitHub's REST and GraphQL APIs, and the workflow's repository. */
export interface GitHub {
  request: Octokit['request']
  graphql: Octokit['graphql']
  repository: Repository
}

/** What a client of GitHub's API needs. */
export interface GitHubAccess {
  token: string
  apiUrl: URL
  repository: Repository
}

/**
 * Creates a client of GitHub's API. It uses our own HTTP client, so that proxies, deadlines and retries are the same as
 * for Heroku. Redirects are not followed.
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

/** The options that Octokit passes to `fetch`. */
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
  const attempt = async () => {
    const request = { method, url: new URL(url), headers: { ...headers, ...length }, body, signal }
    const response = await http.send(request)
    const text = await readBody(response)
    const status = response.statusCode ?? 0
    if (isTransientStatus(status)) {
      const ownMessage = `GitHub answered ${status}`
      throw new HttpError(ownMessage, { status, retryAfter: readRetryAfter(response), ownMessage })
    }
    if (status >= 300 && status < 400)
      throw new Error(`GitHub answered ${status}: redirects are not followed`)
    const type = String(response.headers['content-type'] ?? 'text/plain')
    return new Response(status === 204 ? null : text, { status, headers: { 'content-type': type } })
  }
  // A second comment would be worse than none. Our GraphQL requests only read.
  const creates = method === 'POST' && !new URL(url).pathname.endsWith('/graphql')
  return retry(attempt, { signal, idempotent: !creates, onRetry: () => {} }).catch((error: unknown) => {
    throw signal.aborted ? new TransientError('GitHub did not answer in time') : error
  })
}
