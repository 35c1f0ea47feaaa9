import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { expect } from '@jest/globals'
import { afterTest } from './temporary.js'

/** Returns those of the processes that run. */
export function running(pids: number[]): number[] {
  return pids.filter((pid) => {
    try {
      return process.kill(pid, 0) && !isZombie(pid)
    } catch {
      return false
    }
  })
}

/** Settles once none of the processes runs: a signal takes a moment to end one. */
export async function gone(pids: number[]): Promise<void> {
  expect(pids).not.toEqual([])
  afterTest(async () => {
    for (const pid of running(pids)) process.kill(pid, 'SIGKILL')
  })
  await until(() => running(pids).length === 0, `Processes ${pids.join(', ')} still run`)
}

/** Settles once a process has written its id, and a line's end, into a file; the process goes with the test. */
export async function startedProcess(file: string): Promise<number> {
  let text = ''
  await until(async () => {
    text = await readFile(file, 'utf8').catch(() => '')
    return text.endsWith('\n')
  }, `No process has written to ${file}`)
  const pid = Number(text)
  afterTest(async () => {
    if (running([pid]).length > 0) process.kill(pid, 'SIGKILL')
  })
  return pid
}

/** Without an end of its own, the wait would outlive a test that has failed by time, and keep Jest from ending. */
async function until(reached: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  const deadline = performance.now() + 20_000
  while (!(await reached())) {
    if (performance.now() > deadline) throw new Error(otherwise)
    await setImmediate()
  }
}

/** Dead, but nobody has asked for its exit code: in a container there may be nobody who does. */
export function isZombie(pid: number): boolean {
  return process.platform === 'linux' && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}
