import { formatDuration, shownPhases } from './format.js'

/**
 * Sums up in one line how long a step took.
 *
 * @param timings milliseconds of each phase, in their order
 * @param total milliseconds since the step began
 */
export function describeTimings(timings: Map<string, number>, total: number): string {
  const parts = shownPhases(timings).map(
    ([phase, milliseconds]) => `${phase} ${formatDuration(milliseconds)}`,
  )
  return `Took ${[formatDuration(total), parts.join(', ')].filter(Boolean).join(': ')}`
}
