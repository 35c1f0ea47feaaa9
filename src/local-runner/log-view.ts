import { type Command, parseCommand } from './command.js'
import { Masks } from './masks.js'

/** A line of a step's log, as the runner interprets it. */
export type LogEntry = { command: Command } | { text: string }

/** The runner does not mask tokens of this length or less. */
const longestPlainToken = 6

/**
 * Interprets the output of a step as the Actions runner does, following its source (`ProcessInvoker`, `OutputManager`,
 * `ActionCommandManager`): lines, and workflow commands in both syntaxes, which `stop-commands` disables until its token
 * is printed.
 */
export class LogView {
  readonly #take: (entry: LogEntry) => void
  /** Like .NET's reader, it drops a byte order mark, and replaces invalid UTF-8 with U+FFFD. */
  readonly #decoder = new TextDecoder()
  readonly #masks = new Masks()
  /** Chunks of the current line, which are joined only once, since a line may have megabytes. */
  #partial: string[] = []
  /** Whether the last chunk ended with a carriage return, which a line feed may complete. */
  #returned = false
  #stopToken: string | undefined

  /** @param take gets each line with secrets masked, except in properties, which the runner does not mask either */
  constructor(take: (entry: LogEntry) => void) {
    this.#take = take
  }

  /** Adds a chunk of output. */
  push(chunk: Uint8Array): void {
    this.#text(this.#decoder.decode(chunk, { stream: true }))
  }

  /** Ends the output, and its last line. */
  end(): void {
    this.#text(this.#decoder.decode())
    const rest = this.#partial.join('')
    this.#partial = []
    if (rest !== '') this.#line(rest)
  }

  #text(text: string): void {
    if (text === '') return
    const rest = this.#returned && text.startsWith('\n') ? text.slice(1) : text
    this.#returned = text.endsWith('\r')
    const [first = '', ...others] = rest.split(/\r\n|\r|\n/)
    this.#partial.push(first)
    for (const next of others) {
      this.#line(this.#partial.join(''))
      this.#partial = [next]
    }
  }

  #line(line: string): void {
    const command = parseCommand(line, this.#stopToken)
    if (this.#stopToken !== undefined && command?.name === this.#stopToken) {
      this.#stopToken = undefined
    } else if (command && this.#stopToken === undefined) {
      this.#execute(command)
    } else {
      this.#take({ text: this.#masks.apply(line) })
    }
  }

  #execute(command: Command): void {
    const { name, data } = command
    if (name === 'stop-commands') this.#stopCommands(data)
    if (name === 'add-mask') this.#masks.add(data)
    this.#take({ command: name === 'add-mask' ? command : { ...command, data: this.#masks.apply(data) } })
  }

  /** For an invalid token, the runner fails the step and goes on executing commands. */
  #stopCommands(token: string): void {
    if (token === '' || token.toLowerCase() === 'pause-logging' || parseCommand(`::${token}::`)) return
    this.#stopToken = token.toLowerCase()
    if (token.length > longestPlainToken) this.#masks.add(token)
  }
}
