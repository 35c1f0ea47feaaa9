import type { Dyno } from '../heroku/dynos.js'
import type { FormationEntry } from '../heroku/formation.js'

/**
 * Milliseconds for which a dyno other than `web` must have been up: Heroku calls it up as soon as its process has
 * started, before the process could fail.
 */
const settlingTime = 3_000

/** Milliseconds in which Heroku restarts a dyno after its first crash. */
const restartTime = 10_000

/** How many of an app's dynos run the release, or a newer one. */
export interface DynoCount {
  up: number
  total: number
}

/** What one look at an app's dynos has shown. */
export interface Look {
  /** What has changed since the last look, in one line each. */
  changes: string[]
  count: DynoCount
  /** A dyno that crashed on the release a second time, or was not restarted after the first. */
  crashed?: Dyno
  /** Whether each of the dynos runs the release, or a newer one, and is up. */
  allUp: boolean
}

/** The crashes on the release of the dynos of one process type. */
interface TypeCrashes {
  /** The name of the dyno and the time of each crash. */
  seen: Set<string>
  /** The most dynos that there were at a time. */
  dynos: number
}

/** Judges by repeated looks whether an app's dynos run a release. */
export class DynoWatch {
  readonly #version: number
  /** What the log last said of each dyno. */
  #shown = new Map<string, string>()
  /** When each dyno was first seen in its present state, in milliseconds. */
  #since = new Map<string, number>()
  /** The first crash of each dyno, by name. */
  readonly #crashes = new Map<string, { updatedAt: string; paused: number; isOver: boolean }>()
  /** The crashes of each process type: on Fir, a new dyno may get a new name. */
  readonly #crashesOfTypes = new Map<string, TypeCrashes>()
  /** Number of the release whose dynos the log said to run beside the new ones. */
  #overlapping: number | undefined

  /** @param version number of the release */
  constructor(version: number) {
    this.#version = version
  }

  /**
   * @param now milliseconds since the wait began
   * @param paused how many of them were pauses between two looks: what the API took to answer proves nothing of a crash
   */
  look(dynos: Dyno[], now: number, paused = now): Look {
    this.#since = new Map(
      dynos.map((dyno) => [stateOf(dyno), this.#since.get(stateOf(dyno)) ?? now] as const),
    )
    const count = {
      up: dynos.filter((dyno) => this.#isRunning(dyno)).length,
      total: new Set(dynos.map(({ name }) => name)).size,
    }
    const shown = new Map(dynos.map((dyno) => [this.#keyOf(dyno), this.#describe(dyno)] as const))
    const changes = [
      ...dynos.flatMap((dyno) => this.#changeOf(dyno, now, count)),
      ...this.#changeOfOverlap(dynos, now),
    ]
    this.#shown = shown
    const failures = dynos.filter(
      (dyno) => this.#hasFailed(dyno, paused) || this.#hasFailedByType(dyno, dynos),
    )
    const allUp = dynos.every((dyno) => this.#isUp(dyno, now))
    return { changes, count, allUp, ...(failures[0] && { crashed: failures[0] }) }
  }

  #isOld({ releaseVersion }: Dyno): boolean {
    return releaseVersion < this.#version
  }

  /** Returns whether Heroku says that a dyno runs the release, or a newer one. */
  #isRunning({ state, releaseVersion }: Dyno): boolean {
    return releaseVersion > this.#version || (releaseVersion === this.#version && /^(up|idle)$/.test(state))
  }

  #isUp(dyno: Dyno, now: number): boolean {
    if (!this.#isRunning(dyno)) return false
    const { type, state, releaseVersion } = dyno
    if (type === 'web' || state === 'idle' || releaseVersion > this.#version) return true
    return now - (this.#since.get(stateOf(dyno)) ?? now) >= settlingTime
  }

  /** Old and new dynos may have the same name. */
  #keyOf(dyno: Dyno): string {
    return this.#isOld(dyno) ? `${dyno.name} of v${dyno.releaseVersion}` : dyno.name
  }

  #describe(dyno: Dyno): string {
    return this.#isOld(dyno) ? `still runs v${dyno.releaseVersion}` : dyno.state
  }

  #changeOf(dyno: Dyno, now: number, { up, total }: DynoCount): string[] {
    const text = this.#describe(dyno)
    if (this.#shown.get(this.#keyOf(dyno)) === text) return []
    const change = `${dyno.name} ${text}`
    const isEnd = text !== 'starting' && !this.#isOld(dyno)
    return [isEnd ? `${change} after ${inSeconds(now)} (${up} of ${total} up)` : change]
  }

  /** Where Heroku starts new dynos beside the old ones, both get requests for a while. */
  #changeOfOverlap(dynos: Dyno[], now: number): string[] {
    const web = dynos.filter(({ type, state }) => type === 'web' && state === 'up')
    const old = web.find((dyno) => this.#isOld(dyno))
    if (this.#overlapping !== undefined) {
      const stopped = `The dynos of v${this.#overlapping} have stopped after ${inSeconds(now)}`
      if (!old) this.#overlapping = undefined
      return old ? [] : [stopped]
    }
    const isBeside = web.some((dyno) => !this.#isOld(dyno) && (dyno.name === old?.name || !isNumbered(dyno)))
    if (!old || !isBeside) return []
    this.#overlapping = old.releaseVersion
    return [
      `Dynos of v${old.releaseVersion} still answer requests beside those of v${this.#version}, until Heroku has switched to the new ones`,
    ]
  }

  /** Heroku restarts a dyno after its first crash, so that alone proves nothing. */
  #hasFailed(dyno: Dyno, paused: number): boolean {
    const { name, updatedAt } = dyno
    const first = this.#crashes.get(name)
    if (!this.#isCrashed(dyno)) {
      if (first) first.isOver = true
      return false
    }
    if (!first) {
      this.#crashes.set(name, { updatedAt, paused, isOver: false })
      return false
    }
    return first.isOver || first.updatedAt !== updatedAt || paused - first.paused >= restartTime
  }

  /** More crashes than dynos mean that one has crashed again, whatever its name is by now. */
  #hasFailedByType(dyno: Dyno, dynos: Dyno[]): boolean {
    const { type, name, updatedAt } = dyno
    const crashes = this.#crashesOfTypes.get(type) ?? { seen: new Set(), dynos: 0 }
    this.#crashesOfTypes.set(type, crashes)
    const current = dynos.filter((other) => other.type === type && !this.#isOld(other))
    crashes.dynos = Math.max(crashes.dynos, current.length)
    if (!this.#isCrashed(dyno)) return false
    crashes.seen.add(`${name} ${updatedAt}`)
    return crashes.seen.size > crashes.dynos
  }

  #isCrashed({ state, releaseVersion }: Dyno): boolean {
    return state === 'crashed' && releaseVersion === this.#version
  }
}

/** Returns what changes when a dyno restarts or changes its state. */
function stateOf({ id, name, state, releaseVersion, updatedAt }: Dyno): string {
  return [name, id, state, releaseVersion, updatedAt].join(' ')
}

/** Returns whether a dyno's name stays the same with each release, such as `web.1`; on Fir, it does not. */
function isNumbered({ name }: Dyno): boolean {
  return /\.\d+$/.test(name)
}

function inSeconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`
}

/** Returns the process types of a formation whose dynos are not all listed. */
export function missingTypes(dynos: Dyno[], formation: FormationEntry[]): string[] {
  return formation
    .filter(({ type, quantity }) => dynos.filter((dyno) => dyno.type === type).length < quantity)
    .map(({ type }) => type)
}
