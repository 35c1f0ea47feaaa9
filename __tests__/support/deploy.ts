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
import type { PlatformAccess } from './platform-client.js'
import type { Repository } from './repository.js'
import { sleepingDynos } from './sleeping-dynos.js'
import { afterTest, temporaryDirectory } from './temporary.js'

/** The project, with `action.yml` and the committed `dist/`. */
export const project = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The name of the app that tests deploy to. */
export const app = 'test-app'

/** Returns environment variables with which all timers of a process run faster. */
export function faster(factor: number): NodeJS.ProcessEnv {
  return withTime({ factor })
}

/**
 * Returns environment variables with which a process pauses for a shorter time between requests; deadlines stay.
 *
 * @param clock as in {@link slower}
 */
export function eager(factor: number, clock = 0): NodeJS.ProcessEnv {
  return withTime({ pauses: factor, clock })
}

/** Returns environment variables with which everything seems to take longer to a process; its timers stay. */
export function slower(clock: number): NodeJS.ProcessEnv {
  return withTime({ clock })
}

function withTime(changes: Record<string, number>): NodeJS.ProcessEnv {
  const file = pathToFileURL(join(project, '__tests__', 'support', 'fast-time.mjs'))
  for (const [name, value] of Object.entries(changes)) file.searchParams.set(name, String(value))
  return { NODE_OPTIONS: `--import=${file.href}` }
}

/**
 * Returns environment variables with which a process has no rights of root, even if the tests do.
 *
 * @param temp replaces `RUNNER_TEMP`
 */
export function unprivileged(temp?: string): NodeJS.ProcessEnv {
  const file = pathToFileURL(join(project, '__tests__', 'support', 'unprivileged.mjs'))
  if (temp !== undefined) file.searchParams.set('temp', temp)
  return { NODE_OPTIONS: `--import=${file.href}` }
}

/** Starts a local platform with one app, whose dynos sleep. It stops with the test. */
export async function platformWithApp(options: PlatformOptions = {}): Promise<Platform> {
  const platform = await startPlatform({ apps: [app], dynos: sleepingDynos, ...options })
  afterTest(() => platform.close())
  return platform
}

/** The result of a step. */
export interface Deployed extends PhaseResult {
  /** The log as text, including commands. */
  text: string
  /** The log without the commands that mask values: what a reader of the log can see. */
  visible: string
  /** The mirrored output: what is printed between `stop-commands` and its end, without the action's own lines. */
  mirrored: string
  /** The commands that the runner would execute. */
  commands: Command[]
  /** The messages of the error annotations. */
  errors: string[]
  /** The messages of the warning annotations. */
  warnings: string[]
  /** Names of the files that remain in the runner's temporary directory. */
  leftBehind: string[]
}

/** A running step. */
export interface Deploying {
  process: ChildProcess
  /** Resolves once the log contains a text. */
  logged: (text: string) => Promise<void>
  done: Promise<Deployed>
  /** Runs the post phase after the main phase has ended. */
  post: () => Promise<Deployed>
}

/** The options of a step that a test sets. */
export interface DeployOptions {
  platform: PlatformAccess
  repository: Pick<Repository, 'directory' | 'head'>
  inputs?: Record<string, string>
  /** The action to run; by default the build action, for the app of the test. */
  action?: 'promote' | 'review-app'
  env?: NodeJS.ProcessEnv
  /** The job's GitHub token. */
  token?: string
  /** The commit that the workflow runs for; by default the checked-out commit. */
  sha?: string
  /** The directory of the runner's files, whose `temp` is `RUNNER_TEMP`; by default a new one. */
  scratch?: string
}

/** Starts an action in the same way as the runner. */
export async function startDeploy(options: DeployOptions): Promise<Deploying> {
  const { platform, repository, inputs, env, action, token = '', sha = repository.head } = options
  const log = new WatchedLog()
  const step: StepOptions = {
    action: action ? join(project, action) : project,
    inputs: { 'api-key': platform.apiKey, 'api-url': platform.url, ...(!action && { app }), ...inputs },
    workspace: repository.directory,
    scratch: options.scratch ?? (await temporaryDirectory()),
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
    logged: (text) => log.waitFor(text),
    done: read(main, step),
    post: async () => {
      const post = await startPost(step, await main.result)
      if (!post) throw new Error('The action has no post phase')
      return read(post, step)
    },
  }
}

/** Runs an action in the same way as the runner, to its end. */
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
  return [...sections].map(([, , output = '']) => output.replace(ownLine, '')).join('')
}

/** The action's own lines after the beginning of the output, to tell them from what apps print. */
const ownLine = new RegExp(
  `^(?:${[
    'Releasing v\\d+ of \\S+: its release command is running',
    'Output of the release command of v\\d+ of \\S+:',
    'The release command of v\\d+ of \\S+ has ended: \\w+',
    "Output of the 'postdeploy' script of app\\.json:",
    "The 'postdeploy' script of app\\.json exited with \\d+",
    '(?:\\S+: )?[\\w-]+\\.\\d+ (?:starting|up|idle|crashed|down)\\b.*',
    'No dynos of \\S+ are scaled up, so none runs v\\d+',
    '\\S+ runs v\\d+ by now, released by .*',
    'Reusing the \\w+ of build .*',
    "(?:\\S+: )?Running '.*' in run\\.\\d+ of \\S+",
    'Scaled \\S+: .*',
    'Changes on .*',
    'This is the first deploy.*',
    '\\S+ runs \\S+, and this deploys .*',
    '\\S+ already runs \\S+: this deploys .*',
    'To run this image on other Fir apps.*',
    'Changed the config vars.*',
    '.*: trying again',
  ].join('|')})\\r?\\n`,
  'gm',
)

/** Waits for texts in a log. */
class WatchedLog {
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

  async waitFor(text: string): Promise<void> {
    while (!this.#text.includes(text)) {
      if (this.#ended) throw new Error(`The log does not contain '${text}':\n${this.#text}`)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }
}
