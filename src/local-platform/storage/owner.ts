import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'

/** A process that owns files, described so that a later process with the same id is not mistaken for it. */
export interface Owner {
  pid: number
  /** Host name of its machine: machines and containers may share a directory. */
  host: string
  /** Start time: on Linux the id of the boot and the ticks since then, elsewhere in ISO 8601. */
  started: string
}

/** Start times of one process may differ so much, depending on where they come from. */
const clockToleranceMs = 10_000

/** Returns the description of this process. */
export async function thisProcess(): Promise<Owner> {
  const started = process.platform === 'linux' ? await startOnLinux('self') : undefined
  const { pid } = process
  return { pid, host: hostname(), started: started ?? new Date(performance.timeOrigin).toISOString() }
}

/** Returns whether a value that was read from a file describes a process. */
export function isOwner(value: unknown): value is Owner {
  if (typeof value !== 'object' || value === null) return false
  if (!('pid' in value && 'host' in value && 'started' in value)) return false
  return (
    typeof value.pid === 'number' && [value.host, value.started].every((text) => typeof text === 'string')
  )
}

/**
 * Returns whether the process has certainly ended. Returns `false` for a process on another host, and if the system does
 * not report when the process that has the id now started. Containers with the same host name count as one host.
 */
export async function hasEnded(owner: Owner): Promise<boolean> {
  if (owner.host !== hostname()) return false
  if (!isAlive(owner.pid)) return true
  const started = await startOf(owner.pid).catch(() => undefined)
  // It may have ended just now.
  return started === undefined ? !isAlive(owner.pid) : !isSameStart(started, owner.started)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Other errors mean that another user's process has the id now.
    return codeOf(error) !== 'ESRCH'
  }
}

/** Returns the code of a system error, such as `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}

function isSameStart(one: string, other: string): boolean {
  if (process.platform === 'linux') return one === other
  // NaN, if one is not a time, is not greater: they are not known to differ.
  return !(Math.abs(Date.parse(one) - Date.parse(other)) > clockToleranceMs)
}

/** Returns when a process started, in the form of {@link Owner}. */
async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return startOnLinux(String(pid))
  if (process.platform === 'win32') {
    const script = `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`
    return timeFrom('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script])
  }
  return timeFrom('ps', ['-o', 'lstart=', '-p', String(pid)], ' UTC')
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function startOnLinux(pid: string): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name in parentheses may have any characters.
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // A zombie: it has ended, but its parent has not waited for it; in a container it may have no parent that does.
  if ('ZX'.includes(state)) return 'ended'
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
  return `${boot.trim()} ${fields[18]}`
}

async function timeFrom(command: string, args: string[], zone = ''): Promise<string | undefined> {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  const { stdout } = await promisify(execFile)(command, args, { env, timeout: 10_000, windowsHide: true })
  const time = Date.parse(stdout.trim() + zone)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
