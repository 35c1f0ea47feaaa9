import { duration } from './format.js'
import { table, text } from './markdown.js'

/** When something was done with one app, in milliseconds since the beginning. */
export interface AppTime {
  app: string
  from: number
  to: number
  failed: boolean
}

/** More bars than these, nobody reads; GitHub draws no picture of more than 50,000 characters. */
const mostBars = 40

/**
 * Shows what the time went into: a table and a picture of it, which GitHub draws.
 *
 * @param took milliseconds of each phase, in their order
 * @param apps what was done in the meantime, maybe side by side: the picture has those that took longest
 */
export function phases(took: Map<string, number>, apps: AppTime[] = []): string[] {
  if (took.size === 0) return []
  const rows = [...took].map(([phase, milliseconds]) => [text(phase), duration(milliseconds)])
  const longest = apps.toSorted((one, other) => length(other) - length(one)).slice(0, mostBars)
  const shown = longest.toSorted((one, other) => one.from - other.from)
  const leftOut = `The picture has the ${mostBars} of ${apps.length} apps that took longest.`
  return [
    table(['Phase', 'Time'], rows),
    chart(took, shown),
    ...(shown.length < apps.length ? [leftOut] : []),
  ]
}

function length({ from, to }: AppTime): number {
  return to - from
}

/** A Gantt chart in Mermaid's words; times are in milliseconds since the beginning. */
function chart(took: Map<string, number>, apps: AppTime[]): string {
  let at = 0
  const phases = [...took].map(([phase, milliseconds]) => {
    const from = at
    at += milliseconds
    return bar(phase, '', from, at)
  })
  // Behind a sign, no name can be taken for a word of Mermaid's.
  const bars = apps.map(({ app, from, to, failed }) =>
    failed ? bar(`❌ ${app}`, 'crit, ', from, to) : bar(`✅ ${app}`, '', from, to),
  )
  const sections = bars.length === 0 ? phases : ['section Phases', ...phases, 'section Apps', ...bars]
  const lines = ['dateFormat x', 'axisFormat %M:%S', ...sections].map((line) => `    ${line}`)
  return ['```mermaid', 'gantt', ...lines, '```'].join('\n')
}

function bar(name: string, tag: string, from: number, to: number): string {
  const begin = Math.round(from)
  // One of no length would not be drawn.
  const end = Math.max(begin + 1, Math.round(to))
  return `${name.replace(/[^\w✅❌ -]/gu, ' ')} : ${tag}${begin}, ${end}`
}
