/** A workflow command that the runner would execute. */
export interface Command {
  /** In lower case. */
  name: string
  /** By name, in lower case. */
  properties: Record<string, string>
  data: string
}

/** The runner's commands. */
const registered = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
])

/** White space in .NET, which unlike JavaScript's includes U+0085 and excludes U+FEFF. */
const leadingSpace = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

/** The differences between the two syntaxes besides their marks. */
interface Syntax {
  /** Separates properties. */
  separator: string
  /** The escape sequences, with what they stand for. */
  inData: Record<string, string>
  inProperties: Record<string, string>
}

const lineEnds = { '%25': '%', '%0D': '\r', '%0A': '\n' }
const newSyntax = { separator: ',', inData: lineEnds, inProperties: { ...lineEnds, '%3A': ':', '%2C': ',' } }
const oldEscapes = { ...lineEnds, '%3B': ';', '%5D': ']' }
const oldSyntax = { separator: ';', inData: oldEscapes, inProperties: oldEscapes }

/** The text between a command's marks, and the text after them. */
interface Marked {
  head: string
  data: string
}

/**
 * Parses a line as a workflow command, as the runner does (`ActionCommand`): `::name k=v,k=v::data` at the start of the
 * line, after optional white space, or else `##[name k=v;k=v]data` anywhere in it. Only the first `##[` counts.
 *
 * @param token a command name besides the runner's own
 * @returns undefined if the line is no command
 */
export function parseCommand(line: string, token?: string): Command | undefined {
  const isKnown = (name: string) => registered.has(name) || name === token
  return parseNew(line, isKnown) ?? parseOld(line, isKnown)
}

function parseNew(line: string, isKnown: (name: string) => boolean): Command | undefined {
  const text = line.replace(leadingSpace, '')
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1
  if (end === -1) return undefined
  return commandOf({ head: text.slice(2, end), data: text.slice(end + 2) }, isKnown, newSyntax)
}

function parseOld(line: string, isKnown: (name: string) => boolean): Command | undefined {
  const start = line.indexOf('##[')
  const end = start === -1 ? -1 : line.indexOf(']', start)
  if (end === -1) return undefined
  return commandOf({ head: line.slice(start + 3, end), data: line.slice(end + 1) }, isKnown, oldSyntax)
}

function commandOf(
  { head, data }: Marked,
  isKnown: (name: string) => boolean,
  { separator, inData, inProperties }: Syntax,
): Command | undefined {
  const [first = ''] = head.split(' ', 1)
  const name = asciiLowerCase(first)
  if (!isKnown(name)) return undefined
  const pairs = head.slice(first.length).trim().split(separator)
  const properties = pairs.flatMap((pair) => {
    const [, key, value] = /^=*([^=]+)=+([^=].*)$/s.exec(pair) ?? []
    return key && value ? [[asciiLowerCase(key), unescaped(value, inProperties)]] : []
  })
  return { name, properties: Object.fromEntries(properties), data: unescaped(data, inData) }
}

/** The runner ignores case in ASCII letters only. */
function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function unescaped(text: string, escapes: Record<string, string>): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => escapes[code] ?? code)
}
