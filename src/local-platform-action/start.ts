import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, open, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as core from '@actions/core'
import type { Run } from '../runner/run.js'
import { maskSecret } from '../runner/secrets.js'
import { saveState } from '../runner/state.js'
import { redact } from '../text/redact.js'
import type { LocalPlatformInputs } from './inputs.js'
import { logIn, type PlatformState, stopFileIn } from './platform-state.js'

// This file is bundled into dist/local-platform-action/.
const program = resolve(dirname(fileURLToPath(import.meta.url)), '..', 'local-platform', 'index.js')
const nodeFinder = resolve(dirname(program), '..', 'node-finder', 'index.js')

/** The message that the platform sends when it serves. */
interface Access {
  url: string
  apiKey: string
}

/**
 * Starts the local platform as a process that outlives the step, and exports `HEROKU_API_URL` and `HEROKU_API_KEY` so
 * that later steps use it.
 *
 * @throws Error with the platform's output if it does not start
 */
export async function start(run: Run, inputs: LocalPlatformInputs): Promise<void> {
  run.deadline(60_000, 'The local platform has not started within a minute')
  const directory = await mkdtemp(join(inputs.temporary, 'local-platform-'))
  const log = await open(logIn(directory), 'a')
  try {
    run.signal.throwIfAborted()
    const child = spawn(process.execPath, [program, ...argumentsFor(inputs, directory)], {
      cwd: directory,
      env: environmentFor(directory),
      detached: true,
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
      windowsHide: true,
    })
    if (child.pid !== undefined) saveState('platform', { pid: child.pid, directory } satisfies PlatformState)
    const { url, apiKey } = await accessOf(child, directory, run.signal).finally(() => detach(child))
    maskSecret(apiKey)
    core.exportVariable('HEROKU_API_URL', url)
    core.exportVariable('HEROKU_API_KEY', apiKey)
    run.output('api-url', url)
    run.log.info(`The local platform serves at ${url} until the job ends`)
  } finally {
    await log.close()
  }
}

/** Lets the platform run without this process. It ends by itself if its message has not been received. */
function detach(child: ChildProcess): void {
  if (child.connected) child.disconnect()
  child.unref()
}

/** Uses `--name=value`, so that no value is parsed as an option. */
function argumentsFor(
  { apps, pipeline, dataDirectory, port, toolCache, nodeMirror }: LocalPlatformInputs,
  directory: string,
): string[] {
  return [
    `--port=${port}`,
    `--stop-file=${stopFileIn(directory)}`,
    ...apps.map((app) => `--app=${app}`),
    ...(pipeline === '' ? [] : [`--pipeline=${pipeline}`]),
    ...(dataDirectory === '' ? [] : [`--data=${dataDirectory}`]),
    ...(toolCache === ''
      ? []
      : nodeFinderCommand(toolCache, nodeMirror).map((part) => `--node-finder=${part}`)),
  ]
}

function nodeFinderCommand(toolCache: string, mirror: string): string[] {
  return [nodeFinder, `--tool-cache=${toolCache}`, ...(mirror === '' ? [] : [`--mirror=${mirror}`])]
}

/** Returns the job's environment without the runner's variables for actions; temporary files go to `directory`. */
function environmentFor(directory: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(INPUT|STATE|ACTIONS)_/i.test(name))
  return { ...Object.fromEntries(kept), TMPDIR: directory, TEMP: directory, TMP: directory }
}

async function accessOf(child: ChildProcess, directory: string, signal: AbortSignal): Promise<Access> {
  const message = await new Promise<unknown>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    child.once('error', reject)
    child.once('message', resolve)
    child.once('exit', () => resolve(undefined))
  })
  if (isAccess(message)) return message
  const output = await readFile(logIn(directory), 'utf8')
  throw new Error(`The local platform did not start:\n${redact(output).trim().slice(-2000)}`)
}

function isAccess(message: unknown): message is Access {
  return typeof message === 'object' && message !== null && 'url' in message && 'apiKey' in message
}
