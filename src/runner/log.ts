import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { EOL } from 'node:os'
import * as core from '@actions/core'
import { replaceControlCharacters } from '../text/control-characters.js'
import { redact, registerSecret } from '../text/redact.js'

const newline = 0x0a

/**
 * The workflow log: our own lines and commands, and sections of untrusted text in which the runner ignores commands.
 * Our own messages during such a section wait for the end of the line that is being written, so that they never split
 * a line of output.
 */
export class WorkflowLog {
  #token: string | undefined
  #lineOpen = false
  #queue: (() => void)[] = []
  #drained: Promise<unknown> | undefined
  readonly #masked = new Set<string>()
  readonly #title: string

  /** @param title the title of annotations without their own */
  constructor(title: string) {
    this.#title = title
  }

  /** Writes a line. It may contain text from elsewhere: nothing in it acts as a command. */
  info(message: string): void {
    this.#enqueue(() => core.info(sanitizeLine(message)))
  }

  /** Adds a warning annotation. */
  warning(message: string, title = this.#title): void {
    this.#enqueue(() => core.warning(sanitize(message), { title: sanitize(title) }))
  }

  /** Adds a notice annotation, which is no cause for concern. */
  notice(message: string, title = this.#title): void {
    this.#enqueue(() => core.notice(sanitize(message), { title: sanitize(title) }))
  }

  /** Adds an error annotation, which the runner truncates to 4096 characters. */
  error(message: string, title: string): void {
    this.#enqueue(() => core.error(sanitize(message), { title: sanitize(title) }))
  }

  /** Writes a line that is shown when the workflow runs with debug logging. */
  debug(message: string): void {
    this.#enqueue(() => core.debug(sanitize(message)))
  }

  /** Makes the runner replace a value with `***` from now on. */
  mask(secret: string): void {
    if (secret === '' || this.#masked.has(secret)) return
    this.#masked.add(secret)
    registerSecret(secret)
    this.#enqueue(() => core.setSecret(secret))
  }

  /** Writes untrusted text unchanged, in a section without commands that stays open. */
  async writeUntrusted(bytes: Uint8Array): Promise<void> {
    const lineEnd = this.#queue.length > 0 ? bytes.indexOf(newline) + 1 : 0
    if (lineEnd > 0) {
      await this.#write(bytes.subarray(0, lineEnd))
      this.endUntrusted()
    }
    if (lineEnd < bytes.length) await this.#write(bytes.subarray(lineEnd))
  }

  /** Ends the section without commands, if one is open. */
  endUntrusted(): void {
    if (this.#token !== undefined) this.#resumeCommands(this.#token)
    this.#flush()
  }

  #enqueue(line: () => void): void {
    this.#queue.push(line)
    if (!this.#lineOpen) this.endUntrusted()
  }

  #flush(): void {
    for (const line of this.#queue.splice(0)) line()
  }

  #stopCommands(): void {
    // The writer of the text must not know the token, and no command may have it as its name.
    this.#token = `untrusted-${randomUUID()}`
    process.stdout.write(`::stop-commands::${this.#token}${EOL}`)
  }

  #resumeCommands(token: string): void {
    process.stdout.write(`${this.#lineOpen ? EOL : ''}::${token}::${EOL}`)
    this.#token = undefined
    this.#lineOpen = false
  }

  /** Many outputs may wait for the log at once. They share a listener, since Node would warn of a leak. */
  async #drain(): Promise<void> {
    this.#drained ??= once(process.stdout, 'drain').finally(() => {
      this.#drained = undefined
    })
    await this.#drained
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (this.#token === undefined) this.#stopCommands()
    this.#lineOpen = bytes.at(-1) !== newline
    if (!process.stdout.write(bytes)) await this.#drain()
  }
}

/**
 * Makes one harmless line of a text. The runner takes `::name::` at the start of a line for a command, after anything
 * that it regards as white space. Where it compares by the machine's language, it skips the zero-width space, but then
 * reads the name from the wrong offset, where no command begins.
 */
function sanitizeLine(message: string): string {
  const line = sanitize(message).replace(/[\t\n\u2028\u2029]+/g, ' ')
  return line.replace(/^[\s\u180e\ufeff]*::/, '\u200b::')
}

/**
 * Redacts secrets, replaces control characters other than tabs and line breaks, and breaks up `##[name]`, which the
 * runner takes for a command, or shows as one, anywhere in a line.
 */
function sanitize(message: string): string {
  const text = redact(message).replace(/\r\n?/g, '\n')
  return replaceControlCharacters(text).replaceAll('##[', '##\u200b[')
}
