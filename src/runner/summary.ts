import { appendFile } from 'node:fs/promises'
import { duration } from './format.js'
import { type Bar, gantt } from './gantt.js'
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
  return [table(['Phase', 'Time'], rows), gantt(oneAfterTheOther(took))]
}

function oneAfterTheOther(took: Map<string, number>): Bar[] {
  let at = 0
  return [...took].map(([name, milliseconds]) => {
    const from = at
    at += milliseconds
    return { name, from, to: at }
  })
}
