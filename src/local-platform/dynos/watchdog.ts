import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Writable } from 'node:stream'
import type { Leftovers } from '../builder/container-engine.js'
import { dynoEnvironment } from '../builder/environment.js'
import { markVariable } from '../builder/process.js'

type Child = ChildProcessByStdio<Writable, null, null>

/**
 * Reads lines `+MARK LEFTOVERS` before a process starts, `=MARK PID;` once it has, and `-MARK` when it has ended. When its
 * input ends, it kills the groups of the processes that remain, and on Linux those that have the mark in their environment
 * or as a limit (see `builder/process.ts`), until it finds no more. Then it runs the commands that remove the leftovers,
 * if they are not `null`. It is passed as text, so that it needs no separate file.
 */
const program = `
const { execFileSync } = require('node:child_process')
const { readdirSync, readFileSync } = require('node:fs')
const pids = new Map()
const leftovers = new Map()
const attempt = (action) => { try { return action() } catch {} }
const killGroup = (pid) => {
  if (pid === undefined) return
  if (process.platform === 'win32') attempt(() => execFileSync('taskkill', ['/PID', pid, '/T', '/F'], { windowsHide: true }))
  else attempt(() => process.kill(-Number(pid), 'SIGKILL'))
}
const read = (pid, name) => attempt(() => readFileSync('/proc/' + pid + '/' + name, 'latin1')) ?? ''
const isMarked = (pid) => {
  const [environment, limits] = [read(pid, 'environ'), read(pid, 'limits')]
  return [...pids.keys()].some((mark) => environment.includes('${markVariable}=' + mark) || limits.includes(' ' + mark + ' '))
}
const killMarked = (killed) => {
  const others = (attempt(() => readdirSync('/proc')) ?? []).filter((name) => /^\\d+$/.test(name))
  const found = others.filter((pid) => !killed.has(pid) && isMarked(pid))
  for (const pid of found) attempt(() => process.kill(Number(pid), 'SIGKILL'))
  if (found.length > 0) killMarked(new Set([...killed, ...found]))
}
const remove = ({ file, env, commands }) => {
  const options = { env, stdio: 'ignore', timeout: 60_000, windowsHide: true }
  for (const args of commands) attempt(() => execFileSync(file, args, options))
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {})
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  // The last line may be cut off.
  const [, sign, mark, rest = ''] = /^([-+=])(\\d{15})(?: (.*))?$/.exec(line) ?? []
  if (sign === '-') for (const known of [pids, leftovers]) known.delete(mark)
  if (sign === '+') leftovers.set(mark, attempt(() => JSON.parse(rest)) ?? undefined)
  if (sign === '+' || sign === '=') pids.set(mark, /^(\\d+);$/.exec(rest)?.[1])
}).on('close', () => {
  for (const pid of pids.values()) killGroup(pid)
  if (pids.size > 0) killMarked(new Set())
  for (const left of leftovers.values()) if (left !== undefined) remove(left)
})
`

/** Watches a process from before its start. */
export interface Watch {
  /** To be called with the id of the process once it has started. */
  started: (pid: number) => void
  /** To be called when it has ended. */
  end: () => void
}

/**
 * Ends the processes of dynos when the platform's process ends without doing so, even by SIGKILL. For that it has a
 * separate process, which exists while dynos run.
 */
export class Watchdog {
  /** The processes that the watchdog watches, by their mark. */
  readonly #watched = new Map<string, string[]>()
  readonly #ending = new Set<Promise<unknown>>()
  #child: Child | undefined

  /**
   * Watches the process that will have this mark, and its descendants.
   *
   * @param leftovers what to remove besides, once they are killed
   */
  watch(mark: string, leftovers?: Leftovers): Watch {
    const lines = [`+${mark} ${JSON.stringify(leftovers ?? null)}`]
    this.#watched.set(mark, lines)
    if (this.#child === undefined) this.#start()
    else this.#tell(lines)
    return {
      started: (pid) => {
        const line = `=${mark} ${pid};`
        lines.push(line)
        this.#tell([line])
      },
      end: () => {
        this.#watched.delete(mark)
        this.#tell([`-${mark}`])
        if (this.#watched.size === 0) this.#end()
      },
    }
  }

  /** Waits until the watchdog's process has ended, which it does when no process is watched. */
  async close(): Promise<void> {
    this.#watched.clear()
    this.#end()
    await Promise.all(this.#ending)
  }

  #start(): void {
    const child = spawn(process.execPath, ['-e', program], {
      stdio: ['pipe', 'ignore', 'ignore'],
      // Signals from a terminal go to the platform's group, whose end the watchdog must outlive.
      detached: true,
      windowsHide: true,
      env: dynoEnvironment(),
    })
    this.#child = child
    child.stdin.on('error', () => {})
    for (const lines of this.#watched.values()) this.#tell(lines)
    const ended = new Promise<void>((resolve) => {
      child.once('error', () => resolve())
      child.once('exit', () => resolve())
    }).then(() => {
      this.#ending.delete(ended)
      if (this.#child !== child) return
      // Somebody has killed it: the next dyno brings it back.
      this.#child = undefined
    })
    this.#ending.add(ended)
    child.unref()
  }

  #tell(lines: string[]): void {
    for (const line of lines) this.#child?.stdin.write(`${line}\n`)
  }

  #end(): void {
    const child = this.#child
    this.#child = undefined
    child?.stdin.end()
  }
}
