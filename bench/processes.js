// Runs programs, and measures their time and memory.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const project = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Returns milliseconds on a monotonic clock that all processes of the machine share. */
export function clock() {
  return Number(process.hrtime.bigint()) / 1e6
}

/** Calls a function with a temporary directory, which is removed afterwards. */
export async function withTemporaryDirectory(use) {
  const directory = await mkdtemp(join(tmpdir(), 'heroku-build-bench-'))
  try {
    return await use(directory)
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * Runs a program to its end.
 *
 * @param options those of `spawn`, and `file`: path that stdout is written to; or `onOutput`, which receives stdout;
 * `onStart` receives the process and the `MemoryMonitor`
 * @returns when it `started` and `ended`, `milliseconds` between, what `MemoryMonitor.stop` returns, and its output as
 * `text`, without what went to `file` or `onOutput`
 * @throws Error with its output when it fails
 */
export async function runProcess(command, args, { file, onOutput, onStart, ...options } = {}) {
  const output = file && (await open(file, 'w'))
  try {
    const started = clock()
    const child = spawn(command, args, { ...options, stdio: ['ignore', output ? output.fd : 'pipe', 'pipe'] })
    const monitor = new MemoryMonitor(child.pid)
    const text = collectText(child, onOutput)
    onStart?.(child, monitor)
    const [code] = await once(child, 'close')
    const ended = clock()
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${text()}`)
    return { started, ended, milliseconds: ended - started, ...monitor.stop(), text: text() }
  } finally {
    await output?.close()
  }
}

function collectText({ stdout, stderr }, onOutput) {
  let text = ''
  const append = (chunk) => {
    text += chunk
  }
  stderr.on('data', append)
  stdout?.on('data', onOutput ?? append)
  return () => text
}

/**
 * Samples the memory of a process and its descendants, and keeps the maximum. Mapped files do not count, such as the
 * packs that git reads, since the system can reclaim their pages. Works only on Linux.
 */
class MemoryMonitor {
  #pid
  #timer
  #maximum = 0
  #maximumWithCode = 0

  constructor(pid) {
    this.#pid = pid
    this.#timer = setInterval(() => this.#sample(), 20)
    this.#sample()
  }

  /** Forgets the maximum so far. */
  restart() {
    this.#maximum = 0
    this.#maximumWithCode = 0
    this.#sample()
  }

  /** Returns bytes, without and with the mapped code and libraries of the program; undefined when unknown. */
  stop() {
    clearInterval(this.#timer)
    return { memory: this.#maximum || undefined, memoryWithCode: this.#maximumWithCode || undefined }
  }

  #sample() {
    const memory = memoryOf(this.#pid)
    const code = statusBytes('RssFile', readStatus(this.#pid))
    this.#maximum = Math.max(this.#maximum, memory)
    this.#maximumWithCode = Math.max(this.#maximumWithCode, memory + code)
  }
}

/** Returns the bytes of a process and its descendants. */
function memoryOf(pid) {
  const status = readStatus(pid)
  const children = readIfPresent(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
  const own = statusBytes('RssAnon', status) + statusBytes('RssShmem', status)
  return children.reduce((sum, child) => sum + memoryOf(child), own)
}

function readStatus(pid) {
  return readIfPresent(`/proc/${pid}/status`)
}

function statusBytes(name, status) {
  const [, kilobytes = 0] = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status) ?? []
  return Number(kilobytes) * 1024
}

/** Returns '' when the process has ended, and on systems without /proc. */
function readIfPresent(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Returns the path of a program on PATH; undefined when it is missing, with a message that `what` is skipped. */
export function findOrSkip(program, what = program) {
  const path = findOnPath(program)
  if (!path) skip(what, `${program} is not on PATH`)
  return path
}

/** Returns the path of a program on PATH; undefined when it is missing. */
export function findOnPath(program) {
  const names = process.platform === 'win32' ? [`${program}.cmd`, `${program}.exe`] : [program]
  const find = process.platform === 'win32' ? 'where' : 'which'
  for (const name of names) {
    try {
      return execFileSync(find, [name], { stdio: ['ignore', 'pipe', 'ignore'] })
        .toString()
        .split(/\r?\n/)[0]
    } catch {}
  }
  return undefined
}

/** Prints what is not measured, and why. */
export function skip(what, why) {
  process.stderr.write(`Skipping ${what}: ${why}\n`)
}

/** Returns the first line that a program prints about its version; '' when it can't be run. */
export function versionOf(program) {
  try {
    return execFileSync(program, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .split('\n')[0]
  } catch {
    return ''
  }
}
