import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import type { Release } from '@heroku-cli/schema'
import { type Platform, startPlatform } from '../../src/local-platform/platform.js'
import { parseFile } from '../../src/local-runner/step.js'
import { type Deployed, deploy } from '../support/deploy.js'
import { GitHubServer } from '../support/github.js'
import { asContainerStack, showsApps } from '../support/images.js'
import { api } from '../support/platform-client.js'
import { type Proxy as HealthProxy, startProxy } from '../support/proxy.js'
import { type Files, inlineApp, Repository } from '../support/repository.js'
import { serve } from '../support/server.js'
import { sleepingDynos } from '../support/sleeping-dynos.js'
import { afterTest, temporaryDirectory } from '../support/temporary.js'
import { type Contexts, evaluateToPlainValue, interpolate, isMet, type JobStatus } from './expressions.js'
import { blockBelow } from './markdown.js'
import { runOtherAction } from './other-actions.js'
import { ourAction, repositoryName } from './repository-name.js'
import type { Job, Step, Workflow } from './workflow.js'

/** A step that ran one of our actions, and its result. */
interface StepResult {
  job: string
  step: Step
  result: Deployed
}

/** Inputs to override, by the directory of the action. */
type InputOverrides = Record<string, Record<string, string>>

/** More apps than the recipe for many apps gives one runner. */
const fleet = Array.from({ length: 251 }, (_, index) => `fleet-${index}`)

/** An app that needs no inline buildpack, so that it can be in any directory. */
const site: Files = { 'index.html': '' }

const files: Files = {
  ...inlineApp(),
  'heroku.yml': 'build: {}',
  'app.json': '{}',
  'apps.json': JSON.stringify(fleet),
  'package.json': JSON.stringify({
    name: 'x',
    version: '1.0.0',
    type: 'module',
    scripts: { build: 'node build.js' },
  }),
  'build.js': `import { mkdirSync, writeFileSync } from 'node:fs'\nmkdirSync('dist')\nfor (const name of ['asset.js', 'index.html']) writeFileSync('dist/' + name, '')\n`,
  'deploy/api.Procfile': 'web: ./api\n',
  'deploy/web.Procfile': 'web: ./web\n',
  'package-lock.json': JSON.stringify({
    name: 'x',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: { '': { name: 'x', version: '1.0.0' } },
  }),
}

/** The workspace of npm that the documents describe, with an app whose build needs a package beside it. */
const workspace: Files = {
  'package.json': blockBelow('One app of a workspace', 'json').text,
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { workspaces: ['packages/*', 'apps/*'] },
      'apps/api': { name: '@acme/api', version: '1.0.0', dependencies: { '@acme/lib': '^1.0.0' } },
      'node_modules/@acme/api': { resolved: 'apps/api', link: true },
      'node_modules/@acme/lib': { resolved: 'packages/lib', link: true },
      'packages/lib': { name: '@acme/lib', version: '1.0.0' },
    },
  }),
  'packages/lib/package.json': JSON.stringify({
    name: '@acme/lib',
    version: '1.0.0',
    main: 'built.js',
    scripts: { build: 'node build.js' },
  }),
  'packages/lib/build.js': `require('node:fs').writeFileSync('built.js', 'exports.name = "built lib"')`,
  'apps/api/package.json': JSON.stringify({
    name: '@acme/api',
    version: '1.0.0',
    dependencies: { '@acme/lib': '^1.0.0' },
    scripts: { build: 'node build.js', start: 'node server.js' },
  }),
  'apps/api/build.js': `console.log('Built the API with the ' + require('@acme/lib').name)`,
  'apps/api/Procfile': `${blockBelow('One app of a workspace', 'procfile').text}\n`,
}

/**
 * Everything an example workflow needs to run: a repository with pull request 7, GitHub, and a local platform with the
 * apps and the pipeline that the workflow names.
 */
export class RecipeEnvironment {
  /** The status with which all apps respond to health checks. */
  healthStatus = 200
  readonly repository: Repository
  readonly platform: Platform
  /** Names of the apps that the workflow releases to. */
  readonly apps: string[]
  /** The outputs of each job that has run, by its ID. */
  readonly jobOutputs = new Map<string, Record<string, string>>()
  readonly #github: GitHubServer
  readonly #proxy: HealthProxy
  readonly #artifacts: string
  readonly #isFork: boolean
  readonly #tools: string

