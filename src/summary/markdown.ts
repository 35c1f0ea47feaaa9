import { replaceControlCharacters, toOneLine } from '../text/control-characters.js'
import { redact } from '../text/redact.js'
import { isWebAddress } from '../text/web-address.js'

/**
 * Escapes untrusted text for a line of Markdown. It appears unchanged, and nothing in it acts as Markdown or HTML, since
 * a character reference never starts either (CommonMark, "Entity and numeric character references"). Line breaks and
 * control characters become spaces. Secrets are redacted first: nothing would find them among character references.
 *
 * @param maxLength the number of its characters to show
 */
export function text(value: string, maxLength = Number.POSITIVE_INFINITY): string {
  return toOneLine(redact(value))
    .slice(0, maxLength)
    .replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** The same as code, in which GitHub links neither `@name` to a person nor `#1` to an issue. */
export function code(value: string): string {
  return `<code>${text(value)}</code>`
}

/** Returns a link, or the label alone unless the address is an http or https URL. */
export function link(label: string, address: string): string {
  if (!isWebAddress(address)) return text(label)
  return `[${text(label)}](<${new URL(address).href.replace(/[<>|]/g, encodeURIComponent)}>)`
}

/** Characters of a line that are shown. */
const maxLineLength = 500

/** Returns untrusted lines as a code block that nothing in them can end. */
export function codeBlock(lines: string[]): string {
  // Redacted before the lines are truncated, and as one text, since a secret may have several lines.
  const redacted = redact(lines.join('\n')).split('\n')
  const shown = redacted.map((line) => replaceControlCharacters(line).slice(0, maxLineLength))
  const longestRun = Math.max(
    2,
    ...shown.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  )
  const fence = '`'.repeat(longestRun + 1)
  return [`${fence}text`, ...shown, fence].join('\n')
}

/** Returns parts that are folded below a title, which is plain text. */
export function details(title: string, parts: string[]): string[] {
  return [`<details><summary>${text(title)}</summary>`, ...parts, '</details>']
}

/** Returns a table of cells that are Markdown, without the columns that are empty in every row. */
export function compactTable(head: string[], rows: string[][]): string {
  const isShown = head.map((_, column) => rows.some((row) => row[column]))
  const shown = (cells: string[]) => cells.filter((_, column) => isShown[column])
  return table(shown(head), rows.map(shown))
}

/** Returns a table of cells that are Markdown. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
