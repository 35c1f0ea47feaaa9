import * as core from '@actions/core'

const variablePrefix = 'STATE_'

/**
 * Saves a value for the post step, at once: the runner passes it on even when this step is killed.
 *
 * @param value any JSON value without secrets, since the runner keeps it on disk
 */
export function saveState(name: string, value: unknown): void {
  core.saveState(name, JSON.stringify(value))
}

/** Reads what the main step saved under a name, as JSON; empty when it saved nothing. */
export function readState(name: string): string {
  return core.getState(name)
}

/** Returns the names of everything that the main step saved. */
export function savedStateNames(): string[] {
  return Object.keys(process.env)
    .filter((name) => name.startsWith(variablePrefix))
    .map((name) => name.slice(variablePrefix.length))
}
