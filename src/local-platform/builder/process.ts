import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { constants as access, accessSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { constants } from 'node:os'
import { isAbsolute } from 'node:path'
import { type Readable, Writable } from 'node:stream'
import type { Environment } from './environment.js'
import { isWindows } from './system.js'
import type { Output } from './types.js'

/** Time between SIGTERM and SIGKILL, unless the caller chooses another. */
const defaultKillDelayMs = 2_000

/** Silence that counts as the end of the output once a process has exited. */
const silenceMs = 1_000

/** Limit for the output after the exit: a process that escaped could go on writing for ever. */
const maxDrainMs = 5_000

/** The variable whose value marks a process and its descendants, as does a limit of the same value. */
export const markVariable = 'HEROKU_BUILD_PROCESS'

type Child = ChildProcessByStdio<Writable | null, Readable, Readable>

/** What marks a process and its descendants, and the number of scans of all processes before it started. */
interface Mark {
  value: string
  scans: number
}

export interface RunOptions {
  cwd: string
  /** The complete environment: nothing is inherited. */
  env: Environment
  /**
   * Takes stdout, and stderr as well without `errors`. A stream, which is not ended, gets no more than it takes; what comes
   * after it is closed is dropped.
   */
  output: Output | Writable
  /** Takes stderr. */
  errors?: Output
  /** What the process reads on stdin; by default nothing. */
  input?: Readable
  /** Ends the process and its descendants: by SIGTERM, and after a delay by SIGKILL. */
  signal: AbortSignal
  /** Time between SIGTERM and SIGKILL, in milliseconds; by default 2 s. */
  killDelayMs?: number
  /**
   * Matches the command lines, with NUL after each argument, of helpers that exit after the processes that they have
   * started. SIGTERM then goes to all other descendants, and to the program itself only if there are none. Linux only.
   */
  spared?: RegExp
  /**
   * Whether the program is only the client of what starts the processes, and must end them, too, such as a daemon: then
   * only the program's own group is killed. By default what it leaves in the background ends with it.
   */
  isClient?: boolean
  /** Called when the delay is over, and SIGKILL is sent. */
  onKill?: () => void
  /** Sends SIGKILL at once. */
  killSignal?: AbortSignal
  /** Called before the process starts, with the value that marks it and its descendants. */
  onMark?: (mark: string) => void
  /** Called when the process has started, with its id. It leads a group of this id, except on Windows. */
  onStart?: (pid: number) => void
}

/**
 * Runs a program, and waits for its end and the end of its output. Then kills the processes that it left in the
 * background.
 *
 * @returns the exit code, or 128 plus the signal's number if a signal ended it
 * @throws the signal's reason on abort, once all processes are gone; Error if it cannot be started
 */
export async function run(command: string, args: string[], options: RunOptions): Promise<number> {
  const code = await runUntilExit(command, args, options)
  options.signal.throwIfAborted()
  return code
}

/**
 * Does the same as {@link run}, but returns the exit code also of a process that was ended by the signal.
 *
 * @throws the signal's reason if it was aborted before the start; Error if the process cannot be started
 */
export async function runUntilExit(command: string, args: string[], options: RunOptions): Promise<number> {
  const { cwd, env, input, output, errors, signal, isClient = false } = options
  signal.throwIfAborted()
  // All marks have 15 digits, so that none is a prefix of another.
  const mark: Mark = { value: String(1e14 + randomInt(2 ** 47)), scans }
  const [file, ...rest] = inShell(command, args, isClient ? undefined : mark.value, errors === undefined)
  const spawnOptions = {
    cwd,
    env: isClient ? env : { ...env, [markVariable]: mark.value },
    detached: !isWindows,
    windowsHide: true,
  }
  options.onMark?.(mark.value)
  const child =
    input === undefined
      ? spawn(file, rest, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] })
      : feed(spawn(file, rest, { ...spawnOptions, stdio: ['pipe', 'pipe', 'pipe'] }), input)
  deliver(child.stdout, output)
  deliver(child.stderr, errors ?? output)
  if (child.pid !== undefined) options.onStart?.(child.pid)
  return ended(child, mark, options)
}

/** Adds a text to an output. */
export function say(output: Output | Writable, text: string): void {
  if (output instanceof Writable) output.write(text)
  else output(text)
}

function deliver(stream: Readable, output: Output | Writable): void {
  if (!(output instanceof Writable)) {
    stream.on('data', output)
    return
  }
  stream.pipe(output, { end: false })
  // Otherwise the process would wait for its output to be read.
  output.once('close', () => stream.resume())
}

function feed(child: ChildProcessByStdio<Writable, Readable, Readable>, input: Readable): Child {
  // A process that does not read its input breaks the pipe.
  child.stdin.on('error', () => {})
  input.pipe(child.stdin)
  return child
}

