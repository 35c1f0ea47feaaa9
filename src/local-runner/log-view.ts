import { type Command, parseCommand } from './command.js'
import { Masks } from './masks.js'

/** A line of a step's log, as the runner takes it. */
export type LogEntry = { command: Command } | { text: string }

/** A token this short is no secret for the runner. */
const longestPlainToken = 6

/**
 * Reads what a step prints on one stream as the Actions runner reads it, by its source (`ProcessInvoker`,
 * `OutputManager`, `ActionCommandManager`): lines, and workflow commands in both of their syntaxes, which
 * `stop-commands` switches off until its token comes back.
 */
export class LogView {
  readonly #take: (entry: LogEntry) => void
  /** As .NET's reader, it drops a byte order mark, and puts U+FFFD for what is no UTF-8. */
  readonly #decoder = new TextDecoder()
  readonly #masks = new Masks()
  /** Pieces of the line that has not ended yet: joined once, since a line may be megabytes. */
  #partial: string[] = []
  /** Whether the last line ended with a carriage return, to which a line feed may belong. */
  #returned = false
  #stopToken: string | undefined

  /** @param take told of each line, secrets masked; properties are not, as the runner does not mask them either */
  constructor(take: (entry: LogEntry) => void) {
    this.#take = take
  }

  /** Takes a piece of output. */
  push(chunk: Uint8Array): void {
    this.#text(this.#decoder.decode(chunk, { stream: true }))
  }

  /** The output has ended. */
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
      this.#carryOut(command)
    } else {
      this.#take({ text: this.#masks.applied(line) })
    }
  }

  #carryOut(command: Command): void {
    const { name, data } = command
    if (name === 'stop-commands') this.#stop(data)
    if (name === 'add-mask') this.#masks.add(data)
    this.#take({ command: name === 'add-mask' ? command : { ...command, data: this.#masks.applied(data) } })
  }

  /** Where the token is none, the runner fails the step, and commands go on. */
  #stop(token: string): void {
    if (token === '' || token.toLowerCase() === 'pause-logging' || parseCommand(`::${token}::`)) return
    this.#stopToken = token.toLowerCase()
    if (token.length > longestPlainToken) this.#masks.add(token)
  }
}
