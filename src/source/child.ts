import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable, Stream } from 'node:stream'
import { redactAndTruncate } from '../text/redact.js'

/** How a program is run. */
export interface ChildOptions {
  cwd: string
  /** The whole environment. */
  env: NodeJS.ProcessEnv
  /** An open file that the program reads, by its descriptor; without it, its input is empty. */
  stdin?: Stream
  /** Ends the program and what it has started. */
  signal: AbortSignal
}

/** A program could not be started, or has failed. The message is what it said about that. */
export class ChildError extends Error {
  override name = 'ChildError'
}

type Child = ChildProcessByStdio<null, Readable, Readable>

const isWindows = process.platform === 'win32'
/** Characters of stderr that are kept. */
const longestMessage = 4096
/** Bytes of stderr that are taken in, and looked through for secrets. */
const longestLook = 256 * 1024
/** Milliseconds that pipes may stay open, with nothing in them, after the program's end. */
const drain = 250
/** Milliseconds between SIGTERM and SIGKILL. */
const grace = 1_000
/** Milliseconds between looks at whether processes are gone. */
const pollInterval = 25

/** The action's inputs and keys, and the runner's tokens. */
const secret = /^(INPUT_|STATE_|HEROKU_|ACTIONS_)/i

/** Returns the environment without the action's keys and inputs, which no program needs. */
export function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !secret.test(name)))
}

/**
 * Runs a program without a shell and yields what it writes to stdout. Neither stdout nor stderr reaches our own output,
 * where the runner would take lines of it for commands.
 *
 * The run is over when the program has exited and its output is read. A process that it leaves behind (a git filter's
 * child, an ssh master) may hold the pipes open for as long as it likes, and is not waited for.
 *
 * On abort, and when the consumer stops reading, the whole process tree is ended: on POSIX the process group, by SIGTERM
 * and a second later by SIGKILL; on Windows by `taskkill /T`. Two cases are out of reach. A process that has moved to a
 * session of its own (`setsid`) goes on. And when this process is itself killed by SIGKILL, nobody ends the group: its
 * pipes break, which ends git with its next write, and a filter when it next reads or writes.
 *
 * @throws ChildError when the program can't be started or fails; the signal's reason
 */
export async function* run(
  program: string,
  args: string[],
  { cwd, env, stdin, signal }: ChildOptions,
): AsyncGenerator<Buffer> {
  signal.throwIfAborted()
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: [stdin ?? 'ignore', 'pipe', 'pipe'],
    // A group of its own, to be ended as a whole. The runner signals us alone, so that nothing is lost by it.
    detached: !isWindows,
    windowsHide: true,
  })
  const ended = endOf(child)
  const end = () => endTree(child)
  signal.addEventListener('abort', end, { once: true })
  let broken: unknown
  let complete = false
  try {
    try {
      yield* child.stdout
    } catch (error) {
      broken = error
    }
    signal.throwIfAborted()
    const { failure, cut } = await ended
    complete = true
    signal.throwIfAborted()
    if (failure !== undefined) throw new ChildError(failure)
    if (broken !== undefined && !cut) throw broken
  } finally {
    signal.removeEventListener('abort', end)
    if (!complete && !signal.aborted) end()
  }
}

interface End {
  /** Why the program failed, in its own words; nothing when it succeeded. */
  failure?: string
  /** Whether somebody else still held its pipes. */
  cut: boolean
}

function endOf(child: Child): Promise<End> {
  const chunks: Buffer[] = []
  let size = 0
  child.stderr.on('data', (chunk: Buffer) => {
    if (size < longestLook) chunks.push(chunk)
    size += chunk.length
  })
  let cut = false
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ failure: error.message, cut }))
    child.once('exit', () => {
      closeWhenDrained(child, () => {
        cut = true
      })
    })
    child.once('close', (code, killer) => {
      const message = redactAndTruncate(Buffer.concat(chunks).toString('utf8'), longestMessage).trim()
      resolve(code === 0 ? { cut } : { failure: message || `it ended with ${code ?? killer}`, cut })
    })
  })
}

/** Closes the pipes of a program that has exited, once all that it wrote is read. */
function closeWhenDrained(child: Child, onCut: () => void): void {
  const closeIfDrained = () => {
    if (child.stdout.readableLength > 0) {
      timer.refresh()
      return
    }
    onCut()
    closePipes(child)
  }
  // What waits in a pipe is read between a timer and the immediate that it sets, if there is room for it.
  const timer = setTimeout(() => setImmediate(closeIfDrained), drain)
  child.once('close', () => clearTimeout(timer))
}

function closePipes({ stdout, stderr }: Child): void {
  stdout.destroy()
  stderr.destroy()
}

function endTree(child: Child): void {
  closePipes(child)
  if (child.pid === undefined) return
  if (isWindows) endTreeOnWindows(child, child.pid)
  else endGroup(child.pid)
}

/** By its full path: on Windows, a taskkill.exe in the working directory, the checkout, would come first. */
function endTreeOnWindows(child: Child, pid: number): void {
  const taskkill = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe')
  execFile(taskkill, ['/PID', String(pid), '/T', '/F'], { windowsHide: true }, (error) => {
    // It fails when the process is gone already, which does no harm, or where it can't be run.
    if (error) child.kill()
  })
}

function endGroup(group: number): void {
  if (!signalGroup(group, 'SIGTERM')) return
  const deadline = performance.now() + grace
  const timer = setInterval(() => {
    const over = performance.now() >= deadline
    if (signalGroup(group, over ? 'SIGKILL' : 0) && !over) return
    clearInterval(timer)
  }, pollInterval)
}

/** Returns whether the group has processes. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal)
  } catch {
    return false
  }
}
