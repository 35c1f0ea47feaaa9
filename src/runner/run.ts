import { once, setMaxListeners } from 'node:events'
import { inspect } from 'node:util'
import * as core from '@actions/core'
import { sleep } from '../async/sleep.js'
import { DeadlineError } from '../http/errors.js'
import { writeSummary } from '../summary/write.js'
import { redact, redactSecrets } from '../text/redact.js'
import { type Armed, type Leftover, Leftovers } from './leftovers.js'
import { WorkflowLog } from './log.js'

/** The workflow was cancelled. */
class Cancelled extends Error {
  override name = 'Cancelled'
}

/** The run has failed, and the log says all about it already. */
export class AlreadyReportedError extends Error {
  override name = 'Reported'
}

/** What an action has of the runner. */
export interface Run {
  log: WorkflowLog
  /** Aborted when the workflow is cancelled, or when the time is over. */
  signal: AbortSignal
  /** Sets an output, at once, so that later steps have it whatever happens next. */
  output(name: string, value: string | number | boolean): void
  /** Starts the clock: when it has run down, the signal aborts with an error that says so. */
  deadline(milliseconds: number, message: string): void
  /**
   * Has something done when the run is cut short by the signal, within the few seconds that the runner grants.
   *
   * @returns takes it back
   */
  onCancel(undo: CancelHandler): () => void
  /** Has something undone unless it is disarmed: when the run is cut short, or by the post step of a killed one. */
  arm<T>(leftover: Leftover<T>): Armed<T>
  /** Has it told how the run ended, before {@link defer}: with what failed it, or with nothing. */
  onFinish(tell: FinishHandler): void
  /** Has something done at the end, however the run ends. */
  defer(cleanUp: () => void | Promise<void>): void
  /** Adds parts of Markdown to the job's summary, which people see without opening the log. */
  summary(parts: string[]): Promise<void>
}

/** Tells somebody how the run ended. */
export type FinishHandler = (error: unknown) => Promise<void>

/** Takes back what would otherwise go on at Heroku; its signal aborts when the grace is over. */
export type CancelHandler = (signal: AbortSignal) => Promise<void>

/** The runner interrupts, waits 7.5 seconds, terminates, waits 2.5 seconds, kills. */
const grace = 7_000
/** What goes on for longer after an abort, in milliseconds, is left behind. */
const patience = 2_000
const stuck =
  'The action stopped in the middle, waiting for nothing. This is a bug: please report it, with the debug log'

/**
 * Runs an action: the one place that hears signals, keeps the deadline, and turns an error into an annotation and
 * an exit code.
 *
 * @param title heads the error annotation
 * @param onError a step that fails ends the job; a post step only warns
 */
export async function run(
  title: string,
  onError: 'error' | 'warning',
  action: (run: Run) => Promise<void>,
): Promise<void> {
  const controller = new AbortController()
  // As many requests as are under way hear the signal: for Node more than ten would be a leak, and worth a warning.
  setMaxListeners(0, controller.signal)
  const log = new WorkflowLog(title)
  const undos = new Set<CancelHandler>()
  const leftovers = new Leftovers()
  const tellers: FinishHandler[] = []
  const cleanUps: (() => void | Promise<void>)[] = []
  const timers: NodeJS.Timeout[] = []
  const cancel = (signal: NodeJS.Signals) =>
    controller.abort(new Cancelled(`Cancelled: the runner sent ${signal}`))
  const stop = () => controller.abort(new Error(stuck))
  let ended = false

  process.on('SIGINT', cancel)
  process.on('SIGTERM', cancel)
  // An empty event loop with the action unfinished: Node would exit without a word.
  process.once('beforeExit', stop)
  process.stdout.on('error', (error) => controller.abort(new Error('The log is closed', { cause: error })))
  try {
    const acting = action({
      log,
      signal: controller.signal,
      output: (name, value) => core.setOutput(name, typeof value === 'string' ? redactSecrets(value) : value),
      deadline: (milliseconds, message) => {
        timers.push(setTimeout(() => controller.abort(new DeadlineError(message)), milliseconds))
      },
      onCancel: (undo) => {
        undos.add(undo)
        return () => undos.delete(undo)
      },
      arm: (leftover) => leftovers.arm(leftover),
      onFinish: (tell) => tellers.push(tell),
      defer: (cleanUp) => cleanUps.push(cleanUp),
      summary: (parts) => writeSummary(process.env.GITHUB_STEP_SUMMARY ?? '', parts),
    }).finally(() => {
      ended = true
    })
    await orLeave(acting, controller.signal)
    await all(log, tellers, (tell) => tell(undefined))
  } catch (error) {
    log.endUntrusted()
    if (controller.signal.aborted) {
      await undoAll([...undos, ...leftovers.undos()], log, ended ? grace : grace - patience)
    }
    log.debug(inspect(error, { maxStringLength: null }))
    if (onError === 'error') process.exitCode = core.ExitCode.Failure
    if (error instanceof AlreadyReportedError) log.info(error.message)
    else if (onError === 'error') log.error(describeError(error), title)
    else log.warning(describeError(error), title)
    await all(log, tellers, (tell) => tell(error))
  } finally {
    for (const timer of timers) clearTimeout(timer)
    await all(log, cleanUps, (cleanUp) => cleanUp())
    // Whatever is still to be said is said, even behind half a line of output.
    log.endUntrusted()
    process.off('SIGINT', cancel)
    process.off('SIGTERM', cancel)
    process.off('beforeExit', stop)
    // What was left behind may keep the process alive.
    if (!ended) process.stdout.write('', () => process.exit())
  }
}

/** Waits for work; once the signal has aborted only for a while, and then throws its reason. */
async function orLeave(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const over = new AbortController()
  const leave = async () => {
    if (!signal.aborted) await once(signal, 'abort', { signal: over.signal })
    await sleep(patience, over.signal)
    throw signal.reason
  }
  await Promise.race([work, leave()]).finally(() => over.abort())
}

/** Whether the error is that of a disk with no room left. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code))
}

const diskFull =
  "The runner's disk is full: remove what the job no longer needs before this step, or take a runner with a larger disk. The packed source lies in RUNNER_TEMP."

/** Tells what happened, and the first words of each error that led to it. */
export function describeError(error: unknown): string {
  return redact(wordsOf(error))
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (isDiskFull(error)) return `${error.message}\n${diskFull}`
  if (error.cause === undefined || error.name === 'TransientError') return error.message
  const cause = wordsOf(error.cause)
  return error.message.includes(cause) ? error.message : `${error.message}\nBecause: ${cause}`
}

async function undoAll(undos: CancelHandler[], log: WorkflowLog, grace: number): Promise<void> {
  const over = new AbortController()
  setMaxListeners(0, over.signal)
  const timer = setTimeout(() => over.abort(new DeadlineError("The runner's grace is over")), grace)
  await all(log, undos, (undo) => orLeave(undo(over.signal), over.signal))
  clearTimeout(timer)
}

/** Does all of some things at once. What fails is a warning, and keeps nothing else from being done. */
async function all<T>(
  log: WorkflowLog,
  things: T[],
  perform: (thing: T) => void | Promise<void>,
): Promise<void> {
  const results = await Promise.allSettled(things.map(async (thing) => perform(thing)))
  for (const result of results) if (result.status === 'rejected') log.warning(describeError(result.reason))
}
