import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect } from '@jest/globals'
import { afterTest } from './temporary.js'
import { until } from './wait.js'

/** Returns whether a process runs. One that is dead may stay listed until its parent asks for its exit code. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !isZombie(pid)
  } catch {
    return false
  }
}

/** Returns those of the processes that run. */
export function running(pids: number[]): number[] {
  return pids.filter(isRunning)
}

/** Resolves once none of the processes runs: a signal takes a moment to end one. */
export async function waitForExit(pids: number[]): Promise<void> {
  expect(pids).not.toEqual([])
  afterTest(async () => {
    for (const pid of running(pids)) process.kill(pid, 'SIGKILL')
  })
  await until(
    () => running(pids),
    (left) => left.length === 0,
    `Processes ${pids.join(', ')} still run`,
  )
}

/** Waits until a process has written its ID and a line break into a file. The process ends with the test. */
export async function waitForProcess(file: string): Promise<number> {
  const text = await until(
    () => readFile(file, 'utf8').catch(() => ''),
    (text) => text.endsWith('\n'),
    `No process has written to ${file}`,
  )
  const pid = Number(text)
  afterTest(async () => {
    if (isRunning(pid)) process.kill(pid, 'SIGKILL')
  })
  return pid
}

/** Returns whether a process has ended without a parent that reads its exit code, as is common in containers. */
export function isZombie(pid: number): boolean {
  return process.platform === 'linux' && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

/** Returns the processes whose command line has this text. Only Linux shows them. */
export function processesWith(text: string): number[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  return running(pids).filter((pid) => commandLine(pid).includes(text))
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    // Gone in the meantime.
    return ''
  }
}
