import { formatDuration } from '../text/format.js'
import { type Bar, renderGantt } from './gantt.js'
import { table, text } from './markdown.js'

/** Nobody reads more bars than these, and GitHub draws no chart of more than 50,000 characters. */
const maxBars = 40

/**
 * Renders what the time was spent on, as a table and a chart.
 *
 * @param timings milliseconds of each phase, in their order
 * @param apps bars of the apps, which may overlap: the chart has those that took longest
 * @returns parts of the job's summary
 */
export function renderTimings(timings: Map<string, number>, apps: Bar[] = []): string[] {
  if (timings.size === 0) return []
  const rows = [...timings].map(([phase, milliseconds]) => [text(phase), formatDuration(milliseconds)])
  const longest = apps.toSorted((one, other) => barLength(other) - barLength(one)).slice(0, maxBars)
  const shown = longest.toSorted((one, other) => one.from - other.from)
  const note = `The chart shows the ${maxBars} of ${apps.length} apps that took longest.`
  return [
    table(['Phase', 'Time'], rows),
    renderGantt([...sequentialBars(timings), ...shown]),
    ...(shown.length < apps.length ? [note] : []),
  ]
}

function barLength({ from, to }: Bar): number {
  return to - from
}

function sequentialBars(timings: Map<string, number>): Bar[] {
  let end = 0
  return [...timings].map(([name, milliseconds]) => {
    const from = end
    end += milliseconds
    return { name, from, to: end }
  })
}
