import pMap from 'p-map'
import type { HerokuClient } from '../heroku/client.js'
import { type Before, rollBack } from '../release/roll-back.js'
import type { WorkflowLog } from '../runner/log.js'
import { describe, type Run } from '../runner/run.js'
import { readState, saveState } from '../runner/state.js'
import type { Outcome } from './outcome.js'
import type { Target } from './targets.js'

/** What rollbacks need. */
export interface RollbackOptions {
  log: WorkflowLog
  client: HerokuClient
  /** By the app's id: what is rolled back is noted there. */
  outcomes: Map<string, Outcome>
  /** Whether there are to be any. */
  wanted: boolean
}

/** An app that a promotion has begun to change. */
interface Started extends Before {
  name: string
}

const parallel = 25
const countState = 'started'
const startedState = (index: number) => `started-${index}`

/**
 * Knows what each app ran before it was changed, and brings it back: once, to the release recorded then. What it
 * knows is saved, so that the post step can do it when the main step is killed.
 */
export class Rollbacks {
  readonly #options: RollbackOptions
  readonly #started: Started[] = []

  constructor(options: RollbackOptions) {
    this.#options = options
  }

  /** A release is about to be made on an app. */
  started({ app, current, newest }: Target, slug?: string): void {
    if (!this.#options.wanted) return
    // An app's first releases have nothing that could run.
    const release = current?.slugId || newest > 2 ? (current?.id ?? '') : ''
    const started = { name: app.name, app: app.id, release, newest, ...(slug && { slug }) }
    saveState(startedState(this.#started.length), started)
    this.#started.push(started)
    saveState(countState, this.#started.length)
  }

  /** Brings back every app that runs what was released; says what it did, and is loud where it fails. */
  async perform(signal: AbortSignal): Promise<void> {
    const bringBack = (started: Started, index: number) => this.#bringBack(started, index, signal)
    await pMap(this.#started.splice(0), bringBack, { concurrency: parallel })
  }

  /** There is nothing left to bring back. */
  over(): void {
    if (this.#options.wanted) saveState(countState, 0)
  }

  async #bringBack(started: Started, index: number, signal: AbortSignal): Promise<void> {
    const { log, client, outcomes } = this.#options
    const outcome = outcomes.get(started.app)
    try {
      const change = await bringBack(client, started, signal)
      saveState(startedState(index), '')
      if (change === undefined) return
      log.info(change)
      if (outcome) outcome.status = 'rolled-back'
    } catch (error) {
      const message = describe(error)
      if (outcome) outcome.error = [outcome.error, `rollback failed: ${message}`].filter(Boolean).join('; ')
      log.error(
        `${started.name} could not be rolled back and runs the new release: ${message}`,
        'Rollback failed',
      )
    }
  }
}

/**
 * Brings back the apps that a killed main step has left changed.
 *
 * @param connect makes a client; not called when there is nothing to do
 */
export async function performSavedRollbacks(run: Run, connect: () => HerokuClient): Promise<void> {
  const count = Number(readState(countState) || '0')
  for (let index = 0; index < count; index++) {
    const saved: Started | '' = JSON.parse(readState(startedState(index)) || '""')
    const change = saved && (await bringBack(connect(), saved, run.signal))
    if (change) run.log.info(change)
  }
}

/** Says what it did; nothing when nothing was to do. */
async function bringBack(
  client: HerokuClient,
  started: Started,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { name } = started
  const release = await rollBack(client, started, signal)
  return release && `Rolled ${name} back: v${release.version} runs what ran before`
}
