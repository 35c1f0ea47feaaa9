import pMap from 'p-map'
import type { HerokuClient } from '../heroku/client.js'
import { type Before, rollBack } from '../release/roll-back.js'
import type { WorkflowLog } from '../runner/log.js'
import { describe, type Run } from '../runner/run.js'
import { readState, saveState } from '../runner/state.js'
import { timed } from '../runner/timed.js'
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
  /** Milliseconds of each phase: that they took some is noted there. */
  took: Map<string, number>
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
  /** By the number under which it is saved. */
  readonly #left: Map<number, Started>
  #count = 0

  /** @param left what another process has begun to change */
  constructor(options: RollbackOptions, left = new Map<number, Started>()) {
    this.#options = options
    this.#left = left
  }

  /** A release is about to be made on an app. */
  started({ app, current, newest }: Target, slug?: string): void {
    if (!this.#options.wanted) return
    // An app's first releases have nothing that could run.
    const release = current?.slugId || newest > 2 ? (current?.id ?? '') : ''
    const started = { name: app.name, app: app.id, release, newest, ...(slug && { slug }) }
    saveState(startedState(this.#count), started)
    this.#left.set(this.#count, started)
    this.#count += 1
    saveState(countState, this.#count)
  }

  /**
   * Brings back every app that runs what was released; says what it did, and is loud where it fails.
   *
   * @returns names of the apps that it did not get to before the signal: they can be tried again
   */
  async perform(signal: AbortSignal): Promise<string[]> {
    if (this.#left.size === 0) return []
    const bringBack = ([index, started]: [number, Started]) => this.#bringBack(index, started, signal)
    await timed(this.#options.took, 'rolled back', () =>
      pMap([...this.#left], bringBack, { concurrency: parallel }),
    )
    return [...this.#left.values()].map(({ name }) => name)
  }

  /** There is nothing left to bring back. */
  over(): void {
    if (this.#options.wanted) saveState(countState, 0)
  }

  async #bringBack(index: number, started: Started, signal: AbortSignal): Promise<void> {
    const { log, client, outcomes } = this.#options
    const { name, app } = started
    const outcome = outcomes.get(app)
    try {
      const release = await rollBack(client, started, signal)
      if (release) {
        const ends = release.status === 'pending' ? ', once its release command has succeeded' : ''
        log.info(`Rolled ${name} back: v${release.version} runs what ran before${ends}`)
        if (outcome) outcome.status = 'rolled-back'
      }
    } catch (error) {
      if (signal.aborted) return
      const message = describe(error)
      const [what = ''] = message.split('\n', 1)
      if (outcome) {
        outcome.status = 'failed'
        outcome.error = [outcome.error, `rollback failed: ${what}`].filter(Boolean).join('; ')
      }
      log.error(
        `${name} could not be rolled back: ${message}\nSee what it runs with 'heroku releases --app ${name}', and bring it back with 'heroku rollback --app ${name}'`,
        `Rollback of ${name} failed`,
      )
    }
    this.#left.delete(index)
    saveState(startedState(index), '')
  }
}

/**
 * Brings back the apps that a killed main step has left changed.
 *
 * @param connect makes a client; not called when there is nothing to do
 */
export async function performSavedRollbacks(run: Run, connect: () => HerokuClient): Promise<void> {
  const saved = savedStarts()
  if (saved.size === 0) return
  const options = { log: run.log, client: connect(), outcomes: new Map(), wanted: true, took: new Map() }
  sayNotRolledBack(run, await new Rollbacks(options, saved).perform(run.signal), 'Roll them back by hand')
}

/** Says, loudly, for which apps the time did not suffice. */
export function sayNotRolledBack(run: Run, names: string[], then: string): void {
  if (names.length === 0) return
  run.log.error(`There was no time left to roll back ${names.join(', ')}. ${then}`, 'Rollback failed')
}

function savedStarts(): Map<number, Started> {
  const saved = new Map<number, Started>()
  const count = Number(readState(countState) || '0')
  for (let index = 0; index < count; index++) {
    const started: Started | '' = JSON.parse(readState(startedState(index)) || '""')
    if (started) saved.set(index, started)
  }
  return saved
}
