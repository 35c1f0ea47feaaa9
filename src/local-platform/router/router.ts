import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { AppRecord } from '../apps/records.js'
import { answerWithError, failureOf, RequestFailed, routerErrors } from './errors.js'
import { type ForwardOptions, type ForwardTimeouts, forward } from './forward.js'
import { requestId } from './headers.js'
import { routerLine, type ServedRequest } from './log-line.js'
import { hasOwnHost } from './own-hosts.js'
import { inOrder } from './request-order.js'
import { forwardUpgrade, isForUpgrade, responseTo, serveWithoutUpgrade } from './upgrade.js'

const host = '127.0.0.1'

/** Limit for the path and all headers of a request together, in bytes. */
const maxHeadBytes = 64 * 1024

/** Time that an unused connection stays open, in milliseconds. */
const keepAliveMs = 60_000

/** A dyno that may serve requests. */
export interface WebDyno {
  name: string
  state: string
  /** Its port on 127.0.0.1, while it is up. */
  port: number | undefined
  /** Marks it as in use until the function that this returns is called. */
  use: () => () => void
}

/** What the router needs of an app's dynos. */
export interface WebDynos {
  /** Returns the web dynos of the app's formation. */
  webDynos: (app: AppRecord) => WebDyno[]
  /** Starts those that sleep. */
  wake: (app: AppRecord) => void
  /**
   * Waits until the state of one of them changes.
   *
   * @throws the signal's reason
   */
  changed: (app: AppRecord, signal: AbortSignal) => Promise<void>
}

export interface RouterOptions {
  dynos: WebDynos
  /** Time that a request waits for a dyno that is starting, in milliseconds. */
  startTimeoutMs: number
  /** Time that a dyno has for the first byte of its answer, in milliseconds. */
  responseTimeoutMs: number
  /** Time after which a connection is closed on which neither side sends anything, in milliseconds. */
  idleTimeoutMs: number
}

/** A server for the requests to one app. */
interface AppServer {
  server: Server
  /** Connections that Node no longer counts as the server's. */
  upgraded: Set<Socket>
}

/** A dyno, and a connection to it. */
interface Connected {
  dyno: WebDyno
  connection: Socket
  connectMs: number
}

/**
 * Routes requests to the web dynos of apps, as Heroku's router does: https://devcenter.heroku.com/articles/http-routing
 * Each app has its own port on 127.0.0.1, since host names below `localhost` do not resolve everywhere.
 */
export class Router {
  readonly #dynos: WebDynos
  readonly #startTimeoutMs: number
  readonly #timeouts: ForwardTimeouts
  readonly #servers = new Map<string, AppServer>()

  constructor({ dynos, startTimeoutMs, responseTimeoutMs, idleTimeoutMs }: RouterOptions) {
    this.#dynos = dynos
    this.#startTimeoutMs = startTimeoutMs
    this.#timeouts = { response: responseTimeoutMs, idle: idleTimeoutMs }
  }

  /** Listens for requests to an app: on the app's port, or if that is taken on another one, which becomes the app's. */
  async open(app: AppRecord): Promise<void> {
    const appServer = this.#createServer(app)
    const { server } = appServer
    await listen(server, app.port).catch(() => listen(server, 0))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The router has no port.')
    this.#servers.set(app.id, appServer)
    app.port = address.port
  }

  /** Stops listening for requests to an app, and ends its connections. */
  async close(app: AppRecord): Promise<void> {
    const server = this.#servers.get(app.id)
    this.#servers.delete(app.id)
    if (server !== undefined) await end(server)
  }

