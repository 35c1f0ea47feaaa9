import { Octokit } from '@octokit/core'
import { PassingFault } from '../heroku/errors.js'
import { type Http, readText } from '../heroku/http.js'
import { retry } from '../heroku/retry.js'
import type { Repository } from './workflow.js'

/** One question may take so long, in milliseconds, with all repeats: no deploy waits for GitHub for long. */
const patience = 5_000
const passing = [429, 500, 502, 503, 504]

/** GitHub's REST API, and the repository that the workflow belongs to. */
export interface GitHub {
  request: Octokit['request']
  repository: Repository
}

/** What is needed to ask GitHub. */
export interface GitHubAccess {
  token: string
  apiUrl: URL
  repository: Repository
}

/**
 * Makes a client of GitHub's REST API. It sends through our own connections, so that proxies, deadlines and the
 * policy for asking again are the same as towards Heroku; no redirect is followed.
 */
export function connectToGitHub({ token, apiUrl, repository }: GitHubAccess, http: Http): GitHub {
  const { request } = new Octokit({
    auth: token,
    baseUrl: apiUrl.href.replace(/\/$/, ''),
    userAgent: 'heroku-build',
    request: { fetch: (url: string, options: FetchOptions) => send(http, url, options) },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  })
  return { request, repository }
}

/** What Octokit hands to its `fetch`. */
interface FetchOptions {
  method: string
  headers: Record<string, string>
  body?: string
}

async function send(
  http: Http,
  url: string,
  { method, headers, body = '' }: FetchOptions,
): Promise<Response> {
  const signal = AbortSignal.timeout(patience)
  const length = { 'content-length': Buffer.byteLength(body) }
  const once = async () => {
    const sent = { method, url: new URL(url), headers: { ...headers, ...length }, body, signal }
    const response = await http.send(sent)
    const text = await readText(response)
    const status = response.statusCode ?? 0
    if (passing.includes(status)) throw new PassingFault(`GitHub answered ${status}`)
    if (status >= 300 && status < 400)
      throw new Error(`GitHub answered ${status}, and no redirect is followed`)
    const type = String(response.headers['content-type'] ?? 'text/plain')
    return new Response(status === 204 ? null : text, { status, headers: { 'content-type': type } })
  }
  // What creates something is sent once: a second comment would be worse than none.
  const repeat = method === 'POST' ? 'refused' : 'any'
  return retry(once, { signal, repeat, onRetry: () => {} }).catch((error: unknown) => {
    throw signal.aborted ? new PassingFault('GitHub did not answer in time') : error
  })
}
