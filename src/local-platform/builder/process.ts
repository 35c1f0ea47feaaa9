import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import type { Environment } from './environment.js'
import type { Output } from './types.js'

const WINDOWS = process.platform === 'win32'

/** Milliseconds between SIGTERM and SIGKILL. */
const GRACE = 2_000

/** Milliseconds of silence that stand for the end of the output once a process has exited. */
const DRAIN = 1_000

/** Milliseconds after which its output is over even if somebody still writes: whoever escaped may go on for ever. */
const LONGEST_DRAIN = 5_000

/** Name of the variable by which processes that left their group are found again. */
const MARK = 'HEROKU_BUILD_PROCESS'

type Child = ChildProcessByStdio<null, Readable, Readable>

/** Where and how a process runs. */
export interface RunOptions {
  cwd: string
  /** The whole environment: nothing is inherited. */
  env: Environment
  /** Takes stdout, and stderr too unless there is `errors`. */
  output: Output
  /** Takes stderr. */
  errors?: Output
  /** Kills the process and all it has started. */
  signal: AbortSignal
}

/**
 * Runs a program without a shell and waits for its end and the end of its output. What the program
 * leaves running in the background is killed.
 *
 * @returns the exit code; 128 and the number of the signal, when a signal ended it
 * @throws the signal's reason on abort, once all processes are gone; an error if it cannot be started
 */
export async function run(command: string, args: string[], options: RunOptions): Promise<number> {
  const { cwd, env, output, errors, signal } = options
  signal.throwIfAborted()
  const [file, ...rest] = errors === undefined ? merged(command, args) : [command, ...args]
  const mark = randomUUID()
  const child = spawn(file, rest, {
    cwd,
    env: { ...env, [MARK]: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !WINDOWS,
    windowsHide: true,
  })
  child.stdout.on('data', output)
  child.stderr.on('data', errors ?? output)
  const code = await ended(child, mark, signal)
  signal.throwIfAborted()
  return code
}

/**
 * Two pipes keep no order between stdout and stderr, one does. Only a shell can make them one; its
 * text is constant and the command stays a list of arguments. Windows goes with two pipes.
 */
function merged(command: string, args: string[]): [string, ...string[]] {
  if (WINDOWS) return [command, ...args]
  return ['/bin/sh', '-c', 'exec "$@" 2>&1', 'sh', command, ...args]
}

function ended(child: Child, mark: string, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const timers: NodeJS.Timeout[] = []
    const stop = () => {
      terminate(child)
      timers.push(setTimeout(() => kill(child, mark), GRACE))
    }
    const clear = () => {
      signal.removeEventListener('abort', stop)
      timers.forEach(clearTimeout)
    }
    signal.addEventListener('abort', stop, { once: true })
    child.once('error', (error) => {
      clear()
      reject(error)
    })
    child.once('exit', () => {
      kill(child, mark)
      // Whoever escaped may still hold the pipes open: the end of the output cannot be relied on.
      cutWhenSilent(child)
    })
    child.once('close', (code, name) => {
      clear()
      resolve(code ?? 128 + (name === null ? 0 : constants.signals[name]))
    })
  })
}

function cutWhenSilent(child: Child): void {
  const { stdout, stderr } = child
  const end = performance.now() + LONGEST_DRAIN
  let silent = false
  const cut = () => {
    if (!silent) return
    stdout.destroy()
    stderr.destroy()
  }
  const timer = setTimeout(() => {
    silent = true
    // What waits in the pipes while other work held the loop up is read before immediates come.
    setImmediate(cut)
  }, DRAIN)
  const hear = () => {
    silent = performance.now() > end
    if (silent) cut()
    else timer.refresh()
  }
  stdout.on('data', hear)
  stderr.on('data', hear)
  child.once('close', () => clearTimeout(timer))
}

function terminate(child: Child): void {
  if (WINDOWS) killTreeOnWindows(child)
  else signalGroup(child, 'SIGTERM')
}

function kill(child: Child, mark: string): void {
  if (WINDOWS) killTreeOnWindows(child)
  else signalGroup(child, 'SIGKILL')
  for (const pid of marked(mark)) signalProcess(pid, 'SIGKILL')
}

function killTreeOnWindows(child: Child): void {
  // Failing means that the process is gone already.
  if (child.exitCode === null) execFile('taskkill', ['/PID', String(child.pid), '/T', '/F'], () => {})
}

function signalGroup(child: Child, name: NodeJS.Signals): void {
  if (child.pid !== undefined) signalProcess(-child.pid, name)
}

function signalProcess(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already.
  }
}

/**
 * Processes that carry the mark in their environment. Daemons of build tools start a session of their
 * own and so leave the process group; Linux shows the environment by which to know them.
 */
function marked(mark: string): number[] {
  if (process.platform !== 'linux') return []
  const entry = `${MARK}=${mark}`
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && environmentOf(pid).includes(entry))
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1')
  } catch {
    // Gone, or another user's.
    return ''
  }
}
