import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import type { HttpClient } from '../http/client.js'
import { type Connection, OutputReader } from './reader.js'
import { Tail } from './tail.js'

/** Something that runs at Heroku and writes output: a build, or a release with a release command. */
export interface OutputSource {
  status: string
  /** Signed, read without the API's key. */
  outputStreamUrl?: string
}

/** Where output goes. */
export interface OutputLog {
  /** Writes text that nobody vouches for, and answers once it wants more. */
  untrusted(bytes: Uint8Array): Promise<void>
  /** Ends such text. */
  endUntrusted(): void | Promise<void>
  warning(message: string): void
}

/** What is left of something that ran. */
export interface Finished<T> {
  /** As it is at its end, its status no longer pending. */
  ended: T
  /** The last lines of its output; none of what succeeded, of which nobody quotes any. */
  lastLines: string[]
}

/** What has ended, and whose stream can't be read after so many tries, is given up: the result does not depend on it. */
const mostVainPasses = 8
/** The same where the server says, time and again, that there is no stream. */
const mostMissingPasses = 4

/**
 * Mirrors the output of a build or release until it has ended and all of its output is in the log.
 *
 * An end of the stream proves nothing: routers cut streams, and a build stays pending for a while after its last
 * line. So after each connection Heroku is asked, and reading ends only once two connections have come to the same
 * end, the second of them opened after the end was known. While output comes, nothing is asked.
 *
 * @param first the build or release as known now
 * @param ask reads it again, with a freshly signed stream URL
 * @throws what `ask` throws, or the signal's reason
 */
export async function mirror<T extends OutputSource>(
  { http, log, signal }: { http: HttpClient; log: OutputLog; signal: AbortSignal },
  first: T,
  ask: () => Promise<T>,
): Promise<Finished<T>> {
  const tail = new Tail()
  const reader = new OutputReader(http, (bytes) => {
    tail.push(bytes)
    return log.untrusted(bytes)
  })
  const judge = new EndDetector()
  let running = first
  let pause = backoff()
  const isOver = async () => {
    running = await ask()
    return running.status !== 'pending'
  }
  for (;;) {
    const over = running.status !== 'pending'
    const { outputStreamUrl } = running
    const pass = outputStreamUrl ? await reader.connect(outputStreamUrl, isOver, signal) : noStream
    const verdict = judge.verdict(pass, over)
    if (verdict !== 'read on') {
      await log.endUntrusted()
      if (verdict === 'in doubt')
        log.warning('The output could not be read to its end: lines may be missing above')
      return { ended: running, lastLines: running.status === 'succeeded' ? [] : tail.lines() }
    }
    if (pass.progress) pause = backoff()
    else await sleep(pause.next().value, signal)
    running = await ask()
  }
}

const noStream: Connection = { progress: false, end: 'none', position: 0 }

/** Judges from one connection after the other whether all has been read. */
class EndDetector {
  /** Where a connection has come to an end that may be the real one. */
  #endsAt: number | undefined
  #vain = 0
  /** In a row. */
  #missing = 0

  /** @param over whether the end was known before the connection was opened */
  verdict({ progress, end, position }: Connection, over: boolean): 'read on' | 'whole' | 'in doubt' {
    const agreed = this.#endsAt === position
    if (end === 'clean' || end === 'quiet') this.#endsAt = position
    if (!over || progress) return 'read on'
    if (end === 'none') return 'whole'
    if ((end === 'clean' || end === 'quiet') && agreed) return 'whole'
    this.#vain += 1
    this.#missing = end === 'missing' ? this.#missing + 1 : 0
    if (this.#missing < mostMissingPasses && this.#vain < mostVainPasses) return 'read on'
    return agreed ? 'whole' : 'in doubt'
  }
}

/**
 * Finds Heroku's own words in the last lines of a build's output: they stand behind an exclamation mark.
 */
export function findHerokuMessage(lastLines: string[]): string {
  const said = lastLines.flatMap((line) => /^\s*!\s+(.*\S)/.exec(line)?.[1] ?? [])
  return said.find((words) => words !== 'Push failed') ?? said[0] ?? ''
}
