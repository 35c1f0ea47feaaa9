import { formatDuration } from '../text/format.js'

/** A row of a chart: what was done, and when, in milliseconds since the beginning. */
export interface Bar {
  name: string
  from: number
  to: number
  failed?: boolean
}

/** Of the chart's width, what the shortest bar has: less could not be seen. */
const shortestBar = 1 / 200

/** Times count from a midnight: Mermaid takes them for those of the reader's time zone, and shows them so. */
const timeOrigin = Date.UTC(2000, 0, 1)

const hour = 60 * 60_000

/**
 * A Gantt chart, which GitHub draws by Mermaid: a row a bar, its name in front of it and how long it took beside it,
 * since next to five minutes nobody sees a tenth of a second.
 */
export function renderGantt(bars: Bar[]): string {
  const total = Math.max(...bars.map(({ to }) => to))
  const names = makeUnique(bars.map(({ name }) => sanitizeName(name)))
  const rows = bars.flatMap(({ from, to, failed }, index) => {
    const shownTo = Math.max(to, from + total * shortestBar, from + 1)
    const [label, tag] = failed
      ? [`${formatDuration(to - from)}, failed`, 'crit, ']
      : [formatDuration(to - from), '']
    return [`    section ${names[index]}`, `    ${label} : ${tag}${formatTime(from)}, ${formatTime(shownTo)}`]
  })
  const settings = [
    'dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    `axisFormat ${total < hour ? '%M:%S' : '%H:%M:%S'}`,
    // By itself the axis would have several ticks a second, with the same words.
    ...(total < 10_000 ? ['tickInterval 1second'] : []),
    'todayMarker off',
  ].map((line) => `    ${line}`)
  return ['```mermaid', layout(names), 'gantt', ...settings, ...rows, '```'].join('\n')
}

/** By itself Mermaid makes no room for long names, and every third row yellow. */
function layout(names: string[]): string {
  const longest = Math.max(...names.map((name) => name.length))
  const settings = { leftPadding: Math.max(75, 20 + 7 * longest), numberSectionStyles: 2 }
  return `%%{init: ${JSON.stringify({ gantt: settings })}}%%`
}

/** A name in which nothing is Mermaid's syntax; those that are numbers it would put first. */
function sanitizeName(name: string): string {
  const words = name.replace(/[^\p{L}\p{N}.-]+/gu, ' ').trim() || 'unnamed'
  return words.replace(/^\d+$/, 'no. $&')
}

/** Mermaid would put rows of the same name together. */
function makeUnique(names: string[]): string[] {
  return names.map((name, index) => (names.indexOf(name) < index ? `${name}, row ${index + 1}` : name))
}

function formatTime(milliseconds: number): string {
  return new Date(timeOrigin + Math.round(milliseconds)).toISOString().slice(0, -1).replace('T', ' ')
}
