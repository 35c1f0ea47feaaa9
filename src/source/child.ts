import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable, Stream } from 'node:stream'
import { redactAndTruncate } from '../text/redact.js'

/** How to run a program. */
export interface ChildOptions {
  cwd: string
  /** The whole environment. */
  env: NodeJS.ProcessEnv
  /** A stream with a file descriptor, which the program reads from. Without it, stdin is empty. */
  stdin?: Stream
  /** Ends the program and all processes that it started. */
  signal: AbortSignal
}

/** A program could not be started, or failed. The message is what it wrote to stderr. */
export class ChildError extends Error {
  override name = 'ChildError'
}

type Child = ChildProcessByStdio<null, Readable, Readable>

const isWindows = process.platform === 'win32'
/** Characters of stderr in an error's message. */
const maxMessageLength = 4096
/** Bytes of stderr that are kept and searched for secrets before the message is cut. */
const maxStderrSize = 256 * 1024
/** Milliseconds that empty pipes may stay open after the program's exit. */
const drainTime = 250
/** Milliseconds between SIGTERM and SIGKILL. */
const gracePeriod = 1_000
/** Milliseconds between checks whether processes have ended. */
const pollInterval = 25

/** The action's inputs, state and keys, and the runner's tokens. */
const secretVariable = /^(INPUT_|STATE_|HEROKU_|ACTIONS_)/i

/** Returns the environment without the action's inputs and keys, which no program needs. */
export function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !secretVariable.test(name)))
}

/**
 * Runs a program without a shell and yields what it writes to stdout. Neither stdout nor stderr reaches our stdout,
 * where the runner would read lines as commands.
 *
 * The run ends when the program has exited and its output is read. It does not wait for a process that the program
 * leaves behind (a git filter's child, an ssh master), which may hold the pipes open indefinitely.
 *
 * On abort, and when the consumer stops reading, it ends the whole process tree: on POSIX the process group, by SIGTERM
 * and a second later by SIGKILL; on Windows by `taskkill /T`. It can't reach a process that has moved to another
 * session (`setsid`). And when this process is itself killed by SIGKILL, the group lives on until its pipes break: git
 * ends with its next write, a filter when it next reads or writes.
 *
 * @throws ChildError when the program can't be started or fails; the signal's reason
 */
export async function* runChild(
  program: string,
  args: string[],
  { cwd, env, stdin, signal }: ChildOptions,
): AsyncGenerator<Buffer> {
  signal.throwIfAborted()
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: [stdin ?? 'ignore', 'pipe', 'pipe'],
    // Starts a process group, which can be ended as a whole. The runner signals only us, so the group misses no signal.
    detached: !isWindows,
    windowsHide: true,
  })
  const exit = waitForExit(child)
  const end = () => endTree(child)
  signal.addEventListener('abort', end, { once: true })
  let readError: unknown
  let exited = false
  try {
    try {
      yield* child.stdout
    } catch (error) {
      readError = error
    }
    signal.throwIfAborted()
    const { failure, pipesCut } = await exit
    exited = true
    signal.throwIfAborted()
    if (failure !== undefined) throw new ChildError(failure)
    if (readError !== undefined && !pipesCut) throw readError
  } finally {
    signal.removeEventListener('abort', end)
    if (!exited && !signal.aborted) end()
  }
}

interface Exit {
  /** The program's own message about its failure; undefined when it succeeded. */
  failure?: string
  /** Whether we closed its pipes, since another process still held them. */
  pipesCut: boolean
}

function waitForExit(child: Child): Promise<Exit> {
  const chunks: Buffer[] = []
  let size = 0
  child.stderr.on('data', (chunk: Buffer) => {
    if (size < maxStderrSize) chunks.push(chunk)
    size += chunk.length
  })
  let pipesCut = false
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ failure: error.message, pipesCut }))
    child.once('exit', () => {
      closeWhenDrained(child, () => {
        pipesCut = true
      })
    })
    child.once('close', (code, signal) => {
      const message = redactAndTruncate(Buffer.concat(chunks).toString('utf8'), maxMessageLength).trim()
      const failure = code === 0 ? undefined : message || `it ended with ${code ?? signal}`
      resolve({ pipesCut, ...(failure !== undefined && { failure }) })
    })
  })
}

/** Closes the pipes of a program that has exited, as soon as its output is read. */
function closeWhenDrained(child: Child, onCut: () => void): void {
  const closeIfDrained = () => {
    if (child.stdout.readableLength > 0) {
      timer.refresh()
      return
    }
    onCut()
    closePipes(child)
  }
  // Between a timer and the immediate that it sets, Node reads what waits in a pipe, if the buffer has room.
  const timer = setTimeout(() => setImmediate(closeIfDrained), drainTime)
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

/** Uses the full path, since Windows prefers a taskkill.exe in the working directory, which is the checkout. */
function endTreeOnWindows(child: Child, pid: number): void {
  const taskkill = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe')
  execFile(taskkill, ['/PID', String(pid), '/T', '/F'], { windowsHide: true }, (error) => {
    // It also fails when the process has ended already, which does no harm.
    if (error) child.kill()
  })
}

function endGroup(group: number): void {
  if (!signalGroup(group, 'SIGTERM')) return
  const deadline = performance.now() + gracePeriod
  const timer = setInterval(() => {
    const isLate = performance.now() >= deadline
    if (signalGroup(group, isLate ? 'SIGKILL' : 0) && !isLate) return
    clearInterval(timer)
  }, pollInterval)
}

/** Returns whether the group still has processes. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal)
  } catch {
    return false
  }
}
