import type { ChildProcess } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Platform, type PlatformOptions, startPlatform } from '../../src/local-platform/platform.js'
import type { Command } from '../../src/local-runner/command.js'
import { LogView } from '../../src/local-runner/log-view.js'
import {
  type Phase,
  type PhaseResult,
  type StepOptions,
  startMain,
  startPost,
} from '../../src/local-runner/step.js'
import type { Repository } from './repository.js'
import { afterTest, temporaryDirectory } from './temporary.js'

/** The project, with `action.yml` and the committed `dist/`. */
export const project = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Name of the app that tests deploy to. */
export const app = 'test-app'

/** An environment in which time passes faster for what waits by a timer, but for nothing else. */
export function faster(factor: number): NodeJS.ProcessEnv {
  return withTime('factor', factor)
}

/** One in which what is asked again and again is asked after shorter pauses; each deadline is as it is. */
export function eager(factor: number): NodeJS.ProcessEnv {
  return withTime('pauses', factor)
}

function withTime(what: 'factor' | 'pauses', factor: number): NodeJS.ProcessEnv {
  const file = pathToFileURL(join(project, '__tests__', 'support', 'fast-time.mjs'))
  file.searchParams.set(what, String(factor))
  return { NODE_OPTIONS: `--import=${file.href}` }
}

/** Starts a local platform with one app, which goes with the test. */
export async function platformWithApp(options: PlatformOptions = {}): Promise<Platform> {
  const platform = await startPlatform({ apps: [app], ...options })
  afterTest(() => platform.close())
  return platform
}

/** Asks a local platform's API. */
export async function api<T>(
  platform: { url: string; apiKey: string },
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(platform.url + path, {
    method,
    headers: {
      Accept: 'application/vnd.heroku+json; version=3',
      Authorization: `Bearer ${platform.apiKey}`,
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return JSON.parse(text)
}

/** What came of a step. */
export interface Deployed extends PhaseResult {
  /** The log as text, commands included. */
  text: string
  /** What a reader of the log could see: the same without the masks themselves. */
  visible: string
  /** What stands between `stop-commands` and its end: the mirrored output. */
  mirrored: string
  /** Commands that the runner would carry out. */
  commands: Command[]
  /** Messages of the error annotations. */
  errors: string[]
  /** Messages of the warning annotations. */
  warnings: string[]
  /** What is left in the runner's temporary directory. */
  leftBehind: string[]
}

/** A step that is under way. */
export interface Deploying {
  process: ChildProcess
  /** Settles when the log has this text. */
  logged: (text: string) => Promise<void>
  done: Promise<Deployed>
  /** Runs the post phase, once the main phase has ended. */
  post: () => Promise<Deployed>
}

/** What a test changes about a step. */
export interface DeployOptions {
  platform: { url: string; apiKey: string }
  repository: Pick<Repository, 'directory' | 'head'>
  inputs?: Record<string, string>
  /** The action to run; by default the build action, on the test's app. */
  action?: 'promote' | 'review-app'
  env?: NodeJS.ProcessEnv
  /** The job's token for GitHub. */
  token?: string
  /** The commit that the workflow runs for; by default the one that is checked out. */
  sha?: string
}

/** Starts an action as the runner does. */
export async function startDeploy(options: DeployOptions): Promise<Deploying> {
  const { platform, repository, inputs, env, action, token = '', sha = repository.head } = options
  const log = new LogWatch()
  const step: StepOptions = {
    action: action ? join(project, action) : project,
    inputs: { 'api-key': platform.apiKey, 'api-url': platform.url, ...(!action && { app }), ...inputs },
    workspace: repository.directory,
    scratch: await temporaryDirectory(),
    sha,
    token,
    env: { ...process.env, ...env },
    onOutput: (chunk) => log.push(chunk),
  }
  const main = await startMain(step)
  afterTest(async () => main.process.kill('SIGKILL'))
  main.result.finally(() => log.end()).catch(() => {})
  return {
    process: main.process,
    logged: (text) => log.has(text),
    done: read(main, step),
    post: async () => {
      const post = await startPost(step, await main.result)
      if (!post) throw new Error('The action has no post phase')
      return read(post, step)
    },
  }
}

/** Runs an action as the runner does, to its end. */
export async function deploy(options: DeployOptions): Promise<Deployed> {
  return (await startDeploy(options)).done
}

async function read({ result }: Phase, { scratch }: StepOptions): Promise<Deployed> {
  const ended = await result
  const commands: Command[] = []
  const view = new LogView((entry) => {
    if ('command' in entry) commands.push(entry.command)
  })
  view.push(ended.log)
  view.end()
  const messages = (name: string) =>
    commands.filter((command) => command.name === name).map(({ data }) => data)
  const text = ended.log.toString('utf8')
  return {
    ...ended,
    text,
    visible: text.replace(/^::add-mask::.*$/gm, ''),
    mirrored: mirroredIn(text),
    commands,
    errors: messages('error'),
    warnings: messages('warning'),
    leftBehind: await readdir(join(scratch, 'temp')),
  }
}

function mirroredIn(text: string): string {
  const sections = text.matchAll(/^::stop-commands::(\S+)\r?\n(.*?)^::\1::\r?$/gms)
  return [...sections].map(([, , output]) => output).join('')
}

/** Tells when a log has come to some text. */
class LogWatch {
  #text = ''
  #ended = false
  #waiting: (() => void)[] = []

  push(chunk: Buffer): void {
    this.#text += chunk.toString('utf8')
    this.#wake()
  }

  end(): void {
    this.#ended = true
    this.#wake()
  }

  async has(text: string): Promise<void> {
    while (!this.#text.includes(text)) {
      if (this.#ended) throw new Error(`The log never had '${text}':\n${this.#text}`)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }
}