  private constructor(parts: {
    repository: Repository
    platform: Platform
    proxy: HealthProxy
    github: GitHubServer
    apps: string[]
    artifacts: string
    isFork: boolean
    tools: string
  }) {
    this.repository = parts.repository
    this.platform = parts.platform
    this.apps = parts.apps
    this.#proxy = parts.proxy
    this.#github = parts.github
    this.#artifacts = parts.artifacts
    this.#isFork = parts.isFork
    this.#tools = parts.tools
  }

  /**
   * Sets up what a workflow expects to exist.
   *
   * @param stack of all apps; on `container`, Heroku's answers are imitated, so that no engine is needed
   */
  static async for(workflow: Workflow, stack = ''): Promise<RecipeEnvironment> {
    const text = JSON.stringify(workflow)
    const inputs = stepsOf(workflow).flatMap((step) =>
      actionOf(step) === undefined ? [] : [step.with ?? {}],
    )
    const valuesOf = (name: string) =>
      inputs.flatMap((input) => String(input[name] ?? '').split(/[,\n]/)).map((item) => item.trim())
    const namesIn = (name: string) => valuesOf(name).filter((item) => /^[\w/-]+$/.test(item))
    const inScripts = [...text.matchAll(/api\.heroku\.com\/apps\/([\w-]+)/g)].flatMap(
      ([, name]) => name ?? [],
    )
    const matrixApps = text.includes('apps.json') ? fleet : []
    const inMatrix = Object.values(workflow.jobs).flatMap(({ strategy }) => axisOf(strategy?.matrix?.app))
    const apps = [...new Set([...namesIn('app'), ...namesIn('to'), ...inScripts, ...inMatrix, ...matrixApps])]
    const created = inputs.flatMap(({ app, create }) => (create ? [String(app)] : []))
    const existing = new Set([...apps, ...namesIn('from')].filter((app) => !created.includes(app)))
    const isFir = stack === 'cnb'
    const platform = await startPlatform({ apps: isFir ? [] : [...existing], dynos: sleepingDynos })
    afterTest(() => platform.close())
    for (const name of isFir ? existing : []) await api(platform, 'POST', '/apps', { name, stack })
    const environment = new RecipeEnvironment({
      repository: await Repository.of({
        ...(text.includes('apps/api/Procfile') ? workspace : files),
        ...below(committed(namesIn('directory')), site),
      }),
      platform,
      proxy: await withHealth(platform, stack, () => environment.healthStatus),
      github: await GitHubServer.start(),
      apps: [...apps, ...(await makePipelines(platform, inputs))],
      artifacts: await temporaryDirectory(),
      isFork: text.includes('"allow-forks":true'),
      tools: await makeTools(),
    })
    for (const app of builtBefore(inputs))
      await environment.#action('', { app }, environment.repository.directory)
    return environment
  }

