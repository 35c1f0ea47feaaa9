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

/** Undoes what would otherwise go on at Heroku. Its signal aborts when the runner's grace is over. */
export type CancelHandler = (signal: AbortSignal) => Promise<void>

/** Reports how the run ended: with an error, or with `undefined`. */
export type FinishHandler = (error: unknown) => Promise<void>

/** Where outputs and the job's summary go. */
export interface RunHost {
  setOutput(name: string, value: string | number | boolean): void
  writeSummary(parts: string[]): Promise<void>
}

/** The runner sends SIGINT, waits 7.5 seconds, sends SIGTERM, waits 2.5 seconds, and kills. In milliseconds. */
const defaultGrace = 7_000
/** How long work may go on after an abort before the run leaves it behind, in milliseconds. */
const abortTimeout = 2_000

/** One run of an action: its log, its signal, and what has to happen when it ends. */
export class Run {
  readonly log: WorkflowLog
  readonly #host: RunHost
  readonly #grace: number
  readonly #controller = new AbortController()
  readonly #cancelHandlers = new Set<CancelHandler>()
  readonly #leftovers = new Leftovers()
  readonly #finishHandlers: FinishHandler[] = []
  readonly #deferred: (() => void | Promise<void>)[] = []
  readonly #timers: NodeJS.Timeout[] = []
  #hasEnded = false

  /** @param grace milliseconds to undo things in after an abort */
  constructor(log: WorkflowLog, host: RunHost, grace = defaultGrace) {
    this.log = log
    this.#host = host
    this.#grace = grace
    // Every request under way listens to the signal: with more than ten listeners, Node would warn of a leak.
    setMaxListeners(0, this.signal)
  }

  /** Aborts when the workflow is cancelled, and at the deadline. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Whether the action has ended by itself. */
  get hasEnded(): boolean {
    return this.#hasEnded
  }

  /** Sets an output at once, so that later steps have it whatever happens next. */
  output(name: string, value: string | number | boolean): void {
    this.#host.setOutput(name, value)
  }

  /** Adds parts of Markdown to the job's summary. */
  summary(parts: string[]): Promise<void> {
    return this.#host.writeSummary(parts)
  }

  /** Aborts the run with a {@link DeadlineError} after so many milliseconds. */
  deadline(milliseconds: number, message: string): void {
    this.#timers.push(setTimeout(() => this.abort(new DeadlineError(message)), milliseconds))
  }

  /**
   * Calls a handler when the run is aborted, within the few seconds that the runner grants.
   *
   * @returns a function that removes the handler
   */
  onCancel(handler: CancelHandler): () => void {
    this.#cancelHandlers.add(handler)
    return () => this.#cancelHandlers.delete(handler)
  }

  /** Undoes something unless it is disarmed: when the run is aborted, or in the post step of a killed run. */
  arm<T>(leftover: Leftover<T>): ArmedLeftover<T> {
    return this.#leftovers.arm(leftover)
  }

  /** Calls a handler with how the run ended, before {@link defer}. */
  onFinish(handler: FinishHandler): void {
    this.#finishHandlers.push(handler)
  }

  /** Calls a function at the end, however the run ends. */
  defer(cleanUp: () => void | Promise<void>): void {
    this.#deferred.push(cleanUp)
  }

  abort(reason: Error): void {
    this.#controller.abort(reason)
  }

  /**
   * Performs the action. When the run is aborted, it undoes what must not go on; an action that does not hear the abort
   * is left behind.
   *
   * @returns what failed the action; `undefined` when it succeeded
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
    await this.#all(this.#finishHandlers.map((handler) => () => handler(error)))
    for (const timer of this.#timers) clearTimeout(timer)
    await this.#all(this.#deferred)
    // A message may still wait for the end of a line of output.
    this.log.endUntrusted()
  }

  async #cancel(): Promise<void> {
    const grace = this.#hasEnded ? this.#grace : this.#grace - abortTimeout
    const over = new AbortController()
    setMaxListeners(0, over.signal)
    const timer = setTimeout(() => over.abort(new DeadlineError("The runner's grace is over")), grace)
    const handlers = [...this.#cancelHandlers, ...this.#leftovers.undoTasks()]
    await this.#all(handlers.map((handler) => () => orAbandon(handler(over.signal), over.signal)))
    clearTimeout(timer)
  }

  /** Does all things at once. One that fails becomes a warning, and does not affect the others. */
  async #all(things: (() => void | Promise<void>)[]): Promise<void> {
    const results = await Promise.allSettled(things.map(async (perform) => perform()))
    for (const result of results) {
      if (result.status === 'rejected') this.log.warning(describeError(result.reason))
    }
  }
}

/** Waits for work; after an abort only for a while, and then throws the signal's reason. */
async function orAbandon(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const over = new AbortController()
  const leave = async () => {
    if (!signal.aborted) await once(signal, 'abort', { signal: over.signal })
    await sleep(abortTimeout, over.signal)
    throw signal.reason
  }
  await Promise.race([work, leave()]).finally(() => over.abort())
}
