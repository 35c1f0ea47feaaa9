import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'

/** A process that owns files, described so that a later process with the same number is not mistaken for it. */
export interface Owner {
  pid: number
  /** Name of the machine: machines and containers may share a directory. */
  host: string
  /** When it started: on Linux the boot's id and the ticks since then, elsewhere a time in ISO 8601. */
  started: string
}

/** Milliseconds by which two clocks may disagree about the start of one process. */
const clockToleranceMs = 10_000

/** Describes this process. */
export async function thisProcess(): Promise<Owner> {
  const started = process.platform === 'linux' ? await startOnLinux('self') : undefined
  const { pid } = process
  return { pid, host: hostname(), started: started ?? new Date(performance.timeOrigin).toISOString() }
}

/** Whether a value, read from a file, describes a process. */
export function isOwner(value: unknown): value is Owner {
  if (typeof value !== 'object' || value === null) return false
  if (!('pid' in value && 'host' in value && 'started' in value)) return false
  return (
    typeof value.pid === 'number' && [value.host, value.started].every((text) => typeof text === 'string')
  )
}

/**
 * Whether the process has certainly ended. `false` for one on another host, and where the system does not say when
 * the process that now has the number started. Containers with the same host name count as one host.
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
    // Another user's process now has the number.
    return codeOf(error) !== 'ESRCH'
  }
}

/** The code of a system's error, such as `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}

function isSameStart(one: string, other: string): boolean {
  if (process.platform === 'linux') return one === other
  // NaN, where one of them is no time, is not greater: they are not known to differ.
  return !(Math.abs(Date.parse(one) - Date.parse(other)) > clockToleranceMs)
}

/** When a process started, in the form of {@link Owner}. */
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
  // The name before it may have any characters.
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // It has ended, but its parent has not asked how: in a container there may be nobody who does.
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