  /** Runs the jobs of a workflow one after the other, each in its own workspace. */
  async run(workflow: Workflow, change: InputOverrides = {}): Promise<StepResult[]> {
    const ran: StepResult[] = []
    const needs: Record<string, { result: JobStatus; outputs: Record<string, string> }> = {}
    for (const [name, job] of Object.entries(workflow.jobs)) {
      const requiredJobs = [job.needs ?? []].flat()
      const status = requiredJobs.every((other) => needs[other]?.result === 'success') ? 'success' : 'failure'
      const contexts = { ...(await this.#contexts(workflow)), needs }
      if (!isMet(job.if ?? 'success()', contexts, status)) continue
      const instances = matrixOf(job, contexts)
      for (const [index, matrix] of instances.entries()) {
        const known = { ...contexts, matrix, strategy: { 'job-index': index, 'job-total': instances.length } }
        const { results, ...ended } = await this.#job(job, known, change)
        ran.push(...results.map((result) => ({ job: name, ...result })))
        needs[name] = ended
        this.jobOutputs.set(name, ended.outputs)
      }
    }
    return ran
  }

  /** The file with the digests of what the workflow has attested, which `gh` reads. */
  get attestations(): string {
    return join(this.#tools, 'attestations')
  }

  /** Returns the release that an app runs. */
  async currentRelease(app: string): Promise<Release | undefined> {
    const releases = await api<Release[]>(this.platform, 'GET', `/apps/${app}/releases`)
    return releases.find((release) => release.current)
  }

  async #job(job: Job, contexts: Contexts, change: InputOverrides) {
    const workspace = await temporaryDirectory()
    const scratch = await temporaryDirectory()
    const temp = join(scratch, 'temp')
    await mkdir(temp)
    const steps: Record<string, { outputs: Record<string, string> }> = {}
    const results: { step: Step; result: Deployed }[] = []
    let result: JobStatus = 'success'
    for (const step of job.steps) {
      const known = { ...contexts, steps, runner: { temp } }
      if (!isMet(step.if ?? 'success()', known, result)) continue
      const action = actionOf(step)
      const stepInputs = { ...step.with, ...(action !== undefined && change[action]) }
      const inputs = evaluated(stepInputs, known)
      let outputs: Record<string, string> = {}
      if (action !== undefined) {
        const deployed = await this.#action(action, inputs, workspace, scratch)
        results.push({ step, result: deployed })
        outputs = deployed.outputs
        if (deployed.exitCode !== 0) result = 'failure'
      } else if (step.run === undefined) {
        await runOtherAction(step.uses ?? '', inputs, {
          workspace,
          artifacts: this.#artifacts,
          repository: this.repository,
          attestations: this.attestations,
        })
      } else {
        outputs = await this.#script(step, known, workspace, temp)
      }
      if (step.id !== undefined) steps[step.id] = { outputs }
    }
    return { result, outputs: evaluated(job.outputs ?? {}, { ...contexts, steps }), results }
  }

  async #action(
    action: string,
    inputs: Record<string, string>,
    directory: string,
    scratch?: string,
  ): Promise<Deployed> {
    const { head } = this.repository
    this.#github.pull(7, { head, fork: this.#isFork, labels: ['preview'] })
    return deploy({
      platform: this.#proxy,
      repository: { directory, head },
      inputs,
      ...(isPart(action) && { action }),
      ...(scratch !== undefined && { scratch }),
      env: await this.#github.event(7, 'opened'),
      token: this.#github.token,
    })
  }

  async #script(
    { run = '', env = {} }: Step,
    contexts: Contexts,
    cwd: string,
    temp: string,
  ): Promise<Record<string, string>> {
    const output = join(await temporaryDirectory(), 'output')
    await writeFile(output, '')
    const script = interpolate(run, contexts).replaceAll('https://api.heroku.com', this.#proxy.url)
    const variables = {
      npm_config_offline: 'true',
      ...evaluated(env, contexts),
      GITHUB_OUTPUT: output,
      RUNNER_TEMP: temp,
      GITHUB_REPOSITORY: 'octo/app',
      GITHUB_SHA: this.repository.head,
      PATH: `${this.#tools}${delimiter}${process.env.PATH}`,
    }
    await promisify(execFile)('bash', ['-e', '-c', script], { cwd, env: { ...process.env, ...variables } })
    return parseFile(await readFile(output, 'utf8'))
  }

  async #contexts({ on }: Workflow): Promise<Contexts> {
    const { head } = this.repository
    const repo = { full_name: this.#isFork ? 'mallory/app' : 'octo/app' }
    const event = { action: 'opened', number: 7, pull_request: { head: { sha: head, repo } } }
    const values: Record<string, string> = { commit: head, 'pull-request': '7' }
    const inputNames = Object.keys(inputsIn(on.workflow_dispatch))
    const unknown = inputNames.filter((name) => values[name] === undefined)
    if (unknown.length > 0) throw new Error(`No test value for inputs.${unknown.join(', ')}`)
    return {
      github: { sha: head, repository: 'octo/app', event, token: this.#github.token },
      inputs: values,
      job: { workflow_repository: repositoryName, workflow_sha: '1'.repeat(40) },
      secrets: { HEROKU_API_KEY: this.platform.apiKey, DATABASE_URL: 'postgres://bookshop:s3cr3t@db/books' },
    }
  }
}

/** Returns the directory of the action that a step uses, if it is one of ours that deploys. */
function actionOf({ uses }: Step): string | undefined {
  const action = ourAction(uses)
  return action === 'local-platform' ? undefined : action
}

function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps)
}

function isPart(action: string): action is 'promote' | 'review-app' {
  return action !== ''
}

