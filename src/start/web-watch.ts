import type { AppLog, LogLine } from '../local-platform/storage/app-log.js'

/** How a web dyno has started. */
export interface WebStart {
  /** Such as `web.1`. */
  dyno: string
  outcome: 'up' | 'crashed' | 'did not listen'
}

/**
 * Learns from an app's log, from now on, how its web dynos start. A dyno that crashes for the first time is restarted at
 * once, so only the second crash counts.
 */
export class WebWatch {
  readonly #log: AppLog
  #latest: WebStart | undefined
  #isLate = false
  #crashes = 0

  constructor(log: AppLog) {
    this.#log = log
    log.follow((line) => this.#take(line))
  }

  /**
   * Waits until a web dyno is up, has crashed twice, or did not listen in time.
   *
   * @throws the signal's reason
   */
  async started(signal: AbortSignal): Promise<WebStart> {
    while (this.#latest === undefined) await nextLine(this.#log, () => true, signal)
    return this.#latest
  }

  #take({ source, dyno, message }: LogLine): void {
    if (source !== 'heroku' || !/^web\.\d+$/.test(dyno)) return
    if (message.startsWith('Error R10 ')) this.#isLate = true
    const [, state] = /^State changed from \w+ to (\w+)$/.exec(message) ?? []
    if (state === 'starting') this.#latest = undefined
    if (state === 'up') this.#latest = { dyno, outcome: 'up' }
    if (state !== 'crashed') return
    this.#crashes += 1
    if (this.#isLate) this.#latest = { dyno, outcome: 'did not listen' }
    else if (this.#crashes > 1) this.#latest = { dyno, outcome: 'crashed' }
  }
}

/**
 * Waits for the next line of a log that a function accepts.
 *
 * @throws the signal's reason
 */
export async function nextLine(
  log: AppLog,
  accepts: (line: LogLine) => boolean,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const onAbort = () => {
      stop()
      reject(signal.reason)
    }
    const stop = log.follow((line) => {
      if (!accepts(line)) return
      stop()
      signal.removeEventListener('abort', onAbort)
      resolve()
    })
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
