import type { Outcome } from './outcome.js'

/** How a promotion goes: what only its summary tells. Times are in milliseconds since the beginning. */
export class Course {
  /** What is promoted; empty while that is not known. */
  label = ''
  /** How long each phase took, by what it did. */
  readonly took = new Map<string, number>()
  /** When each app had its turn. */
  readonly turns = new Map<Outcome, { from: number; to: number }>()
  /** What failed an app, all of it. */
  readonly failures = new Map<Outcome, string>()
  readonly #beginning = performance.now()

  /** The time now. */
  now(): number {
    return performance.now() - this.#beginning
  }
}
