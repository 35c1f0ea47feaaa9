import type { Command } from '../local-runner/command.js'
import type { LogEntry } from '../local-runner/log-view.js'

/** The prefixes of annotations in GitHub's log. */
const prefixes: Record<string, string> = { error: 'Error: ', warning: 'Warning: ', notice: 'Notice: ' }

/**
 * Returns a line of a workflow log as GitHub's page shows it, for a terminal.
 *
 * @returns the line with its line break; empty if GitHub does not show it
 */
export function render(entry: LogEntry): string {
  return 'text' in entry ? `${entry.text}\n` : renderCommand(entry.command)
}

function renderCommand({ name, data }: Command): string {
  if (name === 'group') return `${data}\n`
  const prefix = prefixes[name]
  return prefix === undefined ? '' : `${prefix}${data}\n`
}
