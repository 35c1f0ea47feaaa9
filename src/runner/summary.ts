import { appendFile } from 'node:fs/promises'
import { duration } from './format.js'
import { table, text } from './markdown.js'
import { redact } from './secrets.js'

/** GitHub drops a step's summary of more than a mebibyte whole; other steps' are their own. */
const mostBytes = 1024 * 1024

/**
 * Adds Markdown to the job's summary, at the end of what the step has there already. Where the whole would be too
 * long, the end of it is left out, and a line says so.
 *
 * @param file `GITHUB_STEP_SUMMARY`; nothing is written when the runner has none
 */
export async function writeSummary(file: string, parts: string[]): Promise<void> {
  if (file === '') return
  const short = 'The rest is left out: it is too long for a summary. The log has it.'
  const kept: string[] = []
  let size = Buffer.byteLength(short) + 2
  for (const part of parts.map(redact)) {
    size += Buffer.byteLength(part) + 2
    if (size > mostBytes) {
      kept.push(short)
      break
    }
    kept.push(part)
  }
  await appendFile(file, `${kept.join('\n\n')}\n`)
}

/**
 * Shows what the time went into: a table and a picture of it, which GitHub draws.
 *
 * @param took milliseconds of each phase, in their order
 */
export function phases(took: Map<string, number>): string[] {
  if (took.size === 0) return []
  const rows = [...took].map(([phase, milliseconds]) => [text(phase), duration(milliseconds)])
  return [table(['Phase', 'Time'], rows), chart(took)]
}

/** A Gantt chart in Mermaid's words; times are in milliseconds since the beginning. */
function chart(took: Map<string, number>): string {
  let at = 0
  const bars = [...took].map(([phase, milliseconds]) => {
    const from = at
    // A bar of no length would not be drawn.
    at += Math.max(1, Math.round(milliseconds))
    return `    ${phase.replace(/[^\w ]/g, ' ')} : ${from}, ${at}`
  })
  return ['```mermaid', 'gantt', '    dateFormat x', '    axisFormat %M:%S', ...bars, '```'].join('\n')
}
