import type { HerokuClient } from '../heroku/client.js'
import { isInMaintenance, setMaintenance } from '../heroku/maintenance.js'
import { mayHaveSucceeded } from '../http/retry.js'
import { type ArmedLeftover, savedLeftovers } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import { describeError } from '../text/describe-error.js'
import { formatDuration } from '../text/format.js'
import { ReleaseFailedError } from './errors.js'

/** An app that a run has put into maintenance mode. It is saved for the post step until it is out of it again. */
interface MaintainedApp {
  id: string
  name: string
}

/** The leftover kind of these apps. */
const kind = 'maintenance'

/** The maintenance mode of an app during a release. */
export class Maintenance {
  /** Whether the app was in maintenance mode before, so that it stays in it. */
  wasOn = false
  /** Whether the app runs a new release that has not proven to work yet. */
  hasUnprovenRelease = false
  readonly #run: Run
  readonly #client: HerokuClient
  readonly #app: MaintainedApp
  #armed: ArmedLeftover<MaintainedApp> | undefined
  /** Whether the run has failed, and what becomes of the maintenance mode is decided. */
  #isSettled = false
  #since = new Date()
  /** Absent while it is on. */
  #until: Date | undefined

  constructor(run: Run, client: HerokuClient, { id, name }: MaintainedApp) {
    this.#run = run
    this.#client = client
    this.#app = { id, name }
  }

  /**
   * Turns the maintenance mode on, unless it is on already. It is turned off when the run is aborted, once all else is
   * undone, and by the post step of a killed run.
   *
   * @throws ReleaseFailedError if it could not be turned on; the signal's reason
   */
  async start(): Promise<void> {
    try {
      // Read at the last moment: others may have turned it on since the app was looked up.
      this.wasOn = await isInMaintenance(this.#client, this.#app.id)
      if (this.wasOn) this.#info(`was on before, and stays on. ${adviceFor(this.#app)}`)
      else await this.#turnOn()
    } catch (error) {
      this.#run.signal.throwIfAborted()
      const message = `Could not turn on maintenance mode of ${this.#app.name}, so nothing was released`
      throw new ReleaseFailedError(message, [], `: ${describeError(error)}`)
    }
  }

  async #turnOn(): Promise<void> {
    const undo = (_: MaintainedApp, signal: AbortSignal) => this.#undo(signal)
    this.#armed = this.#run.arm({ kind, data: this.#app, undo, last: true })
    try {
      await this.#set(true)
    } catch (error) {
      if (this.#run.signal.aborted) throw error
      // It stays armed if Heroku may still carry out the request: the post step turns it off again, and reports errors.
      if (mayHaveSucceeded(error)) await this.#set(false).catch(() => {})
      else this.#armed.disarm()
      throw error
    }
    this.#info('is on')
  }

  /**
   * Turns the maintenance mode off, unless it is off already or was on before the run.
   *
   * @throws Error that says what to do if it can't be turned off, in which case the post step tries again; the signal's
   * reason
   */
  async end(): Promise<void> {
    if (!this.#armed?.isArmed) return
    try {
      await this.#set(false)
    } catch (error) {
      this.#run.signal.throwIfAborted()
      this.#isSettled = true
      throw new Error(stillOnMessage(this.#app, error, 'The post step tries again. '))
    }
    this.#armed.disarm()
  }

  /**
   * Decides what becomes of the maintenance mode after a failure. It ends unless the app runs a release that has not
   * proven to work: then it stays on or, if it had ended for the health check, is turned on again. Logs errors. Does
   * nothing if it has been called before, or if the run is aborted.
   */
  async endAfterFailure(): Promise<void> {
    const { log, signal } = this.#run
    if (this.wasOn || this.#isSettled || signal.aborted) return
    this.#isSettled = true
    try {
      if (this.hasUnprovenRelease) await this.#keepOn()
      else await this.end()
    } catch (error) {
      if (!signal.aborted) log.error(describeError(error), titleFor(this.#app))
    }
  }

  /** Describes since when, or for how long, the app has been in maintenance mode. */
  describe(): string {
    if (this.wasOn) return 'since before this run'
    const since = this.#since.toISOString().slice(11, 19)
    if (!this.#until) return `since ${since} UTC. ${adviceFor(this.#app)}`
    return `from ${since} to ${this.#until.toISOString().slice(11, 19)} UTC, ${this.#duration()}`
  }

  async #keepOn(): Promise<void> {
    const how = this.#until ? 'is again' : 'stays'
    if (this.#until) await this.#set(true)
    this.#armed?.disarm()
    this.#run.log.warning(
      `${this.#app.name} ${how} in maintenance mode: it runs the new release, and the run failed. ${adviceFor(this.#app)} once the app works`,
    )
  }

  async #undo(signal: AbortSignal): Promise<boolean> {
    try {
      await this.#set(false, this.#client.until(signal))
      return true
    } catch (error) {
      this.#run.log.warning(stillOnMessage(this.#app, error, 'The post step tries again. '))
      return false
    }
  }

  async #set(on: boolean, client = this.#client): Promise<void> {
    await setMaintenance(client, this.#app.id, on)
    if (on) {
      this.#since = new Date()
      this.#until = undefined
    } else {
      this.#until = new Date()
      this.#info(`is off after ${this.#duration()}`)
    }
  }

  #duration(): string {
    return formatDuration(Number(this.#until) - Number(this.#since))
  }

  #info(what: string): void {
    this.#run.log.info(`${titleFor(this.#app)} ${what}`)
  }
}

/**
 * Undoes what an interrupted main step left behind, and then turns off the maintenance mode of each app on which it had
 * turned it on, even if the undoing fails or takes too long. For the post step.
 *
 * @param connect returns a client; called only if there is such an app
 */
export async function endMaintenanceAfter(
  run: Run,
  connect: () => HerokuClient,
  undo: () => Promise<void>,
): Promise<void> {
  const apps = savedLeftovers<MaintainedApp>(kind)
  const endAll = async (signal: AbortSignal) => {
    await Promise.all(apps.map((app) => endSaved(run, connect().until(signal), app)))
  }
  // At the deadline the run is aborted: a rollback is waited for until then.
  run.onCancel(endAll)
  await undo().finally(() => run.signal.aborted || endAll(run.signal))
}

async function endSaved(run: Run, client: HerokuClient, app: MaintainedApp): Promise<void> {
  try {
    await setMaintenance(client, app.id, false)
    run.log.info(`${titleFor(app)} is off`)
  } catch (error) {
    run.log.error(stillOnMessage(app, error), titleFor(app))
  }
}

function titleFor({ name }: MaintainedApp): string {
  return `Maintenance mode of ${name}`
}

function stillOnMessage(app: MaintainedApp, error: unknown, next = ''): string {
  return `Could not turn off maintenance mode of ${app.name}, so visitors still get the maintenance page. ${next}${adviceFor(app)}\nBecause: ${describeError(error)}`
}

function adviceFor({ name }: MaintainedApp): string {
  return `Turn it off with 'heroku maintenance:off --app ${name}'`
}
