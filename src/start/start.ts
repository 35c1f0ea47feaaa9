import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { type Platform, startPlatform } from '../local-platform/platform.js'
import { LogView } from '../local-runner/log-view.js'
import { type Phase, type PhaseResult, type StepOptions, startMain, startPost } from '../local-runner/step.js'
import { render } from './render.js'

export interface StartOptions {
  /** The directory of `action.yml`. */
  project: string
  /** The git checkout to deploy. */
  checkout: string
  env: NodeJS.ProcessEnv
  write: (text: string) => void
  /** Cancels the deploy. */
  signal: AbortSignal
}

const app = 'quick-start'

/**
 * Starts the local platform, deploys a checkout to it with the build action as the runner would, and shows the log, the
 * outputs, and the path of the slug.
 *
 * @returns the exit code of the action, or 1 if there is nothing to deploy
 */
export async function start(options: StartOptions): Promise<number> {
  const { checkout, write } = options
  const found = await stat(checkout).catch(() => undefined)
  if (!found?.isDirectory()) {
    write(`${checkout} is not a directory\n`)
    return 1
  }
  if ((await git(checkout, '--version')) === undefined) {
    write('git is not on the PATH: install it from https://git-scm.com/downloads\n')
    return 1
  }
  const sha = await git(checkout, 'rev-parse', '--verify', 'HEAD')
  if (sha === undefined) {
    write(
      `${checkout} is not a git checkout with a commit: make it one with git init, git add and git commit\n`,
    )
    return 1
  }
  const prefix = await git(checkout, 'rev-parse', '--show-prefix')
  if (prefix) {
    write(`${checkout} is inside a git checkout: give the path of the checkout, whose commit is deployed\n`)
    return 1
  }
  const scratch = await mkdtemp(join(await realpath(tmpdir()), 'heroku-build-start-'))
  try {
    const nodeFinder = join(options.project, 'dist', 'node-finder', 'index.js')
    const platform = await startPlatform({ apps: [app], nodeFinder: [nodeFinder] })
    try {
      return await deployTo(platform, scratch, sha, options)
    } finally {
      await platform.close()
    }
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function deployTo(
  platform: Platform,
  scratch: string,
  sha: string,
  options: StartOptions,
): Promise<number> {
  const { project, checkout, env, write, signal } = options
  write(`Local platform at ${platform.url}, deploying ${checkout} to its app '${app}'\n\n`)
  const inputs = { 'api-key': platform.apiKey, 'api-url': platform.url, app }
  const step: StepOptions = { action: project, inputs, workspace: checkout, scratch, sha, env }
  const { exitCode, outputs } = await runAction(step, write, signal)
  write(outputTable(outputs))
  const slugId = outputs['slug-id']
  if (slugId) write(`\nThe slug is at ${await saveSlug(platform, slugId)}\n`)
  write(
    'The local platform builds and releases apps, but does not run them: nothing answers at the web-url.\n',
  )
  return exitCode ?? 1
}

async function runAction(
  options: StepOptions,
  write: (text: string) => void,
  signal: AbortSignal,
): Promise<PhaseResult> {
  const view = new LogView((entry) => write(render(entry)))
  const shown = { ...options, onOutput: (chunk: Buffer) => view.push(chunk) }
  const main = await startMain(shown)
  const result = await ended(main, signal)
  const post = await startPost(shown, result)
  if (post) await ended(post, signal)
  view.end()
  return result
}

async function ended({ process: child, result }: Phase, signal: AbortSignal): Promise<PhaseResult> {
  const interrupt = () => child.kill('SIGINT')
  signal.addEventListener('abort', interrupt)
  if (signal.aborted) interrupt()
  return result.finally(() => signal.removeEventListener('abort', interrupt))
}

/** Returns git's output, or `undefined` if git fails. */
async function git(cwd: string, ...args: string[]): Promise<string | undefined> {
  return promisify(execFile)('git', ['-c', 'safe.directory=*', ...args], { cwd }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  )
}

function outputTable(outputs: Record<string, string>): string {
  const names = Object.keys(outputs)
  const width = Math.max(...names.map((name) => name.length), 0)
  const rows = names.map((name) => `  ${name.padEnd(width)}  ${outputs[name]}\n`)
  return `\nOutputs of the step:\n${rows.join('')}`
}

/** Downloads the slug, as from Heroku, since the platform removes its files when it stops. */
async function saveSlug({ url, apiKey }: Platform, slugId: string): Promise<string> {
  const headers = { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${apiKey}` }
  const answer = await fetch(`${url}/apps/${app}/slugs/${slugId}`, { headers })
  const slug: { blob: { url: string } } = JSON.parse(await answer.text())
  const { body } = await fetch(slug.blob.url)
  if (!body) throw new Error('The platform has lost the slug')
  const file = join(await realpath(tmpdir()), 'heroku-build-slug.tgz')
  await pipeline(Readable.fromWeb(body), createWriteStream(file))
  return file
}
