import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Hono } from 'hono'
import { serve } from './server.js'
import { temporaryDirectory } from './temporary.js'

/** A permission of a workflow, as under `permissions:`. */
export type Permission = 'deployments' | 'pull-requests' | 'contents'

interface Deployment {
  id: number
  ref: string
  task: string
  environment: string
  transient_environment: boolean
  description: string
  /** The newest first. */
  statuses: { state: string; environment_url?: string; log_url?: string }[]
}

interface Comment {
  id: number
  body: string
  user: { type: string; login: string }
  author_association: string
}

interface Pull {
  number: number
  state: 'open' | 'closed'
  labels: { name: string }[]
  head: { sha: string; ref: string; repo: { id: number } | null }
  base: { repo: { id: number } }
}

/** IDs of comments on GitHub no longer fit into signed 32-bit integers. */
const firstComment = 3_500_000_001

/**
 * The parts of GitHub's API that the actions use, for one repository. REST: deployments, their statuses, comments, pull
 * requests and comparisons. GraphQL: the newest comments of a pull request. A token without the permission gets the
 * same errors as at GitHub.
 */
export class GitHubServer {
  readonly token = 'ghs_0123456789abcdefghijABCDEFGHIJ012345'
  /** The user that the token belongs to. */
  viewer = 'github-actions[bot]'
  readonly deployments: Deployment[] = []
  readonly comments: Comment[] = []
  readonly pulls = new Map<number, Pull>()
  /** The commits of the repository, the oldest first. */
  readonly history: string[] = []
  /** All received requests, as `METHOD path`. */
  readonly requests: string[] = []
  /** The same requests with headers and bodies. */
  readonly received: string[] = []
  readonly #lacking = new Set<Permission>()
  /** The response to requests for a pull request, for the next so many times. */
  pullRequestResponse: { status: number; body: string; type: string; times?: number } | undefined
  url = ''

  static async start(): Promise<GitHubServer> {
    const github = new GitHubServer()
    const app = github.#app()
    github.url = await serve((request, response) => answer(app, request, response, github.received))
    return github
  }

  /** Removes permissions from the token. */
  without(...permissions: Permission[]): this {
    for (const permission of permissions) this.#lacking.add(permission)
    return this
  }

  /** Opens or changes a pull request. */
  pull(
    number: number,
    change: { head?: string; open?: boolean; branch?: string; fork?: boolean; labels?: string[] } = {},
  ): Pull {
    const before = this.pulls.get(number)
    const fork = change.fork ?? (before ? before.head.repo?.id !== 1 : false)
    const pull: Pull = {
      number,
      state: (change.open ?? before?.state !== 'closed') ? 'open' : 'closed',
      labels: change.labels?.map((name) => ({ name })) ?? before?.labels ?? [],
      head: {
        sha: change.head ?? before?.head.sha ?? '',
        ref: change.branch ?? before?.head.ref ?? `branch-${number}`,
        repo: { id: fork ? 2 : 1 },
      },
      base: { repo: { id: 1 } },
    }
    this.pulls.set(number, pull)
    return pull
  }

  /**
   * Returns the environment variables of a step that the event of a pull request started.
   *
   * @param label the label that the event added or removed
   */
  async event(number: number, action: string, label?: string): Promise<NodeJS.ProcessEnv> {
    const file = join(await temporaryDirectory(), 'event.json')
    const pull = this.pulls.get(number)
    await writeFile(
      file,
      JSON.stringify({ action, number, pull_request: pull, ...(label && { label: { name: label } }) }),
    )
    return {
      ...this.env,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: file,
      GITHUB_REF: `refs/pull/${number}/merge`,
    }
  }

  /** The environment variables of a step in a manually started workflow. */
  get env(): NodeJS.ProcessEnv {
    return {
      GITHUB_API_URL: this.url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'octo/app',
      GITHUB_REPOSITORY_ID: '1',
      GITHUB_ACTOR: 'octocat',
      GITHUB_RUN_ID: '77',
      GITHUB_RUN_NUMBER: '12',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_EVENT_NAME: 'workflow_dispatch',
      GITHUB_EVENT_PATH: '',
      GITHUB_REF: 'refs/heads/main',
    }
  }

