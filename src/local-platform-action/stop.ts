import { access, readFile, rm, writeFile } from 'node:fs/promises'
import { sleep } from '../async/sleep.js'
import type { Run } from '../runner/run.js'
import { readState } from '../runner/state.js'
import { logIn, type Started, stopFileIn } from './started.js'

/** Milliseconds that the platform may take to end what it runs. */
const patience = 15_000

/** Stops the platform that the main step has started, shows what it had to say, and removes its files. */
export async function stop(run: Run): Promise<void> {
  run.deadline(60_000, 'Stopping the local platform took more than a minute')
  const saved = readState('platform')
  if (saved === '') return
  const { pid, directory }: Started = JSON.parse(saved)
  await writeFile(stopFileIn(directory), '')
  if (!(await hasStopped(pid, directory, run.signal))) {
    process.kill(pid, 'SIGKILL')
    run.log.warning(`The local platform did not stop within ${patience / 1000} s, and was killed`)
  }
  await show(run, directory)
  // Windows lets go of a process's files a moment after its end.
  await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

async function hasStopped(pid: number, directory: string, signal: AbortSignal): Promise<boolean> {
  for (const end = performance.now() + patience; performance.now() < end; ) {
    if (!isAlive(pid) || !(await exists(stopFileIn(directory)))) return true
    await sleep(50, signal)
  }
  return false
}

/** A process that has ended counts as alive as long as nobody has asked how: in a container, for ever. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function show({ log }: Run, directory: string): Promise<void> {
  const words = await readFile(logIn(directory))
  if (words.length === 0) return
  log.info('The local platform said:')
  await log.writeUntrusted(words)
  log.endUntrusted()
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
