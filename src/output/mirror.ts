import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import type { HttpClient } from '../http/client.js'
import { type ConnectionResult, OutputReader } from './reader.js'
import { Tail } from './tail.js'

/** Something that runs at Heroku and writes output: a build, or a release with a release command. */
export interface OutputSource {
  status: string
  /** Signed, read without the API's key. */
  outputStreamUrl?: string
}

/** The log that receives the output. */
export interface OutputLog {
  /** Writes untrusted text; resolves once the log can take more. */
  writeUntrusted(bytes: Uint8Array): Promise<void>
  /** Ends the last line of the untrusted text, if it is open. */
  endUntrusted(): void | Promise<void>
  warning(message: string): void
}

/** How a build or release ended. */
export interface MirrorResult<T> {
  /** Its final state, no longer pending. */
  ended: T
  /** The last lines of its output; empty when it succeeded, since only errors quote them. */
  lastLines: string[]
}

/** Failed connections after the end of the build or release before its stream is given up: the result does not depend on it. */
const maxFailedConnections = 8
/** The same for consecutive answers that the stream does not exist. */
const maxMissingAnswers = 4

/**
 * Mirrors the output of a build or release until it has ended and all of its output is in the log.
 *
 * The end of a stream proves nothing: routers cut streams, and a build stays pending for a while after its last line.
 * So the status is read again after each connection, and reading ends only once two connections have ended at the same
 * position, the second one opened after the build or release had ended. While output arrives, the API is not called; once
 * two connections have agreed on the end, only the API is for a while.
 *
 * @param initial the build or release as last read
 * @param refresh reads it again, with a newly signed stream URL
 * @throws what `refresh` throws, or the signal's reason
 */
export async function mirror<T extends OutputSource>(
  { http, log, signal }: { http: HttpClient; log: OutputLog; signal: AbortSignal },
  initial: T,
  refresh: () => Promise<T>,
): Promise<MirrorResult<T>> {
  const tail = new Tail()
  const reader = new OutputReader(http, (bytes) => {
    tail.push(bytes)
    return log.writeUntrusted(bytes)
  })
  const endDetector = new EndDetector()
  let current = initial
  let pause = pauses()
  /** Milliseconds of pauses since the last output. */
  let waited = 0
  const isOver = () => current.status !== 'pending'
  const refreshAndCheckEnd = async () => {
    current = await refresh()
    return isOver()
  }
  for (;;) {
    const hadEnded = isOver()
    if (hadEnded || !endDetector.isQuiet || waited > usualDelay) {
      const { outputStreamUrl } = current
      const connection = outputStreamUrl
        ? await reader.connect(outputStreamUrl, refreshAndCheckEnd, signal)
        : noStream
      const completeness = endDetector.assess(connection, hadEnded)
      if (completeness !== 'incomplete') {
        await log.endUntrusted()
        if (completeness === 'unknown')
          log.warning('The output could not be read to its end: lines may be missing above')
        return { ended: current, lastLines: current.status === 'succeeded' ? [] : tail.lines() }
      }
      // Only the proof that the output ends there is missing. Another reading would say nothing new.
      if (isOver() && isPlausibleEnd(connection)) continue
      if (connection.hasNewOutput) {
        pause = pauses()
        waited = 0
      }
    }
    const { value } = pause.next()
    await sleep(value, signal)
    waited += value
    current = await refresh()
  }
}

/** Milliseconds in which a build usually ends after its output. After that, the connections may have been cut. */
const usualDelay = 5_000

/**
 * The first pause is long enough for a build to end after its output, where Heroku is quick, and shorter than a person
 * would notice.
 */
const pauses = () => backoff(100)

const noStream: ConnectionResult = { hasNewOutput: false, end: 'none', position: 0 }

function isPlausibleEnd({ end }: ConnectionResult): boolean {
  return end === 'clean' || end === 'quiet'
}

/** Decides, connection by connection, whether all output has been read. */
class EndDetector {
  /** Where the last connection with a plausible end ended. */
  #lastEnd: number | undefined
  #failed = 0
  #missingInARow = 0
  /** Whether two connections in a row have ended at the same position, after some output: more is unlikely. */
  isQuiet = false

  /** @param hadEnded whether the build or release had ended before the connection was opened */
  assess(connection: ConnectionResult, hadEnded: boolean): 'incomplete' | 'complete' | 'unknown' {
    const { hasNewOutput, end, position } = connection
    const agreed = this.#lastEnd === position
    const isEnd = isPlausibleEnd(connection) && agreed && !hasNewOutput
    this.isQuiet = isEnd && position > 0
    if (isPlausibleEnd(connection)) this.#lastEnd = position
    if (!hadEnded || hasNewOutput) return 'incomplete'
    if (end === 'none' || isEnd) return 'complete'
    this.#failed += 1
    this.#missingInARow = end === 'missing' ? this.#missingInARow + 1 : 0
    if (this.#missingInARow < maxMissingAnswers && this.#failed < maxFailedConnections) return 'incomplete'
    return agreed ? 'complete' : 'unknown'
  }
}

/**
 * Finds Heroku's message in the last lines of a build's output, where it follows an exclamation mark.
 *
 * @returns the first one that says more than `Push failed`; empty when there is none
 */
export function findHerokuMessage(lastLines: string[]): string {
  const messages = lastLines.flatMap((line) => /^\s*!\s+(.*\S)/.exec(line)?.[1] ?? [])
  return messages.find((message) => message !== 'Push failed') ?? messages[0] ?? ''
}
