import { replaceControlCharacters } from '../text/control-characters.js'
import { redact } from '../text/redact.js'
import { isWebAddress } from '../text/web-address.js'

/**
 * Makes a text that nobody vouches for part of a line of Markdown: it shows up as it is, and nothing in it acts as
 * Markdown or HTML, for a character reference never begins either (CommonMark, "Entity and numeric character
 * references"). Line breaks and control characters become spaces. Secrets are taken out first: once their characters
 * are references, nothing would find them.
 *
 * @param most characters of it that are shown
 */
export function text(value: string, most = Number.POSITIVE_INFINITY): string {
  // Line breaks count as control characters here, so a run of both becomes one space.
  const line = replaceControlCharacters(redact(value).replace(/[\t\n\u2028\u2029]+/g, '\0'))
  return line.slice(0, most).replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** The same as code, where GitHub takes no `@name` for a person and no `#1` for an issue. */
export function code(value: string): string {
  return `<code>${text(value)}</code>`
}

/** A link, or the label alone where the address is none of the web's. */
export function link(label: string, address: string): string {
  if (!isWebAddress(address)) return text(label)
  return `[${text(label)}](<${new URL(address).href.replace(/[<>|]/g, encodeURIComponent)}>)`
}

/** What a person reads of a line. */
const longestLine = 500

/** Lines that nobody vouches for, as a block of code that nothing in them can end. */
export function codeBlock(lines: string[]): string {
  // Half a secret would not be found any more, nor one with several lines in a single line.
  const redacted = redact(lines.join('\n')).split('\n')
  const shown = redacted.map((line) => replaceControlCharacters(line).slice(0, longestLine))
  const longest = Math.max(
    2,
    ...shown.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  )
  const fence = '`'.repeat(longest + 1)
  return [`${fence}text`, ...shown, fence].join('\n')
}

/** A table; its cells are Markdown already. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
