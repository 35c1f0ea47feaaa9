import { formatDuration } from './format.js'

/** Milliseconds. What took less is not worth a word. */
const shortestPhase = 100

/**
 * Sums up in one line how long a step took.
 *
 * @param timings milliseconds of each phase, in their order
 * @param total milliseconds since the step began
 */
export function describeTimings(timings: Map<string, number>, total: number): string {
  const phases = [...timings].filter(([, milliseconds]) => milliseconds >= shortestPhase)
  const parts = phases.map(([phase, milliseconds]) => `${phase} in ${formatDuration(milliseconds)}`)
  return `Took ${[formatDuration(total), parts.join(', ')].filter(Boolean).join(': ')}`
}
