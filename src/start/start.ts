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
import { callApi } from './api.js'
import { render } from './render.js'
import { showApp } from './show-app.js'
import { WebWatch } from './web-watch.js'

export interface StartOptions {
  /** The directory of `action.yml`. */
  project: string
  /** The git checkout to deploy. */
  checkout: string
  env: NodeJS.ProcessEnv
  write: (text: string) => void
  /** Cancels the deploy, or ends the app that is kept. */
  signal: AbortSignal
  /** Whether the app runs on until the signal. */
  keep: boolean
  /** The app's config vars. */
  config: Record<string, string>
  /** The app's buildpacks; by default the one that is detected. */
  buildpacks: string[]
}

const app = 'quick-start'

/**
 * Starts the local platform, deploys a checkout to it with the build action as the runner would, and shows the log, the
 * outputs, the path of the slug, and how the app starts and answers.
 *
 * @returns the exit code of the action; 1 if there is nothing to deploy, or if the app does not run without an error
 */
export async function start(options: StartOptions): Promise<number> {
  const { checkout, write } = options
  if ((await git(options.project, '--version')) === undefined) {
    write('git is not on the PATH: install it from https://git-scm.com/downloads\n')
    return 1
  }
  const found = await stat(checkout).catch(() => undefined)
  if (!found?.isDirectory()) {
    write(`${checkout} is not a directory\n`)
    return 1
  }
  const sha = await git(checkout, 'rev-parse', '--verify', 'HEAD')
  if (sha === undefined) {
    write(
      `${checkout} is not a git checkout with a commit. To make it one, run git init, git add and git commit\n`,
    )
    return 1
  }
  const prefix = await git(checkout, 'rev-parse', '--show-prefix')
  if (prefix) {
    write(
      `${checkout} is inside a git checkout. Pass the path of the checkout itself: its commit is what is deployed\n`,
    )
    return 1
  }
  const nodeFinder = join(options.project, 'dist', 'node-finder', 'index.js')
  const platform = await startPlatform({ apps: [app], nodeFinder: [nodeFinder] })
  try {
    return await deployTo(platform, sha, options)
  } finally {
    await platform.close()
  }
}

async function deployTo(platform: Platform, sha: string, options: StartOptions): Promise<number> {
  const { project, checkout, env, write, signal } = options
  const log = platform.logs().get(app)
  if (log === undefined) throw new Error(`The platform has no app ${app}`)
  const web = new WebWatch(log)
  write(`Deploying ${checkout} to the app ${app} on a local platform at ${platform.url}\n\n`)
  await configure(platform, options)
  const inputs = { 'api-key': platform.apiKey, 'api-url': platform.url, app }
  const step = { action: project, inputs, workspace: checkout, sha, env }
  const { exitCode, outputs } = await runAction(step, write, signal)
  write(outputTable(outputs))
  const slugId = outputs['slug-id']
  if (slugId) write(`\nSlug saved as ${await saveSlug(platform, slugId)}\n`)
  if (outputs['release-status'] !== 'succeeded' || signal.aborted) return exitCode ?? 1
  try {
    const isFine = await showApp({ platform, name: app, log, web }, options)
    return isFine ? (exitCode ?? 1) : 1
  } catch (error) {
    if (!signal.aborted) throw error
    return 1
  }
}

/** Changes what is not the default, so that the app has no needless release. */
async function configure(platform: Platform, { config, buildpacks }: StartOptions): Promise<void> {
  if (Object.keys(config).length > 0) await callApi(platform, 'PATCH', `/apps/${app}/config-vars`, config)
  const updates = buildpacks.map((buildpack) => ({ buildpack }))
  if (updates.length > 0) {
    await callApi(platform, 'PUT', `/apps/${app}/buildpack-installations`, { updates })
  }
}

/** Runs the action with a directory for the runner's files, which nobody needs afterwards. */
async function runAction(
  options: Omit<StepOptions, 'scratch'>,
  write: (text: string) => void,
  signal: AbortSignal,
): Promise<PhaseResult> {
  const view = new LogView((entry) => write(render(entry)))
  const scratch = await mkdtemp(join(await realpath(tmpdir()), 'heroku-build-start-'))
  try {
    const shown = { ...options, scratch, onOutput: (chunk: Buffer) => view.push(chunk) }
    const main = await startMain(shown)
    const result = await ended(main, signal)
    const post = await startPost(shown, result)
    if (post) await ended(post, signal)
    view.end()
    return result
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
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
async function saveSlug(platform: Platform, slugId: string): Promise<string> {
  const { blob } = await callApi<{ blob: { url: string } }>(platform, 'GET', `/apps/${app}/slugs/${slugId}`)
  const { body } = await fetch(blob.url)
  if (!body) throw new Error('The platform has lost the slug')
  const file = join(await realpath(tmpdir()), 'heroku-build-slug.tgz')
  await pipeline(Readable.fromWeb(body), createWriteStream(file))
  return file
}
