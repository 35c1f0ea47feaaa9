import { access, readFile, rm, writeFile } from 'node:fs/promises'
import { sleep } from '../async/sleep.js'
import type { Run } from '../runner/run.js'
import { readState } from '../runner/state.js'
import { logIn, type PlatformState, stopFileIn } from './platform-state.js'

/** Time for the platform to end builds and release commands. */
const timeoutMs = 15_000

/** Stops the platform that the main step started, shows its output, and removes its files. */
export async function stop(run: Run): Promise<void> {
  run.deadline(60_000, 'Stopping the local platform took more than a minute')
  const saved = readState('platform')
  if (saved === '') return
  const { pid, directory }: PlatformState = JSON.parse(saved)
  await writeFile(stopFileIn(directory), '')
  if (!(await hasStopped(pid, directory, run.signal))) {
    process.kill(pid, 'SIGKILL')
    run.log.warning(`The local platform did not stop within ${timeoutMs / 1000} s, and was killed`)
  }
  await show(run, directory)
  // Windows releases the files of a process a moment after its end.
  await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

async function hasStopped(pid: number, directory: string, signal: AbortSignal): Promise<boolean> {
  for (const end = performance.now() + timeoutMs; performance.now() < end; ) {
    if (!isAlive(pid) || !(await exists(stopFileIn(directory)))) return true
    await sleep(50, signal)
  }
  return false
}

/** Returns `true` for a zombie as well, which in a container may never go away. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function show({ log }: Run, directory: string): Promise<void> {
  const output = await readFile(logIn(directory))
  if (output.length === 0) return
  log.info('Output of the local platform:')
  await log.writeUntrusted(output)
  log.endUntrusted()
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
