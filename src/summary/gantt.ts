import { formatDuration } from '../text/format.js'

/** A row of a chart; times are in milliseconds since the start. */
export interface Bar {
  name: string
  from: number
  to: number
  failed?: boolean
}

/** The least visible width of a bar, as a fraction of the chart's. */
const shortestBar = 1 / 200

/** Times start at a midnight without a time zone: Mermaid takes and shows them as local time. */
const timeOrigin = Date.UTC(2000, 0, 1)

const hour = 60 * 60_000

/**
 * Renders a Gantt chart that GitHub draws with Mermaid, one row per bar. The name comes before the bar and the duration
 * after it, since next to five minutes a tenth of a second is invisible.
 */
export function renderGantt(bars: Bar[]): string {
  const total = Math.max(...bars.map(({ to }) => to))
  const names = makeUnique(bars.map(({ name }) => sanitizeName(name)))
  const rows = bars.flatMap(({ from, to, failed }, index) => {
    const visibleEnd = Math.max(to, from + total * shortestBar, from + 1)
    const [label, tag] = failed
      ? [`${formatDuration(to - from)}, failed`, 'crit, ']
      : [formatDuration(to - from), '']
    return [
      `    section ${names[index]}`,
      `    ${label} : ${tag}${formatTime(from)}, ${formatTime(visibleEnd)}`,
    ]
  })
  const settings = [
    'dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    `axisFormat ${total < hour ? '%M:%S' : '%H:%M:%S'}`,
    // By default the axis would have several ticks per second, with the same label.
    ...(total < 10_000 ? ['tickInterval 1second'] : []),
    'todayMarker off',
  ].map((line) => `    ${line}`)
  return ['```mermaid', layout(names), 'gantt', ...settings, ...rows, '```'].join('\n')
}

/** By default Mermaid leaves no space for long names and colours every third row yellow. */
function layout(names: string[]): string {
  const longest = Math.max(...names.map((name) => name.length))
  const settings = { leftPadding: Math.max(75, 20 + 7 * longest), numberSectionStyles: 2 }
  return `%%{init: ${JSON.stringify({ gantt: settings })}}%%`
}

/** Removes all Mermaid syntax from a name. A prefix keeps numbers in place, which Mermaid would put first. */
function sanitizeName(name: string): string {
  const words = name.replace(/[^\p{L}\p{N}.-]+/gu, ' ').trim() || 'unnamed'
  return words.replace(/^\d+$/, 'no. $&')
}

/** Makes names unique, since Mermaid would merge rows of the same name. */
function makeUnique(names: string[]): string[] {
  return names.map((name, index) => (names.indexOf(name) < index ? `${name}, row ${index + 1}` : name))
}

function formatTime(milliseconds: number): string {
  return new Date(timeOrigin + Math.round(milliseconds)).toISOString().slice(0, -1).replace('T', ' ')
}
