import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type AppLog, formatLogLine, type LogLine } from './app-log.js'
import { StorageError } from './storage-error.js'

/** Lifetime of the URLs of log sessions in seconds. */
export const logSessionSeconds = 300

/** Data that may wait for a reader that does not keep up, in bytes; beyond it, the reader is cut off. */
const maxBufferedBytes = 4 * 1024 * 1024

/** What a client wants to read of an app's log. */
export interface LogFilter {
  /** How many of the lines that exist; Logplex's default is 100. */
  lines: number
  /** Whether later lines follow. */
  tail: boolean
  source: string | null
  /** A dyno such as `web.1`, or a process type, whose dynos are meant. */
  dyno: string | null
  /** A process type, whose dynos are meant. */
  type: string | null
}

interface LogSession {
  log: AppLog
  filter: LogFilter
  /** Milliseconds since the epoch. */
  expiresAt: number
}

/** The log sessions of all apps, served as Logplex does: https://devcenter.heroku.com/articles/logging */
export class LogSessions {
  readonly #now: () => number
  readonly #heartbeatMs: number
  readonly #sessions = new Map<string, LogSession>()
  readonly #responses = new Set<ServerResponse>()

  constructor(now: () => number, heartbeatMs: number) {
    this.#now = now
    this.#heartbeatMs = heartbeatMs
  }

  /** Creates a session, and returns its id and its path in URLs. */
  create(log: AppLog, filter: LogFilter): { id: string; path: string } {
    const now = this.#now()
    this.sweep()
    const id = randomUUID()
    this.#sessions.set(id, { log, filter, expiresAt: now + logSessionSeconds * 1000 })
    return { id, path: `/logs/${id}` }
  }

  /**
   * Answers a GET with the session's lines: as text, or as events for a client that asks for them.
   *
   * @throws StorageError 404 if the session is not known
   */
  serve(path: string, request: IncomingMessage, response: ServerResponse): void {
    const session = this.#sessions.get(path.slice('/logs/'.length))
    if (session === undefined) throw new StorageError(404, 'NoSuchKey', 'The session does not exist.')
    const { log, filter } = session
    const asEvents = request.headers.accept?.includes('text/event-stream') ?? false
    const write = (line: LogLine) => {
      if (!isSelected(line, filter)) return
      const text = formatLogLine(line)
      response.write(asEvents ? eventOf(line.time, text) : `${text}\n`)
      if (response.writableLength > maxBufferedBytes) response.destroy()
    }
    response.writeHead(200, {
      'Content-Type': asEvents ? 'text/event-stream' : 'text/plain; charset=utf-8',
      'Cache-Control': 'no-cache',
    })
    const selected = log.lines.filter((line) => isSelected(line, filter))
    for (const line of filter.lines > 0 ? selected.slice(-filter.lines) : []) write(line)
    if (!filter.tail) {
      response.end()
      return
    }
    response.flushHeaders()
    this.#responses.add(response)
    const stopFollowing = log.follow(write, () => response.end())
    const heartbeat = setInterval(() => response.write(asEvents ? ':\n' : '\0'), this.#heartbeatMs).unref()
    response.once('close', () => {
      stopFollowing()
      clearInterval(heartbeat)
      this.#responses.delete(response)
    })
  }

  /** Forgets the sessions that have expired, and the logs that they hold. */
  sweep(): void {
    const now = this.#now()
    for (const [id, { expiresAt }] of this.#sessions) if (expiresAt < now) this.#sessions.delete(id)
  }

  /** Ends all answers. */
  close(): void {
    for (const response of this.#responses) response.end()
  }
}

/** Returns a server-sent event. A carriage return, which progress bars write, would end its line. */
function eventOf(id: number, text: string): string {
  return `id: ${id}\ndata: ${text.replaceAll('\r', '\ndata: ')}\n\n`
}

function isSelected({ source, dyno }: LogLine, filter: LogFilter): boolean {
  const isOfType = (type: string) => dyno.startsWith(`${type}.`)
  if (filter.source !== null && source !== filter.source) return false
  if (filter.type !== null && !isOfType(filter.type)) return false
  return filter.dyno === null || dyno === filter.dyno || isOfType(filter.dyno)
}
