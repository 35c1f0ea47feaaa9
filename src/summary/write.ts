import { appendFile } from 'node:fs/promises'
import { redactSecrets } from '../text/redact.js'

/** GitHub drops a step's summary of more than a mebibyte whole; other steps' are their own. */
const maxBytes = 1024 * 1024

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
  for (const part of parts.map(redactSecrets)) {
    size += Buffer.byteLength(part) + 2
    if (size > maxBytes) {
      kept.push(short)
      break
    }
    kept.push(part)
  }
  await appendFile(file, `${kept.join('\n\n')}\n`)
}
