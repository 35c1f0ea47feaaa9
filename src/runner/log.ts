import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { EOL } from 'node:os'
import * as core from '@actions/core'
import { replaceControlCharacters } from '../text/control-characters.js'
import { redact, registerSecret } from '../text/redact.js'

const newline = 0x0a

/**
 * The workflow log: our own lines and commands, and sections of text that nobody vouches for, in which the runner
 * is told to ignore commands. What we have to say during such a section waits for the end of the line that is
 * being written, so that output stays whole.
 */
export class WorkflowLog {
  #token: string | undefined
  #lineOpen = false
  #waiting: (() => void)[] = []
  #drained: Promise<unknown> | undefined
  readonly #masked = new Set<string>()
  readonly #title: string

  /** @param title heads annotations that have none of their own */
  constructor(title: string) {
    this.#title = title
  }

  /** Writes a line. Parts of it may come from elsewhere: nothing in it acts as a command. */
  info(message: string): void {
    this.#say(() => core.info(sanitizeLine(message)))
  }

  /** Adds a warning annotation. */
  warning(message: string, title = this.#title): void {
    this.#say(() => core.warning(sanitize(message), { title: sanitize(title) }))
  }

  /** Adds an annotation that is no cause for concern. */
  notice(message: string, title = this.#title): void {
    this.#say(() => core.notice(sanitize(message), { title: sanitize(title) }))
  }

  /** Adds an error annotation, which the runner cuts at 4096 characters. */
  error(message: string, title: string): void {
    this.#say(() => core.error(sanitize(message), { title: sanitize(title) }))
  }

  /** Writes a line that shows when the workflow runs with debug logging. */
  debug(message: string): void {
    this.#say(() => core.debug(sanitize(message)))
  }

  /** Has the runner replace a value by `***` wherever it shows up from now on. */
  mask(secret: string): void {
    if (secret === '' || this.#masked.has(secret)) return
    this.#masked.add(secret)
    registerSecret(secret)
    this.#say(() => core.setSecret(secret))
  }

  /** Writes text that nobody vouches for, as it is, in a section of its own that stays open. */
  async writeUntrusted(bytes: Uint8Array): Promise<void> {
    const lineEnd = this.#waiting.length > 0 ? bytes.indexOf(newline) + 1 : 0
    if (lineEnd > 0) {
      await this.#write(bytes.subarray(0, lineEnd))
      this.endUntrusted()
    }
    if (lineEnd < bytes.length) await this.#write(bytes.subarray(lineEnd))
  }

  /** Ends the section, if one is open, so that commands count again. */
  endUntrusted(): void {
    if (this.#token !== undefined) this.#resumeCommands(this.#token)
    this.#flush()
  }

  #say(line: () => void): void {
    this.#waiting.push(line)
    if (!this.#lineOpen) this.endUntrusted()
  }

  #flush(): void {
    for (const line of this.#waiting.splice(0)) line()
  }

  #stopCommands(): void {
    // The token must be unknown to whoever writes the text, and be no command's name.
    this.#token = `untrusted-${randomUUID()}`
    process.stdout.write(`::stop-commands::${this.#token}${EOL}`)
  }

  #resumeCommands(token: string): void {
    process.stdout.write(`${this.#lineOpen ? EOL : ''}::${token}::${EOL}`)
    this.#token = undefined
    this.#lineOpen = false
  }

  /** Many outputs may wait for the log at once: with a listener each, Node would warn of a leak. */
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
 * Makes a text that is printed as it is harmless, and one line: the runner takes `::name::` at a line's start, after
 * whatever it holds for white space, for a command. Where it follows the machine's language it does not see a
 * character without width, but takes the name from where it counts, which then is none.
 */
function sanitizeLine(message: string): string {
  const line = sanitize(message).replace(/[\t\n\u2028\u2029]+/g, ' ')
  return line.replace(/^[\s\u180e\ufeff]*::/, '\u200b::')
}

/**
 * Leaves out secrets, control characters but tabs and line ends, and all by which a line of a log would be a command,
 * or look like one: `##[name]` anywhere in it.
 */
function sanitize(message: string): string {
  const text = redact(message).replace(/\r\n?/g, '\n')
  return replaceControlCharacters(text).replaceAll('##[', '##\u200b[')
}
