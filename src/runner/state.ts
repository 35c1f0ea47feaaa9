import * as core from '@actions/core'

/**
 * Saves something for the post step, at once: the runner hands it on even when this step is killed.
 *
 * @param value anything JSON can hold; no secrets, the runner keeps it on disk
 */
export function saveState(name: string, value: unknown): void {
  core.saveState(name, JSON.stringify(value))
}

/** Reads what the main step saved, as text; empty when it saved nothing. */
export function readState(name: string): string {
  return core.getState(name)
}
