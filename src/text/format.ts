/** Shortens an id on Heroku, or that of a commit, for people to read. */
export function shortId(id: string): string {
  return id.slice(0, 8)
}

/** Formats a number of bytes: `3.4 MB`, in powers of 1000. */
export function formatBytes(count: number): string {
  if (count < 1000) return `${count} B`
  const units = ['kB', 'MB', 'GB', 'TB']
  const power = Math.min(Math.floor(Math.log10(count) / 3), units.length)
  return `${(count / 1000 ** power).toFixed(1)} ${units[power - 1]}`
}

/** Formats milliseconds: `3.4 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** Formats a count: `1 file`, `0 files`. The noun must have its plural in -s. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Formats the rate of a number of bytes in some milliseconds: `3.4 MB/s`. */
export function formatRate(count: number, milliseconds: number): string {
  return `${formatBytes(Math.round((count * 1000) / Math.max(milliseconds, 1)))}/s`
}

/** Milliseconds. What took less is not worth a word. */
export const shortestPhase = 100

/** Returns the phases that took long enough to be shown. */
export function shownPhases(timings: Map<string, number>): [string, number][] {
  return [...timings].filter(([, milliseconds]) => milliseconds >= shortestPhase)
}