function inputsIn(event: unknown): object {
  const inputs = typeof event === 'object' && event !== null && 'inputs' in event ? event.inputs : undefined
  return typeof inputs === 'object' && inputs !== null ? inputs : {}
}

/** Returns the directories other than the one that a workflow builds. */
function committed(directories: string[]): string[] {
  return directories.filter((directory) => directory !== 'dist')
}

function below(directories: string[], files: Files): Files {
  const placed = directories.flatMap((directory) =>
    Object.entries(files).map(([path, content]) => [`${directory}/${path}`, content]),
  )
  return Object.fromEntries(placed)
}

/** Each value of a matrix with each of the others; without one, a single empty one. */
function matrixOf({ strategy }: Job, contexts: Contexts): Record<string, unknown>[] {
  const axes = Object.entries(strategy?.matrix ?? {})
  return axes.reduce<Record<string, unknown>[]>(
    (all, [name, value]) => {
      const values = [typeof value === 'string' ? evaluateToPlainValue(value, contexts) : value].flat()
      return all.flatMap((one) => values.map((value) => ({ ...one, [name]: value })))
    },
    [{}],
  )
}

/** Returns the values of one of a matrix's axes, if they are listed. */
function axisOf(values: unknown): string[] {
  return Array.isArray(values) ? values.map(String) : []
}

function evaluated(inputs: Record<string, unknown>, contexts: Contexts): Record<string, string> {
  const values = Object.entries(inputs).map(([name, value]) => [name, interpolate(String(value), contexts)])
  return Object.fromEntries(values)
}

/** Lists the apps that need a build of the commit beforehand, because the workflow takes it from them. */
function builtBefore(inputs: Record<string, unknown>[]): string[] {
  return inputs.flatMap(({ app, from, reuse }) => [...(reuse ? [app] : []), from ?? []].flat().map(String))
}

/** Creates each pipeline, with an app in the stage that the workflow promotes to, and returns those apps. */
async function makePipelines(platform: Platform, inputs: Record<string, unknown>[]): Promise<string[]> {
  const apps: string[] = []
  for (const { pipeline, stage, create } of inputs) {
    // The reusable workflow passes on inputs that its caller has not set.
    if (pipeline === undefined || pipeline === '') continue
    const { id } = await api<{ id: string }>(platform, 'POST', '/pipelines', { name: pipeline })
    if (stage === undefined || create) continue
    const app = `${pipeline}-${stage}`
    await api(platform, 'POST', '/apps', { name: app })
    await api(platform, 'POST', '/pipeline-couplings', { app, pipeline: id, stage })
    apps.push(app)
  }
  return apps
}

/**
 * Makes a directory with the stand-in for `gh attestation verify`, which accepts files whose digests were attested, for
 * the same repository, workflow and commit.
 */
async function makeTools(): Promise<string> {
  const directory = await temporaryDirectory()
  await writeFile(join(directory, 'attestations'), '')
  await writeFile(join(directory, 'gh'), gh, { mode: 0o755 })
  return directory
}

const gh = `#!/usr/bin/env bash
set -eu
test -n "$GH_TOKEN"
expected="attestation verify $3 --repo octo/app --signer-workflow octo/app/.github/workflows/deploy.yml --source-digest $GITHUB_SHA"
test "$*" = "$expected" || { echo "expected gh $expected, not $*" >&2; exit 2; }
grep --quiet --line-regexp "sha256:$(sha256sum "$3" | cut -d' ' -f1)" "$(dirname "$0")/attestations"
`

/** Changes the object of a response, or each of a list. */
function mapEach(body: unknown, change: (item: unknown) => unknown): unknown {
  return Array.isArray(body) ? body.map(change) : change(body)
}

/** Puts a proxy in front of a platform that points the apps to a server for health checks. */
async function withHealth(platform: Platform, stack: string, status: () => number): Promise<HealthProxy> {
  const health = await serve(({ url }, response) =>
    response.writeHead(url === '/health' ? status() : 500).end(),
  )
  return startProxy(platform, (passing) => {
    const fault = stack === 'container' ? asContainerStack(passing) : undefined
    if (!showsApps.test(passing.path)) return fault
    const change = fault?.kind === 'rewrite' ? fault.json : (body: unknown) => body
    const toHealth = (app: unknown) => ({ ...Object(app), web_url: `${health}/` })
    return { kind: 'rewrite', json: (body) => mapEach(change(body), toHealth) }
  })
}
