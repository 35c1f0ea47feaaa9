// Programs, how long they take, and how much memory they need.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const project = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Milliseconds on a clock that is the same in all processes of the machine. */
export function clock() {
  return Number(process.hrtime.bigint()) / 1e6
}

/** Runs something with a directory that is gone afterwards. */
export async function withDirectory(use) {
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
 * @param options those of `spawn`, and: `file`, where its output goes; or `onOutput`, which takes it; else it is text.
 * `onStart` gets the process and the watch on its memory.
 * @returns when it was started and had ended, milliseconds between, most bytes of memory (see `MemoryWatch`), and the text
 * @throws Error with what it printed when it fails
 */
export async function runProcess(command, args, { file, onOutput, onStart, ...options } = {}) {
  const output = file && (await open(file, 'w'))
  try {
    const started = clock()
    const child = spawn(command, args, { ...options, stdio: ['ignore', output ? output.fd : 'pipe', 'pipe'] })
    const memory = new MemoryWatch(child.pid)
    const text = collect(child, onOutput)
    onStart?.(child, memory)
    const [code] = await once(child, 'close')
    const ended = clock()
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${text()}`)
    return { started, ended, milliseconds: ended - started, ...memory.stop(), text: text() }
  } finally {
    await output?.close()
  }
}

function collect({ stdout, stderr }, onOutput) {
  let text = ''
  const take = (chunk) => {
    text += chunk
  }
  stderr.on('data', take)
  stdout?.on('data', onOutput ?? take)
  return () => text
}

/**
 * The most memory that a process and all that it started were seen to hold at once. Files that are mapped do not count,
 * such as the packs that git reads: the system takes those pages back when it needs them. Only Linux tells; elsewhere
 * nothing is known.
 */
class MemoryWatch {
  #pid
  #timer
  #most = 0
  #mostWithCode = 0

  constructor(pid) {
    this.#pid = pid
    this.#timer = setInterval(() => this.#look(), 20)
    this.#look()
  }

  /** Counts from here on. */
  restart() {
    this.#most = 0
    this.#mostWithCode = 0
    this.#look()
  }

  /** Bytes, also with the program's own code and libraries; nothing when they can't be known. */
  stop() {
    clearInterval(this.#timer)
    return { memory: this.#most || undefined, memoryWithCode: this.#mostWithCode || undefined }
  }

  #look() {
    const memory = held(this.#pid)
    this.#most = Math.max(this.#most, memory)
    this.#mostWithCode = Math.max(this.#mostWithCode, memory + field('RssFile', statusOf(this.#pid)))
  }
}

function held(pid) {
  const status = statusOf(pid)
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
  const own = field('RssAnon', status) + field('RssShmem', status)
  return children.reduce((sum, child) => sum + held(child), own)
}

function statusOf(pid) {
  return read(`/proc/${pid}/status`)
}

function field(name, status) {
  const [, kilobytes = 0] = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status) ?? []
  return Number(kilobytes) * 1024
}

/** Nothing when the process has ended, or where there is no such file system. */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Where a program is on PATH; nothing when it is not. */
export function onPath(program) {
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

/** Says what is not measured, for it is not there. */
export function leaveOut(what, why) {
  process.stderr.write(`Without ${what}: ${why}\n`)
}

/** What a program prints about its version; nothing when it can't be run. */
export function versionOf(program) {
  try {
    return execFileSync(program, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .split('\n')[0]
  } catch {
    return ''
  }
}
