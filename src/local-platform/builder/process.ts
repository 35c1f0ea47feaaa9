import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { constants as access, accessSync, readdirSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { isAbsolute } from 'node:path'
import type { Readable } from 'node:stream'
import type { Environment } from './environment.js'
import { isWindows } from './system.js'
import type { Output } from './types.js'

/** Milliseconds between SIGTERM and SIGKILL. */
const killDelayMs = 2_000

/** Milliseconds of silence that stand for the end of the output once a process has exited. */
const silenceMs = 1_000

/** Milliseconds after which its output is over even if somebody still writes: whoever escaped may go on for ever. */
const maxDrainMs = 5_000

/** Name of the variable whose value, the mark, is that of the limit as well. */
const markVariable = 'HEROKU_BUILD_PROCESS'

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
  // All marks have 15 digits, so that none begins like another.
  const mark = String(1e14 + randomInt(2 ** 47))
  const [file, ...rest] = inShell(command, args, mark, errors === undefined)
  const child = spawn(file, rest, {
    cwd,
    env: { ...env, [markVariable]: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !isWindows,
    windowsHide: true,
  })
  child.stdout.on('data', output)
  child.stderr.on('data', errors ?? output)
  const code = await ended(child, mark, signal)
  signal.throwIfAborted()
  return code
}

/**
 * Has a shell start the command, which stays a list of arguments: the shell's own text is constant.
 *
 * It makes one pipe of stdout and stderr where they are to be `merged`, since two pipes keep no order between them.
 * And it marks the process and all of its descendants by a limit on the number of file locks, which Linux no longer
 * enforces (setrlimit(2), RLIMIT_LOCKS): children inherit it, whatever their session, parent and environment. dash and
 * busybox call it -w, bash -x. Windows goes without either.
 */
function inShell(command: string, args: string[], mark: string, merged: boolean): [string, ...string[]] {
  if (isWindows) return [command, ...args]
  // A shell would only say so in its output.
  if (!merged && isAbsolute(command)) accessSync(command, access.X_OK)
  const limit = 'ulimit -S -w "$1" 2>/dev/null || ulimit -S -x "$1" 2>/dev/null'
  const script = `${limit}; shift; exec "$@"${merged ? ' 2>&1' : ''}`
  return ['/bin/sh', '-c', script, 'sh', mark, command, ...args]
}

function ended(child: Child, mark: string, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const timers: NodeJS.Timeout[] = []
    const stop = () => {
      terminate(child)
      timers.push(setTimeout(() => kill(child, mark), killDelayMs))
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
  const end = performance.now() + maxDrainMs
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
  }, silenceMs)
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
  if (isWindows) killTreeOnWindows(child)
  else signalGroup(child, 'SIGTERM')
}

function kill(child: Child, mark: string): void {
  if (isWindows) killTreeOnWindows(child)
  else signalGroup(child, 'SIGKILL')
  killMarked(mark)
}

/** Looks again until there are none but those that are dying already: they may have started others meanwhile. */
function killMarked(mark: string): void {
  const killed = new Set<number>()
  for (;;) {
    const found = marked(mark).filter((pid) => !killed.has(pid))
    if (found.length === 0) return
    for (const pid of found) {
      signalProcess(pid, 'SIGKILL')
      killed.add(pid)
    }
  }
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
 * Processes that carry the mark, as their limit or in their environment. Daemons of build tools start a session of
 * their own and so leave the process group; Linux shows of each process what to know it by.
 */
function marked(mark: string): number[] {
  if (process.platform !== 'linux') return []
  const limit = new RegExp(`^Max file locks +${mark} `, 'm')
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid)
    .filter(
      (pid) => limit.test(read(pid, 'limits')) || read(pid, 'environ').includes(`${markVariable}=${mark}`),
    )
}

function read(pid: number, file: 'limits' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    // Gone, or another user's.
    return ''
  }
}
