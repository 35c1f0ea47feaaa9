/** A workflow command that the runner would carry out. */
export interface Command {
  name: string
  properties: Record<string, string>
  data: string
}

/** A line of a step's log, as the runner takes it. */
export type LogEntry = { command: Command } | { text: string }

/**
 * Reads what a step prints as the Actions runner reads it: lines, and workflow commands in both of their syntaxes,
 * which `stop-commands` switches off until its token comes back.
 */
export class LogView {
  readonly #take: (entry: LogEntry) => void
  readonly #decoder = new TextDecoder()
  readonly #masks = new Set<string>()
  #partial = ''
  #stopToken: string | undefined

  /** @param take told of each line, secrets masked */
  constructor(take: (entry: LogEntry) => void) {
    this.#take = take
  }

  /** Takes a piece of output. */
  push(chunk: Uint8Array): void {
    const text = this.#partial + this.#decoder.decode(chunk, { stream: true })
    const lines = text.split(/\r\n|\r(?!$)|\n/)
    this.#partial = lines.pop() ?? ''
    for (const line of lines) this.#line(line)
  }

  /** The output has ended. */
  end(): void {
    if (this.#partial !== '') this.#line(this.#partial)
    this.#partial = ''
  }

  #line(line: string): void {
    const command = parseCommand(line)
    if (this.#stopToken !== undefined) {
      if (command?.name === this.#stopToken.toLowerCase()) this.#stopToken = undefined
      else this.#take({ text: this.#masked(line) })
      return
    }
    if (!command) {
      this.#take({ text: this.#masked(line) })
      return
    }
    if (command.name === 'stop-commands') this.#stopToken = command.data
    if (command.name === 'add-mask' && command.data !== '') this.#masks.add(command.data)
    const data = command.name === 'add-mask' ? command.data : this.#masked(command.data)
    this.#take({ command: { ...command, data } })
  }

  #masked(text: string): string {
    let masked = text
    for (const mask of this.#masks) masked = masked.replaceAll(mask, '***')
    return masked
  }
}

/**
 * Reads a line as a workflow command: `::name k=v::data` at its start, after white space, or `##[name k=v]data`
 * anywhere in it.
 *
 * @returns nothing when it is none; the name in small letters
 */
export function parseCommand(line: string): Command | undefined {
  const [, head, data] = /^[\s\u0085]*::(.+?)::(.*)$/s.exec(line) ?? /##\[(.+?)\](.*)$/s.exec(line) ?? []
  if (head === undefined || data === undefined) return undefined
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(head.trimStart()) ?? []
  const pairs = rest.split(/[,;]/).flatMap((pair) => {
    const [, key, value] = /^\s*([^=]+)=(.*)$/s.exec(pair) ?? []
    return key !== undefined && value !== undefined ? [[key, unescaped(value)] as const] : []
  })
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: unescaped(data) }
}

function unescaped(text: string): string {
  const characters: Record<string, string> = { '0D': '\r', '0A': '\n', '3A': ':', '2C': ',', '25': '%' }
  return text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => characters[code] ?? '')
}
