import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { connect, createServer as createTcpServer, type Socket } from 'node:net'
import { createApp } from '../../../src/local-platform/apps/create-app.js'
import type { AppRecord } from '../../../src/local-platform/apps/records.js'
import { Store } from '../../../src/local-platform/apps/store.js'
import { Router, type WebDyno } from '../../../src/local-platform/router/router.js'
import { afterTest } from '../../support/temporary.js'
import { until } from '../../support/wait.js'

/** Limits of the router under test, in milliseconds; all that a test does not shorten are far off. */
interface Limits {
  startTimeoutMs?: number
  responseTimeoutMs?: number
  idleTimeoutMs?: number
}

/** A router for one app, whose dynos are servers of the test. */
export class RouterUnderTest {
  readonly app: AppRecord
  readonly dynos: WebDyno[] = []
  /** Requests that each dyno is serving, by its name. */
  readonly inUse = new Map<string, number>()
  readonly #router: Router
  readonly #waiting = new Set<() => void>()
  woken = 0

  private constructor(limits: Limits) {
    this.app = createApp(
      new Store(Date.now()),
      { name: 'my-app', region: 'us', stack: 'heroku-24' },
      Date.now(),
    )
    this.#router = new Router({
      dynos: {
        webDynos: () => this.dynos,
        wake: () => {
          this.woken += 1
        },
        changed: async (_, signal) => {
          await new Promise<void>((resolve, reject) => {
            this.#waiting.add(resolve)
            signal.addEventListener('abort', () => reject(signal.reason), { once: true })
          })
        },
      },
      startTimeoutMs: 20_000,
      responseTimeoutMs: 20_000,
      idleTimeoutMs: 20_000,
      ...limits,
    })
  }

  static async start(limits: Limits = {}): Promise<RouterUnderTest> {
    const started = new RouterUnderTest(limits)
    await started.#router.open(started.app)
    afterTest(() => started.#router.closeAll())
    return started
  }

  /** Starts a router for one dyno that is an HTTP server. */
  static async to(listener: RequestListener, limits: Limits = {}): Promise<RouterUnderTest> {
    const started = await RouterUnderTest.start(limits)
    await started.addServer(createServer(listener))
    return started
  }

  /** Starts a router for one dyno that answers each connection with these bytes, once a request has come. */
  static async toBytes(answer: (socket: Socket) => void, limits: Limits = {}): Promise<RouterUnderTest> {
    const started = await RouterUnderTest.start(limits)
    const sockets = new Set<Socket>()
    const server = createTcpServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.once('data', () => answer(socket))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    afterTest(async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    started.add('up', portOf(server.address()))
    return started
  }

  async addServer(server: Server): Promise<void> {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    afterTest(async () => {
      server.closeAllConnections()
      server.close()
    })
    this.add('up', portOf(server.address()))
  }

  /** Adds a dyno in a state, and lets requests that wait look again. */
  add(state: WebDyno['state'], port?: number): void {
    const name = `web.${this.dynos.length + 1}`
    this.dynos.push({
      name,
      state,
      port,
      use: () => {
        this.inUse.set(name, (this.inUse.get(name) ?? 0) + 1)
        return () => this.inUse.set(name, (this.inUse.get(name) ?? 0) - 1)
      },
    })
    for (const look of this.#waiting) look()
  }

  get url(): string {
    return `http://127.0.0.1:${this.app.port}/`
  }

  /** Sends bytes over a connection of its own, and returns all that comes back until it is closed or holds `end`. */
  async raw(bytes: string, end?: string): Promise<string> {
    const socket = connect(this.app.port, '127.0.0.1')
    let text = ''
    const done = new Promise<void>((resolve) => {
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1')
        if (end !== undefined && text.includes(end)) resolve()
      })
      socket.on('close', () => resolve())
      socket.on('error', () => resolve())
    })
    socket.write(bytes)
    await done
    socket.destroy()
    return text
  }

  /** Opens a connection that ends with the test. */
  async connect(): Promise<Socket> {
    const socket = connect(this.app.port, '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    afterTest(async () => socket.destroy())
    return socket
  }

  /** Returns the router's line about the only request, once it is in the log. */
  async line(): Promise<string> {
    const lines = await until(
      () => this.app.log.lines.filter(({ dyno }) => dyno === 'router'),
      (lines) => lines.length > 0,
    )
    return lines.map(({ message }) => message).join('\n')
  }

  async close(): Promise<void> {
    await this.#router.close(this.app)
  }
}

function portOf(address: ReturnType<Server['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('There is no port.')
  return address.port
}
