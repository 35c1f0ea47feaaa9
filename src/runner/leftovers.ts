import { readState, savedStateNames, saveState } from './state.js'

/** Something that must not be left behind at Heroku or GitHub when the step is cut short. */
export interface Leftover<T> {
  /** Tells the post step how to undo it. */
  kind: string
  /** All that is needed to undo it. It is saved for the post step, so it must not hold secrets. */
  data: T
  /**
   * Undoes it when the run is cut short. Without it, the run itself ends the leftover in every case, and only the post
   * step of a killed step has to undo it.
   *
   * @returns whether it is undone; otherwise the post step tries again
   */
  undo?: (data: T, signal: AbortSignal) => Promise<boolean>
  /** Whether to undo it after all others, for example because it must outlast them. */
  last?: boolean
}

/** A leftover that is undone unless it is disarmed. */
export interface ArmedLeftover<T> {
  readonly data: T
  /** Whether it still has to be undone. */
  readonly isArmed: boolean
  /** Replaces the data, as more becomes known. */
  update(data: T): void
  /** Marks it as done: nothing is left to undo. */
  disarm(): void
}

interface Undoing {
  undo: (signal: AbortSignal) => Promise<boolean>
  last: boolean
}

/** The leftovers of a run. Each is saved for the post step as soon as it is armed. */
export class Leftovers {
  readonly #armed = new Map<string, Undoing>()
  #count = 0

  arm<T>({ kind, data, undo, last = false }: Leftover<T>): ArmedLeftover<T> {
    const name = `${kind}-${this.#count++}`
    let current = data
    saveState(name, current)
    const armed = this.#armed.set(name, {
      undo: async (signal) => (await undo?.(current, signal)) ?? false,
      last,
    })
    return {
      get data() {
        return current
      },
      get isArmed() {
        return armed.has(name)
      },
      update: (changed) => {
        current = changed
        saveState(name, current)
      },
      disarm: () => this.#disarm(name),
    }
  }

  /**
   * Returns tasks that undo the leftovers that are still armed. Those that are not undone, or fail, stay saved.
   *
   * @param last whether to return those to undo after all others, or the others
   */
  undoTasks(last: boolean): ((signal: AbortSignal) => Promise<void>)[] {
    const armed = [...this.#armed].filter(([, undoing]) => undoing.last === last)
    return armed.map(([name, { undo }]) => async (signal) => {
      if (await undo(signal)) this.#disarm(name)
    })
  }

  #disarm(name: string): void {
    if (this.#armed.delete(name)) saveState(name, null)
  }
}

/** Returns whether the main step left something of a kind. */
export function hasSavedLeftovers(kind: string): boolean {
  return saved(kind).length > 0
}

/** Returns the data of what the main step left of a kind. For its post step. */
export function savedLeftovers<T>(kind: string): T[] {
  return saved(kind).map((text): T => JSON.parse(text))
}

function saved(kind: string): string[] {
  const names = savedStateNames().filter((name) => name.startsWith(`${kind}-`))
  return names.map(readState).filter((text) => text !== '' && text !== 'null')
}
