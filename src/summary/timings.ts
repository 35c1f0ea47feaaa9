import { shownPhases } from '../text/format.js'
import { type Bar, renderGantt } from './gantt.js'

/** Nobody reads more bars than these, and GitHub draws no chart of more than 50,000 characters. */
const maxBars = 40

/** Milliseconds. Of a shorter time the log says enough. */
const shortestShown = 5_000

/**
 * Renders what the time was spent on, as a chart, unless it was short.
 *
 * @param timings milliseconds of each phase, in their order
 * @param apps bars of the apps, which may overlap: the chart has those that took longest
 * @returns parts of the job's summary
 */
export function renderTimings(timings: Map<string, number>, apps: Bar[] = []): string[] {
  const total = [...timings.values()].reduce((sum, milliseconds) => sum + milliseconds, 0)
  if (total <= shortestShown) return []
  const phases = sequentialBars(shownPhases(timings))
  const longest = apps.toSorted((one, other) => barLength(other) - barLength(one)).slice(0, maxBars)
  const shown = longest.toSorted((one, other) => one.from - other.from)
  const note = `The chart shows the ${maxBars} of ${apps.length} apps that took longest.`
  return [renderGantt([...phases, ...shown]), ...(shown.length < apps.length ? [note] : [])]
}

function barLength({ from, to }: Bar): number {
  return to - from
}

function sequentialBars(timings: [string, number][]): Bar[] {
  let end = 0
  return timings.map(([name, milliseconds]) => {
    const from = end
    end += milliseconds
    return { name, from, to: end }
  })
}
