import * as core from '@actions/core'

const variablePrefix = 'STATE_'

/**
 * Saves something for the post step, at once: the runner passes it on even when this step is killed.
 *
 * @param value anything JSON can hold; no secrets, since the runner keeps it on disk
 */
export function saveState(name: string, value: unknown): void {
  core.saveState(name, JSON.stringify(value))
}

/** Reads what the main step saved, as JSON; empty when it saved nothing. */
export function readState(name: string): string {
  return core.getState(name)
}

/** Names of everything that the main step saved. */
export function savedStateNames(): string[] {
  return Object.keys(process.env)
    .filter((name) => name.startsWith(variablePrefix))
    .map((name) => name.slice(variablePrefix.length))
}
