import { once, setMaxListeners } from 'node:events'
import { sleep } from '../async/sleep.js'
import { DeadlineError } from '../http/errors.js'
import { describeError } from '../text/describe-error.js'
import { type ArmedLeftover, type Leftover, Leftovers } from './leftovers.js'
import type { WorkflowLog } from './log.js'

/** The run has failed, and the log already says why. */
export class AlreadyReportedError extends Error {
  override name = 'AlreadyReportedError'
}

/** Undoes what would otherwise continue at Heroku. Its signal aborts when the runner's grace period ends. */
export type CancelHandler = (signal: AbortSignal) => Promise<void>

/** Reports how the run ended: with an error, or with `undefined`. */
export type FinishHandler = (error: unknown) => Promise<void>

/** Where outputs and the job's summary go. */
export interface RunHost {
  setOutput(name: string, value: string | number | boolean): void
  writeSummary(parts: string[]): Promise<void>
}

/** Milliseconds. The runner sends SIGINT, waits 7.5 seconds, sends SIGTERM, waits 2.5 seconds, and kills the process. */
const defaultGracePeriod = 7_000
/** Milliseconds that work may take to end after an abort before the run abandons it. */
const abortTimeout = 2_000

/** One run of an action: its log, its signal, and what must happen when it ends. */
export class Run {
  readonly log: WorkflowLog
  readonly #host: RunHost
  readonly #gracePeriod: number
  readonly #controller = new AbortController()
  readonly #cancelHandlers = new Set<CancelHandler>()
  readonly #leftovers = new Leftovers()
  readonly #finishHandlers: FinishHandler[] = []
  readonly #deferred: (() => void | Promise<void>)[] = []
  readonly #timers: NodeJS.Timeout[] = []
  #hasEnded = false

  /** @param gracePeriod milliseconds after an abort in which to undo tasks */
  constructor(log: WorkflowLog, host: RunHost, gracePeriod = defaultGracePeriod) {
    this.log = log
    this.#host = host
    this.#gracePeriod = gracePeriod
    // Every pending request listens to the signal. With more than ten listeners, Node would warn of a leak.
    setMaxListeners(0, this.signal)
  }

  /** Aborts when the workflow is cancelled, or at the deadline. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Whether the action has ended rather than been abandoned. */
  get hasEnded(): boolean {
    return this.#hasEnded
  }

  /** Sets an output at once, so that later steps can read it whatever happens next. */
  output(name: string, value: string | number | boolean): void {
    this.#host.setOutput(name, value)
  }

  /** Adds parts of Markdown to the job's summary. */
  summary(parts: string[]): Promise<void> {
    return this.#host.writeSummary(parts)
  }

  /** Aborts the run with a {@link DeadlineError} after some milliseconds. */
  deadline(milliseconds: number, message: string): void {
    this.#timers.push(setTimeout(() => this.abort(new DeadlineError(message)), milliseconds))
  }

  /**
   * Calls a handler when the run is aborted. It has the few seconds that the runner grants.
   *
   * @returns a function that removes the handler
   */
  onCancel(handler: CancelHandler): () => void {
    this.#cancelHandlers.add(handler)
    return () => this.#cancelHandlers.delete(handler)
  }

  /** Makes sure that something is undone unless it is disarmed: on abort, or in the post step of a killed run. */
  arm<T>(leftover: Leftover<T>): ArmedLeftover<T> {
    return this.#leftovers.arm(leftover)
  }

  /** Calls a handler with how the run ended, before the functions of {@link defer}. */
  onFinish(handler: FinishHandler): void {
    this.#finishHandlers.push(handler)
  }

  /** Calls a function at the end of the run, however it ends. */
  defer(cleanUp: () => void | Promise<void>): void {
    this.#deferred.push(cleanUp)
  }

  abort(reason: Error): void {
    this.#controller.abort(reason)
  }

  /**
   * Performs the action. When the run is aborted, it undoes what must not continue; an action that does not react to
   * the abort is abandoned.
   *
   * @returns what the action threw; `undefined` when it succeeded
   */
  async perform(action: (run: Run) => Promise<void>): Promise<unknown> {
    try {
      const acting = action(this).finally(() => {
        this.#hasEnded = true
      })
      await orAbandon(acting, this.signal)
      return undefined
    } catch (error) {
      this.log.endUntrusted()
      if (this.signal.aborted) await this.#cancel()
      return error
    }
  }

  /** Reports how the action ended, and cleans up. */
  async finish(error: unknown): Promise<void> {
    await this.#runAll(this.#finishHandlers.map((handler) => () => handler(error)))
    for (const timer of this.#timers) clearTimeout(timer)
    await this.#runAll(this.#deferred)
    this.log.close()
  }

  async #cancel(): Promise<void> {
    const gracePeriod = this.#hasEnded ? this.#gracePeriod : this.#gracePeriod - abortTimeout
    const over = new AbortController()
    setMaxListeners(0, over.signal)
    const timer = setTimeout(
      () => over.abort(new DeadlineError("The runner's grace period is over")),
      gracePeriod,
    )
    const undo = (handlers: CancelHandler[]) =>
      this.#runAll(handlers.map((handler) => () => orAbandon(handler(over.signal), over.signal)))
    await undo([...this.#cancelHandlers, ...this.#leftovers.undoTasks(false)])
    await undo(this.#leftovers.undoTasks(true))
    clearTimeout(timer)
  }

  /** Runs tasks at the same time. A task that fails becomes a warning, and does not affect the others. */
  async #runAll(tasks: (() => void | Promise<void>)[]): Promise<void> {
    const results = await Promise.allSettled(tasks.map(async (task) => task()))
    for (const result of results) {
      if (result.status === 'rejected') this.log.warning(describeError(result.reason))
    }
  }
}

/** Waits for work, but after an abort only for a while: then it throws the signal's reason. */
async function orAbandon(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const over = new AbortController()
  const abandon = async () => {
    if (!signal.aborted) await once(signal, 'abort', { signal: over.signal })
    await sleep(abortTimeout, over.signal)
    throw signal.reason
  }
  await Promise.race([work, abandon()]).finally(() => over.abort())
}
