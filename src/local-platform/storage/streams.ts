import { mkdirSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { OutputStream } from './output-stream.js'

const heartbeat = Uint8Array.of(0)
const bufferBytes = 64 * 1024

/** Variants in the behavior of busl, the service behind Heroku's output streams, which clients must handle. */
export interface BuslBehavior {
  /** The form of `Range` that works: `N-` of the `old` busl, `bytes=N-` of the `new` one. By default both do. */
  range?: 'old' | 'new'
  /**
   * Status for a range at or past the end of a stream that has ended, and so for any range of an empty one: 204 from
   * busl's memory, the default; 416 from its store.
   */
  pastEnd?: 204 | 416
  /** How many requests get a 404 although the stream exists. */
  notFoundAtFirst?: number
  /** Ends an answer after so many bytes as if it were complete, while the stream goes on. */
  cutAfter?: number
}

/**
 * The output streams of all builds and releases, served as busl does: raw bytes as they are written, the headers with
 * the first of them, a zero byte after some time of silence, the whole output for a GET at any time. A `Range` of `N-`
 * (older busl) or `bytes=N-` (newer busl) starts at N, with a plain 200. At or past the end of a stream that has ended
 * the answer is a 204 (`NoContent` in busl's broker) or, from its store, a 416 (S3 has no satisfiable range of an empty
 * object); for an empty stream that is the case at its beginning.
 */
export class Streams {
  readonly #directory: string
  readonly #heartbeatMs: number
  readonly #busl: BuslBehavior
  readonly #streams = new Map<string, OutputStream>()
  readonly #notFound = new Map<string, number>()
  readonly #readers = new Set<Promise<void>>()
  /** When the streams of deleted apps can be removed, by id; milliseconds since the epoch. */
  readonly #retired = new Map<string, number>()

  constructor(directory: string, heartbeatMs: number, busl: BuslBehavior = {}) {
    this.#directory = directory
    this.#heartbeatMs = heartbeatMs
    this.#busl = busl
  }

  /** Creates the directory. */
  prepare(): void {
    mkdirSync(this.#directory, { recursive: true })
  }

  /** Adds a stream, which readers find once it is opened. */
  create(id: string): OutputStream {
    const stream = new OutputStream(id, join(this.#directory, `${id}.log`))
    this.#streams.set(id, stream)
    return stream
  }

  /** Adds a stream that ended in an earlier process. */
  restore(id: string): OutputStream {
    const stream = this.create(id)
    stream.restore()
    return stream
  }

  /** Returns the path of a stream in URLs. */
  path(id: string): string {
    return `/streams/${id.slice(0, 2)}/${id}.log`
  }

  /** Answers a GET with the stream's output. Settles when the answer has ended, in whatever way. */
  async serve(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const stream = this.#streams.get(/^\/streams\/..\/([^/]+)\.log$/.exec(key)?.[1] ?? '')
    if (stream === undefined || stream.state === 'unopened' || this.#isHeldBack(stream)) {
      sendText(response, 404, 'Channel is not registered.\n')
      return
    }
    const { range, pastEnd = 204, cutAfter = Number.POSITIVE_INFINITY } = this.#busl
    const start = startOf(request.headers.range, range)
    if (stream.state === 'ended' && start >= stream.size) {
      sendText(response, pastEnd, '')
      return
    }
    const reader = follow(stream, start, response, { heartbeatMs: this.#heartbeatMs, cutAfter })
    this.#readers.add(reader)
    try {
      await reader
    } finally {
      this.#readers.delete(reader)
    }
  }

  /** Has the stream of a deleted app removed when its URLs have expired, at `until` in milliseconds since the epoch. */
  retire(id: string, until: number): void {
    this.#retired.set(id, until)
  }

  /** Removes the retired streams whose URLs have expired at `now`, in milliseconds since the epoch. */
  async sweep(now: number): Promise<void> {
    for (const [id, until] of this.#retired) {
      if (until >= now) continue
      const file = this.#streams.get(id)?.file
      this.#streams.delete(id)
      this.#retired.delete(id)
      if (file !== undefined) await rm(file, { force: true })
    }
  }

  /** Ends every stream, and waits for its readers. Call it once the connections are closed. */
  async close(): Promise<void> {
    for (const stream of this.#streams.values()) stream.end()
    await Promise.allSettled(this.#readers)
  }

  #isHeldBack({ id }: OutputStream): boolean {
    const before = this.#notFound.get(id) ?? 0
    if (before >= (this.#busl.notFoundAtFirst ?? 0)) return false
    this.#notFound.set(id, before + 1)
    return true
  }
}

async function follow(
  stream: OutputStream,
  start: number,
  response: ServerResponse,
  { heartbeatMs, cutAfter }: { heartbeatMs: number; cutAfter: number },
): Promise<void> {
  const file = await open(stream.file)
  try {
    // Node sends the headers together with the first write.
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-cache' })
    const buffer = Buffer.allocUnsafe(bufferBytes)
    const cut = start + cutAfter
    let position = start
    while (!response.destroyed) {
      const end = stream.state === 'ended' ? Number.POSITIVE_INFINITY : cut
      if (position >= end) {
        response.end()
        return
      }
      if (position < stream.size) {
        const length = Math.min(bufferBytes, stream.size - position, end - position)
        const { bytesRead } = await file.read(buffer, 0, length, position)
        position += bytesRead
        await send(response, buffer.subarray(0, bytesRead))
      } else if (stream.state === 'ended') {
        response.end()
        return
      } else if ((await nextEvent(stream, response, heartbeatMs)) === 'silence') {
        await send(response, heartbeat)
      }
    }
  } finally {
    await file.close()
  }
}

/** Waits until the bytes have been sent, so that a slow reader takes up only one buffer. */
function send(response: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('close', done)
      resolve()
    }
    if (response.destroyed) return resolve()
    response.once('close', done)
    response.write(bytes, done)
  })
}

function nextEvent(
  stream: OutputStream,
  response: ServerResponse,
  heartbeatMs: number,
): Promise<'change' | 'close' | 'silence'> {
  return new Promise((resolve) => {
    const settle = (event: 'change' | 'close' | 'silence') => {
      clearTimeout(timer)
      stream.changes.off('change', onChange)
      response.off('close', onClose)
      resolve(event)
    }
    const onChange = () => settle('change')
    const onClose = () => settle('close')
    const timer = setTimeout(() => settle('silence'), heartbeatMs)
    stream.changes.once('change', onChange)
    response.once('close', onClose)
  })
}

function startOf(header: string | undefined, form: BuslBehavior['range']): number {
  const [, unit, start] = /^\s*(bytes=)?(\d+)-/.exec(header ?? '') ?? []
  const isOther = form !== undefined && form !== (unit === undefined ? 'old' : 'new')
  return start === undefined || isOther ? 0 : Number(start)
}

function sendText(response: ServerResponse, status: number, text: string): void {
  const length = status === 204 ? {} : { 'Content-Length': Buffer.byteLength(text) }
  response.writeHead(status, { 'Content-Type': 'text/plain', ...length })
  response.end(text)
}
