import { randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { createServer, type Server, type TLSSocket } from 'node:tls'
import { createCertificate } from './certificate.js'

const host = '127.0.0.1'

/** Time that a client has to send its secret, in milliseconds. */
const helloTimeoutMs = 10_000

/** A place where a client meets the one-off dyno that it has started. */
export interface Meeting {
  /** `rendezvous://HOST:PORT/SECRET`. */
  url: string
  /**
   * Resolves with the client's connection.
   *
   * @throws the signal's reason; NoClient if no client comes in time
   */
  client: (signal: AbortSignal, timeoutMs: number) => Promise<TLSSocket>
  /** Ends the meeting: a client that comes later, or has come and not been asked for, is turned away. */
  cancel: () => void
}

/** No client has attached in time. */
export class NoClient extends Error {
  constructor() {
    super('No client has attached.')
  }
}

/**
 * Connects clients to attached one-off dynos, as Heroku's rendezvous service does: over TLS, the client sends the secret
 * of the URL and a line break, and after a first line has the dyno's input and output
 * (https://devcenter.heroku.com/articles/one-off-dynos). The certificate is self-signed.
 */
export class Rendezvous {
  /** The certificate that clients must trust, as PEM. */
  readonly certificate: string
  readonly #key: string
  readonly #waiting = new Map<string, (socket: TLSSocket) => void>()
  readonly #sockets = new Set<TLSSocket>()
  #server: Promise<{ server: Server; port: number }> | undefined

  /** @param now milliseconds since the epoch */
  constructor(now: number) {
    const { certificate, key } = createCertificate(now)
    this.certificate = certificate
    this.#key = key
  }

  /** Prepares a meeting. */
  async arrange(): Promise<Meeting> {
    const { port } = await this.#listen()
    const secret = randomBytes(24).toString('hex')
    const meeting = new EventEmitter<{ arrival: [] }>()
    let arrived: TLSSocket | undefined
    let taken = false
    this.#waiting.set(secret, (socket) => {
      // Nobody else may have the same dyno.
      this.#waiting.delete(secret)
      arrived = socket
      meeting.emit('arrival')
    })
    return {
      url: `rendezvous://${host}:${port}/${secret}`,
      client: async (signal, timeoutMs) => {
        const timeout = new AbortController()
        const timer = setTimeout(() => timeout.abort(), timeoutMs)
        try {
          const ended = AbortSignal.any([signal, timeout.signal])
          if (arrived === undefined) await once(meeting, 'arrival', { signal: ended })
        } catch {
          signal.throwIfAborted()
        } finally {
          clearTimeout(timer)
        }
        if (arrived === undefined) throw new NoClient()
        taken = true
        return arrived
      },
      cancel: () => {
        this.#waiting.delete(secret)
        if (!taken) arrived?.destroy()
      },
    }
  }

  /** Ends all connections, and listens no more. */
  async close(): Promise<void> {
    const listening = await this.#server
    for (const socket of this.#sockets) socket.destroy()
    if (listening === undefined) return
    const closed = once(listening.server, 'close')
    listening.server.close()
    await closed
  }

  #listen(): Promise<{ server: Server; port: number }> {
    this.#server ??= this.#start()
    return this.#server
  }

  async #start(): Promise<{ server: Server; port: number }> {
    const options = { cert: this.certificate, key: this.#key }
    const server = createServer(options, (socket) => this.#meet(socket))
    server.on('tlsClientError', (_, socket) => socket.destroy())
    server.listen(0, host)
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The rendezvous has no port.')
    return { server, port: address.port }
  }

  #meet(socket: TLSSocket): void {
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.setTimeout(helloTimeoutMs, () => socket.destroy())
    let hello = Buffer.alloc(0)
    const onData = (chunk: Buffer) => {
      hello = Buffer.concat([hello, chunk])
      const end = hello.indexOf('\n')
      if (end === -1 && hello.length < 256) return
      socket.off('data', onData)
      socket.pause()
      const arrive = this.#waiting.get(hello.subarray(0, Math.max(end, 0)).toString().trim())
      if (arrive === undefined) {
        socket.destroy()
        return
      }
      socket.setTimeout(0)
      const rest = hello.subarray(end + 1)
      if (rest.length > 0) socket.unshift(rest)
      socket.write('rendezvous\r\n')
      arrive(socket)
    }
    socket.on('data', onData)
  }
}
