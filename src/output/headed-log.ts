import type { OutputLog } from './mirror.js'

/** A log that writes a heading before the first output, if there is any. */
export class HeadedLog implements OutputLog {
  readonly #log: OutputLog & { info(message: string): void }
  readonly #heading: string
  #hasOutput = false

  /** @param heading if empty, none is written */
  constructor(log: OutputLog & { info(message: string): void }, heading: string) {
    this.#log = log
    this.#heading = heading
  }

  /** Whether there has been any output. */
  get hasOutput(): boolean {
    return this.#hasOutput
  }

  async writeUntrusted(bytes: Uint8Array): Promise<void> {
    if (!this.#hasOutput && this.#heading !== '') this.#log.info(this.#heading)
    this.#hasOutput = true
    await this.#log.writeUntrusted(bytes)
  }

  endUntrusted(): void | Promise<void> {
    return this.#log.endUntrusted()
  }

  warning(message: string): void {
    this.#log.warning(message)
  }
}