  /** Returns the last state of each deployment of an environment, the oldest first. */
  states(environment: string): string[] {
    const deployments = this.deployments.filter((deployment) => deployment.environment === environment)
    return deployments.map(({ statuses }) => statuses[0]?.state ?? 'none')
  }

  #app(): Hono {
    const root = new Hono()
    root.use(async (context, next) => {
      const { method, path } = context.req
      this.requests.push(`${method} ${path}`)
      if (context.req.header('authorization') === `token ${this.token}`) return next()
      return context.json({ message: 'Bad credentials', status: '401' }, 401)
    })
    root.post('/graphql', async (context) => context.json(this.#newestComments(await context.req.json())))
    root.route('/', this.#restOfRepository())
    return root
  }

  #restOfRepository(): Hono {
    const app = new Hono().basePath('/repos/octo/app')
    app.use(async (context, next) => {
      const { path } = context.req
      const needed: Permission = path.includes('/deployments')
        ? 'deployments'
        : path.includes('/compare/')
          ? 'contents'
          : 'pull-requests'
      if (!this.#lacking.has(needed)) return next()
      return context.json({ message: 'Resource not accessible by integration', status: '403' }, 403)
    })
    app.get('/pulls/:number', (context) => {
      if (this.pullRequestResponse) {
        const { status, body, type, times = Number.POSITIVE_INFINITY } = this.pullRequestResponse
        this.pullRequestResponse = times > 1 ? { status, body, type, times: times - 1 } : undefined
        return new Response(body, { status, headers: { 'content-type': type } })
      }
      const pull = this.pulls.get(Number(context.req.param('number')))
      return pull ? context.json(pull) : context.json({ message: 'Not Found', status: '404' }, 404)
    })
    app.get('/compare/:basehead', (context) => {
      const [base = '', head = ''] = context.req.param('basehead').split('...')
      const places = [this.history.indexOf(base), this.history.indexOf(head)]
      if (places.includes(-1)) return context.json({ message: 'Not Found', status: '404' }, 404)
      const [from = 0, to = 0] = places
      return context.json({ status: from === to ? 'identical' : from < to ? 'ahead' : 'behind' })
    })
    this.#serveDeployments(app)
    this.#serveComments(app)
    return app
  }

  #serveDeployments(app: Hono): void {
    app.post('/deployments', async (context) => {
      const { ref, task = 'deploy', environment, ...rest } = await context.req.json()
      const { transient_environment = false, description } = rest
      if (!/^[0-9a-f]{40}$/.test(ref)) return context.json({ message: `No ref found for: ${ref}` }, 422)
      const id = this.deployments.length + 1
      const deployment = { id, ref, task, environment, transient_environment, description, statuses: [] }
      this.deployments.push(deployment)
      return context.json(deployment, 201)
    })
    app.get('/deployments', (context) => {
      const { environment, task } = context.req.query()
      const found = this.deployments.filter(
        (deployment) =>
          deployment.environment === environment && (task === undefined || deployment.task === task),
      )
      return context.json(found.toReversed())
    })
    app.get('/deployments/:id/statuses', (context) =>
      context.json(this.#deployment(context.req.param('id'))?.statuses ?? []),
    )
    app.post('/deployments/:id/statuses', async (context) => {
      const deployment = this.#deployment(context.req.param('id'))
      if (!deployment) return context.json({ message: 'Not Found', status: '404' }, 404)
      const status = await context.req.json()
      deployment.statuses.unshift(status)
      if (status.state === 'success' && status.auto_inactive !== false) this.#retire(deployment)
      return context.json(status, 201)
    })
  }

  /** Marks earlier deployments of the environment as inactive, except transient ones, as GitHub does. */
  #retire({ id, environment, transient_environment }: Deployment): void {
    if (transient_environment) return
    for (const earlier of this.deployments) {
      const over = earlier.environment === environment && earlier.id < id
      if (over && earlier.statuses[0]?.state === 'success') earlier.statuses.unshift({ state: 'inactive' })
    }
  }

  #deployment(id: string): Deployment | undefined {
    return this.deployments.find((deployment) => deployment.id === Number(id))
  }