/**
 * Has a shell start the command. The shell's script is constant, and the command stays a list of arguments.
 *
 * If `merged`, the shell redirects stderr to the pipe of stdout, since two pipes would lose the order. It also marks the
 * process and its descendants by a limit on the number of file locks, which Linux no longer enforces (setrlimit(2),
 * RLIMIT_LOCKS): children inherit it, whatever their session, parent and environment. Its option is -w in dash and
 * busybox, -x in bash. Windows has neither.
 */
function inShell(
  command: string,
  args: string[],
  mark: string | undefined,
  merged: boolean,
): [string, ...string[]] {
  if (isWindows) return [command, ...args]
  // Throws, whereas the shell would only print an error.
  if (!merged && isAbsolute(command)) accessSync(command, access.X_OK)
  const limit = 'ulimit -S -w "$1" 2>/dev/null || ulimit -S -x "$1" 2>/dev/null'
  const script = `${mark === undefined ? '' : `${limit}; `}shift; exec "$@"${merged ? ' 2>&1' : ''}`
  return ['/bin/sh', '-c', script, 'sh', mark ?? '', command, ...args]
}

function ended(child: Child, mark: Mark, options: RunOptions): Promise<number> {
  const { signal, killSignal, killDelayMs = defaultKillDelayMs, spared, isClient = false, onKill } = options
  return new Promise((resolve, reject) => {
    const timers: NodeJS.Timeout[] = []
    const killNow = () => kill(child, isClient ? undefined : mark)
    const stop = () => {
      terminate(child, mark, spared)
      const killLate = () => {
        onKill?.()
        killNow()
      }
      timers.push(setTimeout(killLate, killDelayMs))
    }
    const clear = () => {
      signal.removeEventListener('abort', stop)
      killSignal?.removeEventListener('abort', killNow)
      timers.forEach(clearTimeout)
    }
    signal.addEventListener('abort', stop, { once: true })
    killSignal?.addEventListener('abort', killNow, { once: true })
    child.once('error', (error) => {
      clear()
      reject(error)
    })
    child.once('exit', () => {
      killNow()
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
    // Whoever takes the output is slow.
    if (stdout.isPaused() || stderr.isPaused()) {
      timer.refresh()
      return
    }
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

function terminate(child: Child, mark: Mark, spared: RegExp | undefined): void {
  if (isWindows) {
    killTreeOnWindows(child)
    return
  }
  const others = spared === undefined ? [] : marked(mark).filter((pid) => pid !== child.pid)
  const chosen = others.filter((pid) => spared?.test(read(pid, 'cmdline')) === false)
  if (chosen.length === 0) signalGroup(child, 'SIGTERM')
  for (const pid of chosen) signalProcess(pid, 'SIGTERM')
}

function kill(child: Child, mark: Mark | undefined): void {
  if (isWindows) killTreeOnWindows(child)
  else signalGroup(child, 'SIGKILL')
  if (mark !== undefined) killMarked(mark)
}

/** Repeats until it finds no new processes, since they may have started others in the meantime. */
function killMarked(mark: Mark): void {
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

/** How often all processes were scanned, and those of the last scan, with the number of the scan that saw them first. */
let scans = 0
let seen = new Map<number, { inode: number; scan: number }>()

/**
 * Returns the processes that have the mark, as a limit or in their environment. The daemons of build tools leave the
 * process group by starting their own session, so the group alone does not find them.
 *
 * Reads only processes that no scan had seen before the marked one started, since the others are no descendants: there
 * are a hundred on most machines, and this runs at the end of each process.
 */
function marked({ value, scans: before }: Mark): number[] {
  if (process.platform !== 'linux') return []
  const limit = new RegExp(`^Max file locks +${value} `, 'm')
  return scan()
    .filter(([pid, { scan }]) => scan > before && pid !== process.pid)
    .map(([pid]) => pid)
    .filter(
      (pid) => limit.test(read(pid, 'limits')) || read(pid, 'environ').includes(`${markVariable}=${value}`),
    )
}

/** Returns all processes. An id that another process has taken over has another inode. */
function scan() {
  scans += 1
  const now: typeof seen = new Map()
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const inode = inodeOf(pid)
    if (inode === undefined) continue
    const known = seen.get(pid)
    now.set(pid, known?.inode === inode ? known : { inode, scan: scans })
  }
  seen = now
  return [...now]
}

function inodeOf(pid: number): number | undefined {
  try {
    return statSync(`/proc/${pid}`).ino
  } catch {
    // Gone, or hidden.
    return undefined
  }
}

function read(pid: number, file: 'limits' | 'environ' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    // Gone, or another user's.
    return ''
  }
}
