import { readState, savedStateNames, saveState } from './state.js'

/** Something that must not be left behind at Heroku or GitHub when the step is cut short. */
export interface Leftover<T> {
  /** By this name the post step knows how to undo it. */
  kind: string
  /** All that undoing it takes. It is saved for the post step, so it holds no secrets. */
  data: T
  /**
   * Undoes it when the run is cut short; absent: the run ends it by itself however it ends, and only the post step of
   * a killed step has it to undo.
   *
   * @returns whether nothing is left; otherwise the post step tries again
   */
  undo?: (data: T, signal: AbortSignal) => Promise<boolean>
}

/** A leftover that is undone unless it is disarmed. */
export interface ArmedLeftover<T> {
  readonly data: T
  /** Whether it is still to be undone. */
  readonly isArmed: boolean
  /** Replaces what undoing it takes, as more becomes known. */
  update(data: T): void
  /** Nothing is left. */
  disarm(): void
}

/** Keeps what a run must not leave behind, each saved for the post step from the moment that it is armed. */
export class Leftovers {
  readonly #armed = new Map<string, (signal: AbortSignal) => Promise<boolean>>()
  #count = 0

  arm<T>({ kind, data, undo }: Leftover<T>): ArmedLeftover<T> {
    const name = `${kind}-${this.#count++}`
    let current = data
    saveState(name, current)
    const armed = this.#armed.set(name, async (signal) => (await undo?.(current, signal)) ?? false)
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

  /** Gives what undoes each leftover that is still armed. What is not undone, or fails, stays saved. */
  undoTasks(): ((signal: AbortSignal) => Promise<void>)[] {
    return [...this.#armed].map(([name, undo]) => async (signal) => {
      if (await undo(signal)) this.#disarm(name)
    })
  }

  #disarm(name: string): void {
    if (this.#armed.delete(name)) saveState(name, null)
  }
}

/** Whether the main step left something of a kind. */
export function hasSavedLeftovers(kind: string): boolean {
  return saved(kind).length > 0
}

/**
 * Gives what a main step that was cut short has left of a kind. For its post step.
 */
export function savedLeftovers<T>(kind: string): T[] {
  return saved(kind).map((text): T => JSON.parse(text))
}

function saved(kind: string): string[] {
  const names = savedStateNames().filter((name) => name.startsWith(`${kind}-`))
  return names.map(readState).filter((text) => text !== '' && text !== 'null')
}
