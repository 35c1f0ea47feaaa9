import type { Command } from '../local-runner/command.js'
import type { LogEntry } from '../local-runner/log-view.js'

/** Words that GitHub's log shows in front of an annotation. */
const levels: Record<string, string> = { error: 'Error: ', warning: 'Warning: ', notice: 'Notice: ' }

/**
 * Shows a line of a workflow log in a terminal, commands as GitHub's page shows them.
 *
 * @returns text with its line's end; empty for what is not shown
 */
export function render(entry: LogEntry): string {
  return 'text' in entry ? `${entry.text}\n` : renderCommand(entry.command)
}

function renderCommand({ name, data }: Command): string {
  if (name === 'group') return `${data}\n`
  const level = levels[name]
  return level === undefined ? '' : `${level}${data}\n`
}
