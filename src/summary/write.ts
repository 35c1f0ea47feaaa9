import { appendFile } from 'node:fs/promises'
import { redactSecrets } from '../text/redact.js'

/** GitHub drops the whole summary of a step when it has more than a mebibyte. */
const maxBytes = 1024 * 1024

/**
 * Appends Markdown to the job's summary. Parts at the end that would make it too long are left out, and a line says so.
 *
 * @param file `GITHUB_STEP_SUMMARY`; nothing is written when it is empty
 */
export async function writeSummary(file: string, parts: string[]): Promise<void> {
  if (file === '') return
  const truncatedNote = 'The rest is left out, since it is too long for a summary. See the log.'
  const kept: string[] = []
  let size = Buffer.byteLength(truncatedNote) + 2
  for (const part of parts.map(redactSecrets)) {
    size += Buffer.byteLength(part) + 2
    if (size > maxBytes) {
      kept.push(truncatedNote)
      break
    }
    kept.push(part)
  }
  await appendFile(file, `${kept.join('\n\n')}\n`)
}
