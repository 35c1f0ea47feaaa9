import type { Platform, PlatformOptions } from '../../src/local-platform/platform.js'
import { startPlatform } from '../../src/local-platform/platform.js'
import { type Deployed, type Deploying, eager, startDeploy } from '../support/deploy.js'
import { commitId, GitHubServer } from '../support/github.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { type Files, inlineApp, Repository } from '../support/repository.js'
import { sleepingDynos } from '../support/sleeping-dynos.js'
import { afterTest } from '../support/temporary.js'

/** The pipeline of the review apps in a test. */
export const pipeline = 'shop'

/** Returns an app.json with the given content. */
export const manifest = (content: object): Files => ({ 'app.json': JSON.stringify(content) })

interface ReviewApp {
  id: string
  status: string
  pr_number: number | null
  app: { id: string } | null
}

/** Options of a run that differ from the defaults. */
interface StartOptions {
  /** The pull request's newest commit according to the event. */
  head?: string
  platform?: PlatformAccess
  env?: NodeJS.ProcessEnv
  /** The event's merge commit; by default one that is not checked out. */
  merge?: string
  /** The label that the event added or removed. */
  changed?: string
  /** The labels according to the event; by default those that the pull request has. */
  labels?: string[]
}

/** A repository with a pull request, a GitHub server, and a local platform. */
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

  /** Creates a repository with one commit, and opens pull request 7 for it. By default, dynos sleep. */
  static async with(
    files: Files = inlineApp(),
    name = pipeline,
    dynos: PlatformOptions['dynos'] = sleepingDynos,
  ): Promise<ReviewAppFixture> {
    const platform = await startPlatform({ dynos })
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

  /** Commits files to the pull request's branch. */
  async push(files: Files, subject = 'Change it'): Promise<string> {
    await this.repository.commit(files, subject)
    return this.updatePullRequest()
  }

  /** Makes the checked-out commit the newest of the pull request. */
  updatePullRequest(): string {
    const { head } = this.repository
    if (!this.github.history.includes(head)) this.github.history.push(head)
    this.github.pull(7, { head })
    return head
  }

  /** Starts the action in a workflow for an event of the pull request. */
  async start(
    action: string,
    inputs: Record<string, string> = {},
    {
      head = this.repository.head,
      platform = this.platform,
      env = {},
      merge = commitId(`merge of ${head}`),
      changed,
      labels,
    }: StartOptions = {},
  ): Promise<Deploying> {
    const open = action !== 'closed'
    const newest = this.github.pulls.get(7)?.head.sha ?? head
    if (!open) this.github.pull(7, { open })
    // The event has the state of the pull request at its time.
    const event = await this.#eventOf(action, { head, changed, labels }, newest)
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

  /** Runs the action for an event after which the pull request was reopened. */
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

  /** Returns the review apps that exist in the pipeline. */
  async reviewApps(): Promise<ReviewApp[]> {
    const path = `/pipelines/${this.pipelineId}/review-apps`
    const apps = await api<ReviewApp[]>(this.platform, 'GET', path)
    return apps.filter(({ status }) => status !== 'deleted')
  }

  /** Returns the names of all apps. */
  async appNames(): Promise<string[]> {
    const apps = await api<{ name: string }[]>(this.platform, 'GET', '/apps')
    return apps.map(({ name }) => name)
  }

  /** Returns the versions and statuses of an app's builds, the oldest first. */
  async builds(app: string): Promise<{ version: string; status: string }[]> {
    const builds = await api<{ status: string; source_blob: { version: string } }[]>(
      this.platform,
      'GET',
      `/apps/${app}/builds`,
    )
    return builds.map(({ status, source_blob }) => ({ status, version: source_blob.version }))
  }

  /** Runs the action for an event that added or removed a label. */
  async runLabelEvent(
    action: 'labeled' | 'unlabeled',
    label: string,
    inputs: Record<string, string> = {},
  ): Promise<Deployed> {
    return (await this.startLabelEvent(action, label, inputs)).done
  }

  /** Adds or removes a label, and starts the action for that event. */
  async startLabelEvent(
    action: 'labeled' | 'unlabeled',
    label: string,
    inputs: Record<string, string> = {},
  ): Promise<Deploying> {
    const before = this.github.pull(7).labels.map(({ name }) => name)
    const others = before.filter((name) => name !== label)
    this.github.pull(7, { labels: action === 'labeled' ? [...others, label] : others })
    return this.start(action, inputs, { changed: label })
  }

  async #eventOf(
    action: string,
    { head, changed, labels }: { head: string; changed: string | undefined; labels: string[] | undefined },
    newest: string,
  ): Promise<NodeJS.ProcessEnv> {
    const now = this.github.pull(7).labels.map(({ name }) => name)
    const { state } = this.github.pull(7, { head, labels: labels ?? now })
    const event = await this.github.event(7, action, changed)
    this.github.pull(7, { head: newest, open: state === 'open', labels: now })
    return event
  }
}
