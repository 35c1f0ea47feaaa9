import { formatDuration } from '../text/format.js'
import { type Bar, renderGantt } from './gantt.js'
import { table, text } from './markdown.js'

/** More bars than these, nobody reads; GitHub draws no picture of more than 50,000 characters. */
const maxBars = 40

/**
 * Shows what the time went into: a table and a picture of it, which GitHub draws.
 *
 * @param took milliseconds of each phase, in their order
 * @param apps what was done with each app in the meantime, maybe side by side: the picture has those that took longest
 */
export function renderTimings(took: Map<string, number>, apps: Bar[] = []): string[] {
  if (took.size === 0) return []
  const rows = [...took].map(([phase, milliseconds]) => [text(phase), formatDuration(milliseconds)])
  const longest = apps.toSorted((one, other) => barLength(other) - barLength(one)).slice(0, maxBars)
  const shown = longest.toSorted((one, other) => one.from - other.from)
  const leftOut = `The picture has the ${maxBars} of ${apps.length} apps that took longest.`
  return [
    table(['Phase', 'Time'], rows),
    renderGantt([...sequentialBars(took), ...shown]),
    ...(shown.length < apps.length ? [leftOut] : []),
  ]
}

function barLength({ from, to }: Bar): number {
  return to - from
}

function sequentialBars(took: Map<string, number>): Bar[] {
  let at = 0
  return [...took].map(([name, milliseconds]) => {
    const from = at
    at += milliseconds
    return { name, from, to: at }
  })
}
