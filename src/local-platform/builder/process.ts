import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { constants as access, accessSync, readdirSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { isAbsolute } from 'node:path'
import type { Readable } from 'node:stream'
import type { Environment } from './environment.js'
import { isWindows } from './system.js'
import type { Output } from './types.js'

/** Time between SIGTERM and SIGKILL. */
const killDelayMs = 2_000

/** Silence that counts as the end of the output once a process has exited. */
const silenceMs = 1_000

/** Limit for the output after the exit: a process that escaped could go on writing for ever. */
const maxDrainMs = 5_000

/** The variable whose value marks a process and its descendants, as does a limit of the same value. */
const markVariable = 'HEROKU_BUILD_PROCESS'

type Child = ChildProcessByStdio<null, Readable, Readable>

export interface RunOptions {
  cwd: string
  /** The complete environment: nothing is inherited. */
  env: Environment
  /** Takes stdout, and stderr as well without `errors`. */
  output: Output
  /** Takes stderr. */
  errors?: Output
  /** Kills the process and its descendants. */
  signal: AbortSignal
}

/**
 * Runs a program, and waits for its end and the end of its output. Then kills the processes that it left in the
 * background.
 *
 * @returns the exit code, or 128 plus the signal's number if a signal ended it
 * @throws the signal's reason on abort, once all processes are gone; Error if it cannot be started
 */
export async function run(command: string, args: string[], options: RunOptions): Promise<number> {
  const { cwd, env, output, errors, signal } = options
  signal.throwIfAborted()
  // All marks have 15 digits, so that none is a prefix of another.
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
 * Has a shell start the command. The shell's script is constant, and the command stays a list of arguments.
 *
 * If `merged`, the shell redirects stderr to the pipe of stdout, since two pipes would lose the order. It also marks the
 * process and its descendants by a limit on the number of file locks, which Linux no longer enforces (setrlimit(2),
 * RLIMIT_LOCKS): children inherit it, whatever their session, parent and environment. Its option is -w in dash and
 * busybox, -x in bash. Windows has neither.
 */
function inShell(command: string, args: string[], mark: string, merged: boolean): [string, ...string[]] {
  if (isWindows) return [command, ...args]
  // Throws, whereas the shell would only print an error.
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
      // A process that escaped may hold the pipes open, so their end may never come.
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
    // Immediates run after pending data of the pipes is read, which other work may have delayed.
    setImmediate(cut)
  }, silenceMs)
  const onData = () => {
    silent = performance.now() > end
    if (silent) cut()
    else timer.refresh()
  }
  stdout.on('data', onData)
  stderr.on('data', onData)
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

/** Repeats until it finds no new processes, since they may have started others in the meantime. */
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
  // Fails if the process is gone already.
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
 * Returns the processes that have the mark, as a limit or in their environment. The daemons of build tools leave the
 * process group by starting their own session, so the group alone does not find them.
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