  /** Stops listening for all apps, and ends all connections. */
  async closeAll(): Promise<void> {
    const servers = [...this.#servers.values()]
    this.#servers.clear()
    await Promise.all(servers.map(end))
  }

  #createServer(app: AppRecord): AppServer {
    const options = {
      maxHeaderSize: maxHeadBytes,
      insecureHTTPParser: false,
      keepAliveTimeout: keepAliveMs,
      // Uploads may take any time, as long as they go on.
      requestTimeout: 0,
      shouldUpgradeCallback: isForUpgrade,
    }
    const serveInOrder = inOrder()
    const onRequest = (request: IncomingMessage, response: ServerResponse) => {
      void serveInOrder(request, response, () => this.#serve(app, request, response))
    }
    const server = createServer(options, onRequest)
    // Beyond its own limit Node 20 drops headers silently.
    server.maxHeadersCount = 0
    const upgraded = new Set<Socket>()
    server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      if (serveWithoutUpgrade(server, request, socket, head)) return
      upgraded.add(socket)
      socket.once('close', () => upgraded.delete(socket))
      socket.on('error', () => socket.destroy())
      void this.#serve(app, request, responseTo(request), head)
    })
    server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      response.writeContinue()
      onRequest(request, response)
    })
    return { server, upgraded }
  }

  /** @param head what the client has sent after a request to upgrade */
  async #serve(
    app: AppRecord,
    request: IncomingMessage,
    response: ServerResponse,
    head?: Buffer,
  ): Promise<void> {
    const served: ServedRequest = { id: requestId(request), sent: undefined, error: undefined }
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    try {
      const connected = await this.#connect(app, request, gone.signal)
      await this.#forward(request, response, connected, served, head)
    } catch (error) {
      served.error = gone.signal.aborted ? routerErrors.clientLeft : failureOf(error, 0)
      answerWithError(response, served.error)
    }
    app.log.add('heroku', 'router', routerLine(app, request, served))
  }

  async #forward(
    request: IncomingMessage,
    response: ServerResponse,
    { dyno, connection, connectMs }: Connected,
    served: ServedRequest,
    head?: Buffer,
  ): Promise<void> {
    const startedAt = performance.now()
    const sent = { dyno: dyno.name, connectMs, serviceMs: 0, progress: { bytes: 0 } }
    served.sent = sent
    const options: ForwardOptions = {
      connection,
      id: served.id,
      timeouts: this.#timeouts,
      progress: sent.progress,
    }
    const release = dyno.use()
    try {
      if (head === undefined) await forward(request, response, options)
      else await forwardUpgrade(request, response, head, options)
    } finally {
      release()
      sent.serviceMs = Math.round(performance.now() - startedAt)
    }
  }

  /**
   * Connects to a web dyno. One that refuses the connection is left out.
   *
   * @throws RequestFailed if there is none, or none is up in time
   */
  async #connect(app: AppRecord, request: IncomingMessage, gone: AbortSignal): Promise<Connected> {
    if (!hasOwnHost(request)) throw new RequestFailed(routerErrors.noSuchApp)
    if (app.maintenance) throw new RequestFailed(routerErrors.maintenance)
    const refused = new Set<WebDyno>()
    for (;;) {
      const { dyno, port } = this.#choose(app, refused) ?? (await this.#waitForDyno(app, refused, gone))
      const startedAt = performance.now()
      const connection = await connectTo(port)
      if (gone.aborted) connection?.destroy()
      gone.throwIfAborted()
      const connectMs = Math.round(performance.now() - startedAt)
      if (connection !== undefined) return { dyno, connection, connectMs }
      refused.add(dyno)
    }
  }

  async #waitForDyno(
    app: AppRecord,
    refused: Set<WebDyno>,
    gone: AbortSignal,
  ): Promise<{ dyno: WebDyno; port: number }> {
    const timeout = new AbortController()
    const timer = setTimeout(() => timeout.abort(), this.#startTimeoutMs)
    const signal = AbortSignal.any([gone, timeout.signal])
    try {
      for (;;) {
        await this.#dynos.changed(app, signal).catch(() => {
          throw new RequestFailed(routerErrors.bootTimeout)
        })
        const chosen = this.#choose(app, refused)
        if (chosen !== undefined) return chosen
      }
    } finally {
      clearTimeout(timer)
    }
  }

  /**
   * Chooses a web dyno that is up at random, and wakes those that sleep if there is none.
   *
   * @returns `undefined` if one is starting
   * @throws RequestFailed if none is or will be up
   */
  #choose(app: AppRecord, refused: Set<WebDyno>): { dyno: WebDyno; port: number } | undefined {
    const web = this.#dynos.webDynos(app)
    const up = web.flatMap((dyno) =>
      dyno.port === undefined || refused.has(dyno) ? [] : [{ dyno, port: dyno.port }],
    )
    const chosen = up[Math.floor(Math.random() * up.length)]
    if (chosen !== undefined) return chosen
    if (web.length === 0) throw new RequestFailed(routerErrors.noWebDynos)
    if (web.every(({ state }) => state === 'crashed')) throw new RequestFailed(routerErrors.crashed)
    if (web.every((dyno) => dyno.state === 'crashed' || refused.has(dyno)))
      throw new RequestFailed(routerErrors.refused)
    if (web.some(({ state }) => state === 'idle')) this.#dynos.wake(app)
    return undefined
  }
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, host)
  await once(server, 'listening')
}

/** Returns a connection; `undefined` if it is refused. */
async function connectTo(port: number): Promise<Socket | undefined> {
  const socket = connect({ port, host })
  try {
    await once(socket, 'connect')
    return socket
  } catch {
    return undefined
  }
}

async function end({ server, upgraded }: AppServer): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  for (const socket of upgraded) socket.destroy()
  await closed
}
