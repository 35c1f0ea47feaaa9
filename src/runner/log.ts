import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { EOL } from 'node:os'
import * as core from '@actions/core'
import { replaceControlCharacters } from '../text/control-characters.js'
import { redact, registerSecret } from '../text/redact.js'

const newline = 0x0a
/** Bytes of output that are searched for new secrets at once. */
const maxSearched = 16 * 1024

/** A message of ours. */
interface Message {
  write: () => void
  /** Whether the runner must execute it, which it does not do within the section of untrusted text. */
  isCommand: boolean
}

/**
 * The workflow log: our own lines and commands, and a section of untrusted text in which the runner ignores commands.
 * The section lasts from the first untrusted text to the end of the step, and has our own lines too; only a command
 * interrupts it. Our messages wait for the end of the line that is being written, so that they never split a line of
 * output.
 */
export class WorkflowLog {
  #token: string | undefined
  #lineOpen = false
  #queue: Message[] = []
  /** Secrets that the runner does not know yet. */
  #unmasked: string[] = []
  #drained: Promise<unknown> | undefined
  readonly #masked = new Set<string>()
  readonly #title: string

  /** @param title the title of annotations without their own */
  constructor(title: string) {
    this.#title = title
  }

  /** Writes a line. It may contain text from elsewhere: nothing in it acts as a command. */
  info(message: string): void {
    this.#enqueue(() => core.info(sanitizeLine(message)), false)
  }

  /** Ends the section of untrusted text, and writes lines about how the step ended, in green where colours show. */
  result(lines: string[]): void {
    for (const line of lines) this.#enqueue(() => core.info(green(sanitizeLine(line))))
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

  /** Writes a line if the workflow runs with debug logging. */
  debug(message: string): void {
    if (core.isDebug()) this.#enqueue(() => core.debug(sanitize(message)))
  }

  /**
   * Makes the runner replace a value with `***` from now on. Within the section of untrusted text, it learns the value
   * only when output comes that may have it, or at the next command: Heroku signs URLs anew each time that they are read.
   */
  mask(secret: string): void {
    if (secret === '' || this.#masked.has(secret)) return
    this.#masked.add(secret)
    registerSecret(secret)
    this.#unmasked.push(secret)
    if (this.#token === undefined) this.#maskAll()
  }

  /** Writes untrusted text unchanged, in the section without commands, which stays open. */
  async writeUntrusted(bytes: Uint8Array): Promise<void> {
    if (this.#unmasked.length > 0 && mayHaveSecret(bytes)) this.#enqueue(() => {})
    const lineEnd = this.#queue.length > 0 ? bytes.indexOf(newline) + 1 : 0
    if (lineEnd > 0) {
      await this.#write(bytes.subarray(0, lineEnd))
      this.#flush()
    }
    if (lineEnd < bytes.length) await this.#write(bytes.subarray(lineEnd))
  }

  /** Ends the last line of untrusted text, if it is open. */
  endUntrusted(): void {
    if (this.#lineOpen) process.stdout.write(EOL)
    this.#lineOpen = false
    this.#flush()
  }

  /** Ends the section of untrusted text, if there is one. */
  close(): void {
    this.endUntrusted()
    this.#resumeCommands()
  }

  #enqueue(write: () => void, isCommand = true): void {
    this.#queue.push({ write, isCommand })
    if (!this.#lineOpen) this.#flush()
  }

  #flush(): void {
    for (const { write, isCommand } of this.#queue.splice(0)) {
      if (isCommand) this.#resumeCommands()
      write()
    }
  }

  #stopCommands(): void {
    // The writer of the text must not know the token, and no command may have it as its name.
    this.#token = `untrusted-${randomUUID()}`
    process.stdout.write(`::stop-commands::${this.#token}${EOL}`)
  }

  #resumeCommands(): void {
    if (this.#token !== undefined) process.stdout.write(`::${this.#token}::${EOL}`)
    this.#token = undefined
    this.#maskAll()
  }

  #maskAll(): void {
    for (const secret of this.#unmasked.splice(0)) core.setSecret(secret)
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

/** Returns whether output may have a secret, or the beginning of one. */
function mayHaveSecret(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  if (bytes.at(-1) !== newline || bytes.length > maxSearched) return true
  const text = Buffer.from(bytes).toString()
  return redact(text) !== text
}

function green(line: string): string {
  const { GITHUB_ACTIONS, NO_COLOR } = process.env
  return GITHUB_ACTIONS === 'true' && !NO_COLOR ? `\u001b[32m${line}\u001b[0m` : line
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