  /** Responds to the one query that the actions send, with the fields that it names. */
  #newestComments({ query, variables }: { query: string; variables: Record<string, unknown> }): object {
    const failed = (type: string, message: string) => ({
      data: { repository: null },
      errors: [{ type, path: ['repository'], message }],
    })
    if (this.#lacking.has('pull-requests'))
      return failed('FORBIDDEN', 'Resource not accessible by integration')
    if (variables.owner !== 'octo' || variables.repo !== 'app')
      return failed('NOT_FOUND', "Could not resolve to a Repository with the name 'octo/app'.")
    if (!this.pulls.has(Number(variables.number)))
      return failed('NOT_FOUND', 'Could not resolve to a PullRequest with the number.')
    const [, last = '0'] = /comments\(last: (\d+), before: \$before\)/.exec(query) ?? []
    const count = Math.min(Number(last), 100)
    const end = variables.before ? Number(variables.before) : this.comments.length
    const start = Math.max(end - count, 0)
    const named = (fields: object) =>
      Object.fromEntries(Object.entries(fields).filter(([name]) => query.includes(name)))
    const nodes = this.comments.slice(start, end).map(({ id, body, user }) =>
      named({
        url: `https://github.com/octo/app/pull/${variables.number}#issuecomment-${id}`,
        body,
        viewerDidAuthor: user.login === this.viewer,
      }),
    )
    const pageInfo = named({ hasPreviousPage: start > 0, startCursor: String(start) })
    return { data: { repository: { pullRequest: { comments: { nodes, pageInfo } } } } }
  }

  #serveComments(app: Hono): void {
    app.get('/issues/comments/:id', (context) => {
      const comment = this.comments.find(({ id }) => id === Number(context.req.param('id')))
      return comment ? context.json(comment) : context.json({ message: 'Not Found', status: '404' }, 404)
    })
    app.get('/issues/:number/comments', (context) => {
      const page = Number(context.req.query('page') ?? 1)
      const size = Number(context.req.query('per_page') ?? 30)
      return context.json(this.comments.slice((page - 1) * size, page * size))
    })
    app.post('/issues/:number/comments', async (context) => {
      const { body } = await context.req.json()
      const comment = this.comment(body)
      return context.json(comment, 201)
    })
    app.patch('/issues/comments/:id', async (context) => {
      const comment = this.comments.find(({ id }) => id === Number(context.req.param('id')))
      if (!comment) return context.json({ message: 'Not Found', status: '404' }, 404)
      const { body } = await context.req.json()
      comment.body = body
      return context.json(comment)
    })
  }

  /** Adds a comment, by default as the user of the token. */
  comment(body: string, login = this.viewer, association = 'NONE'): Comment {
    const user = { type: login.endsWith('[bot]') ? 'Bot' : 'User', login }
    const comment = { id: firstComment + this.comments.length, body, user, author_association: association }
    this.comments.push(comment)
    return comment
  }
}

async function answer(
  app: Hono,
  request: IncomingMessage,
  response: ServerResponse,
  received: string[],
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  const { method = 'GET', url = '/' } = request
  received.push([`${method} ${url}`, ...request.rawHeaders, body.toString('latin1')].join('\n'))
  const init = { method, headers, ...(body.length > 0 && { body }) }
  const answered = await app.fetch(new Request(new URL(url, 'http://localhost'), init))
  response.writeHead(answered.status, Object.fromEntries(answered.headers))
  response.end(Buffer.from(await answered.arrayBuffer()))
}

/** Returns a made-up commit ID. */
export function commitId(name: string): string {
  return createHash('sha1').update(name).digest('hex')
}
