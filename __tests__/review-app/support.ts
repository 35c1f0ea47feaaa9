import type { Platform } from '../../src/local-platform/platform.js'
import { startPlatform } from '../../src/local-platform/platform.js'
import { type Deployed, type Deploying, eager, startDeploy } from '../support/deploy.js'
import { commitId, GitHubServer } from '../support/github.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { type Files, inlineApp, Repository } from '../support/repository.js'
import { afterTest } from '../support/temporary.js'

/** The pipeline that the review apps of a test belong to. */
export const pipeline = 'shop'

/** Files with such a manifest. */
export const manifest = (content: object): Files => ({ 'app.json': JSON.stringify(content) })

interface ReviewApp {
  id: string
  status: string
  pr_number: number | null
  app: { id: string } | null
}

/** What a test changes about a run. */
interface StartOptions {
  /** The pull request's newest commit, as the event has it. */
  head?: string
  platform?: PlatformAccess
  env?: NodeJS.ProcessEnv
  /** The event's merge commit; by default one that is not checked out. */
  merge?: string
}

/** What a test does: a repository with a pull request, GitHub, and Heroku. */
export class ReviewAppFixture {
  readonly platform: Platform
  readonly github: GitHubServer
  readonly repository: Repository
  readonly pipelineId: string

  private constructor(platform: Platform, github: GitHubServer, repository: Repository, pipelineId: string) {
    this.platform = platform
    this.github = github
    this.repository = repository
    this.pipelineId = pipelineId
  }

  /** A repository with one commit, for which pull request 7 is open. */
  static async with(files: Files = inlineApp(), name = pipeline): Promise<ReviewAppFixture> {
    const platform = await startPlatform({})
    afterTest(() => platform.close())
    const { id } = await api<{ id: string }>(platform, 'POST', '/pipelines', { name })
    const fixture = new ReviewAppFixture(
      platform,
      await GitHubServer.start(),
      await Repository.of({ 'app.json': '{}', ...files }),
      id,
    )
    fixture.updatePullRequest()
    return fixture
  }

  /** Commits something to the pull request's branch. */
  async push(files: Files, subject = 'Change it'): Promise<string> {
    await this.repository.commit(files, subject)
    return this.updatePullRequest()
  }

  /** What is checked out is what the pull request's branch has. */
  updatePullRequest(): string {
    const { head } = this.repository
    if (!this.github.history.includes(head)) this.github.history.push(head)
    this.github.pull(7, { head })
    return head
  }

  /** Starts the action as a pull request's event does. */
  async start(
    action: string,
    inputs: Record<string, string> = {},
    {
      head = this.repository.head,
      platform = this.platform,
      env = {},
      merge = commitId(`merge of ${head}`),
    }: StartOptions = {},
  ): Promise<Deploying> {
    const open = action !== 'closed'
    const newest = this.github.pulls.get(7)?.head.sha ?? head
    if (!open) this.github.pull(7, { open })
    // The event tells what was when it happened.
    const event = await this.#eventOf(action, head, newest)
    return startDeploy({
      platform,
      repository: this.repository,
      action: 'review-app',
      token: this.github.token,
      sha: merge,
      env: { ...eager(10), ...event, ...env },
      inputs: { pipeline, ...inputs },
    })
  }

  /** Runs the action for an event that the pull request has left behind since. */
  async runOutdatedEvent(action: 'closed'): Promise<Deployed> {
    const head = this.repository.head
    this.github.pull(7, { open: false })
    const env = await this.github.event(7, action)
    this.github.pull(7, { head, open: true })
    const { platform, repository, github } = this
    const step = { platform, repository, env, token: github.token, inputs: { pipeline } }
    return (await startDeploy({ ...step, action: 'review-app' })).done
  }

  async run(
    action: string,
    inputs: Record<string, string> = {},
    head = this.repository.head,
  ): Promise<Deployed> {
    return (await this.start(action, inputs, { head })).done
  }

  /** The pipeline's review apps that are there. */
  async reviewApps(): Promise<ReviewApp[]> {
    const path = `/pipelines/${this.pipelineId}/review-apps`
    const apps = await api<ReviewApp[]>(this.platform, 'GET', path)
    return apps.filter(({ status }) => status !== 'deleted')
  }

  /** Names of all apps that are there. */
  async appNames(): Promise<string[]> {
    const apps = await api<{ name: string }[]>(this.platform, 'GET', '/apps')
    return apps.map(({ name }) => name)
  }

  /** Versions of an app's builds, the oldest first. */
  async builds(app: string): Promise<{ version: string; status: string }[]> {
    const builds = await api<{ status: string; source_blob: { version: string } }[]>(
      this.platform,
      'GET',
      `/apps/${app}/builds`,
    )
    return builds.map(({ status, source_blob }) => ({ status, version: source_blob.version }))
  }

  async #eventOf(action: string, head: string, newest: string): Promise<NodeJS.ProcessEnv> {
    const { state, ...before } = this.github.pull(7, { head })
    const event = await this.github.event(7, action)
    this.github.pull(7, { head: newest, open: state === 'open' })
    return before.number === 7 ? event : {}
  }
}
