import { EventEmitter } from 'node:events'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Output } from './builder/types.js'

const NEW_LINE = 0x0a
const HEARTBEAT = Uint8Array.of(0)
const BUFFER_BYTES = 64 * 1024

/** The output of one build or release command: written once, in order, read by anybody from any point. */
export class OutputStream {
  readonly id: string
  readonly file: string
  readonly changes = new EventEmitter().setMaxListeners(0)
  #descriptor: number | undefined
  #state: 'unopened' | 'open' | 'ended' = 'unopened'
  #size = 0
  #failure: Error | undefined
  #lastByte = NEW_LINE

  constructor(id: string, file: string) {
    this.id = id
    this.file = file
  }

  get state(): 'unopened' | 'open' | 'ended' {
    return this.#state
  }

  /** Bytes written so far. */
  get size(): number {
    return this.#size
  }

  /** Why output could not be kept, such as a full disk; what follows is lost. */
  get failure(): Error | undefined {
    return this.#failure
  }

  /** From here on readers find the stream. */
  open(): void {
    if (this.#state !== 'unopened') return
    this.#descriptor = openSync(this.file, 'w')
    this.#state = 'open'
  }

  /**
   * Adds output. Written at once, not queued: whoever writes has no way to be told to wait, and output without
   * bound must not pile up in memory.
   */
  write(output: string | Uint8Array): void {
    if (this.#descriptor === undefined || this.#failure !== undefined) return
    const bytes = typeof output === 'string' ? Buffer.from(output) : output
    let written = 0
    try {
      while (written < bytes.length) written += writeSync(this.#descriptor, bytes, written)
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error))
    }
    this.#size += written
    this.#lastByte = bytes.at(-1) ?? this.#lastByte
    this.changes.emit('change')
  }

  /** Adds whole lines, on a line of their own. */
  writeLines(...lines: string[]): void {
    const text = lines.map((line) => `${line}\n`).join('')
    this.write(this.#lastByte === NEW_LINE ? text : `\n${text}`)
  }

  /** Ends the stream: readers get what is left, then an end. Writing afterwards does nothing. */
  end(): void {
    if (this.#descriptor === undefined) return
    closeSync(this.#descriptor)
    this.#descriptor = undefined
    this.#state = 'ended'
    this.changes.emit('change')
  }
}

/** Takes what a process prints into the stream; stops the process once that is not possible. */
export function capture(stream: OutputStream, abort: AbortController): Output {
  return (output) => {
    stream.write(output)
    if (stream.failure !== undefined) abort.abort(stream.failure)
  }
}

/**
 * The output streams of all builds and releases, served as busl does (facts, section 5): raw bytes as they are
 * written, headers with the first of them, a zero byte after a time of silence, the whole text for a GET at any
 * time. A `Range` of `N-` (older busl) or `bytes=N-` (newer busl) starts there, with a plain 200; at or past
 * the end of an ended stream it is a 416.
 */
export class Streams {
  readonly #directory: string
  readonly #heartbeatMs: number
  readonly #streams = new Map<string, OutputStream>()
  readonly #readers = new Set<Promise<void>>()

  constructor(directory: string, heartbeatMs: number) {
    this.#directory = directory
    this.#heartbeatMs = heartbeatMs
  }

  /** Makes the directory that output lies in. */
  prepare(): void {
    mkdirSync(this.#directory, { recursive: true })
  }

  /** A stream that readers do not find before it is opened. */
  create(id: string): OutputStream {
    const stream = new OutputStream(id, join(this.#directory, `${id}.log`))
    this.#streams.set(id, stream)
    return stream
  }

  /** The path, in URLs, of a stream. */
  key(id: string): string {
    return `/streams/${id.slice(0, 2)}/${id}.log`
  }

  /** Answers a GET with the stream's output; settles when the answer is over, however it ends. */
  async serve(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const stream = this.#streams.get(/^\/streams\/..\/([^/]+)\.log$/.exec(key)?.[1] ?? '')
    if (stream === undefined || stream.state === 'unopened') {
      sendText(response, 404, 'Channel is not registered.\n')
      return
    }
    const start = startOf(request.headers.range)
    if (start > 0 && stream.state === 'ended' && start >= stream.size) {
      sendText(response, 416, '')
      return
    }
    const reader = follow(stream, start, response, this.#heartbeatMs)
    this.#readers.add(reader)
    try {
      await reader
    } finally {
      this.#readers.delete(reader)
    }
  }

  /** Ends every stream, and waits until nobody reads: call it once connections are closed. */
  async close(): Promise<void> {
    for (const stream of this.#streams.values()) stream.end()
    await Promise.allSettled(this.#readers)
  }
}

async function follow(
  stream: OutputStream,
  start: number,
  response: ServerResponse,
  heartbeatMs: number,
): Promise<void> {
  const file = await open(stream.file)
  try {
    // Not sent yet: Node sends the headers together with the first write.
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-cache' })
    const buffer = Buffer.allocUnsafe(BUFFER_BYTES)
    let position = start
    while (!response.destroyed) {
      if (position < stream.size) {
        const wanted = Math.min(BUFFER_BYTES, stream.size - position)
        const { bytesRead } = await file.read(buffer, 0, wanted, position)
        position += bytesRead
        await send(response, buffer.subarray(0, bytesRead))
      } else if (stream.state === 'ended') {
        response.end()
        return
      } else if ((await nextEvent(stream, response, heartbeatMs)) === 'silence') {
        await send(response, HEARTBEAT)
      }
    }
  } finally {
    await file.close()
  }
}

/** Waits until the bytes have left, so that a slow reader holds one buffer and no more. */
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

function startOf(range: string | undefined): number {
  const match = /^\s*(?:bytes=)?(\d+)-/.exec(range ?? '')
  return match === null ? 0 : Number(match[1])
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain', 'Content-Length': Buffer.byteLength(text) })
  response.end(text)
}
