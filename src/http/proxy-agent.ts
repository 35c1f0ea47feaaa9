import http from 'node:http'
import https from 'node:https'
import { isIP, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'

/** Milliseconds in which a proxy must open its tunnel. */
const tunnelTimeout = 30_000

/** The options that Node passes to an agent for a connection. */
interface ConnectTarget {
  host?: string | null | undefined
  port?: number | string | null | undefined
  servername?: string | undefined
}

/** Connects through a proxy's tunnel. The toolkit's agent would wait forever for one that never opens. */
export class ProxyAgent extends https.Agent {
  readonly #proxy: URL
  readonly #pending = new Set<http.ClientRequest>()

  constructor(proxy: URL, options: https.AgentOptions) {
    super(options)
    this.#proxy = proxy
  }

  /** Called by Node to open a connection. */
  override createConnection(
    target: ConnectTarget,
    done: (error: Error | null, connection: Duplex) => void,
  ): Duplex | null | undefined {
    const host = target.host ?? ''
    const address = `${host.includes(':') ? `[${host}]` : host}:${target.port}`
    const connecting = this.#connect(address)
    const timer = setTimeout(() => fail(new Error('it did not answer in time')), tunnelTimeout)
    const fail = (error: Error) => {
      clearTimeout(timer)
      connecting.destroy()
      done(new Error(`The proxy ${this.#proxy.host} did not open a tunnel: ${error.message}`), new Socket())
    }
    this.#pending.add(connecting)
    connecting.once('close', () => this.#pending.delete(connecting))
    connecting.once('error', fail)
    // Emitted for a response of any status to CONNECT.
    connecting.once('connect', ({ statusCode }, socket) => {
      if (statusCode !== 200) return fail(new Error(`it answered ${statusCode}`))
      clearTimeout(timer)
      done(null, tls.connect({ ...this.options, ...tlsOptions(target), socket }))
    })
    connecting.end()
    return undefined
  }

  /** Closes all connections, including those still being opened. */
  override destroy(): void {
    for (const request of this.#pending) request.destroy()
    super.destroy()
  }

  #connect(address: string): http.ClientRequest {
    const { protocol, hostname, port, username, password } = this.#proxy
    const { request } = protocol === 'https:' ? https : http
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
    return request({
      method: 'CONNECT',
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port || (protocol === 'https:' ? 443 : 80),
      path: address,
      headers: {
        Host: address,
        ...(username && { 'Proxy-Authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }),
      },
      agent: false,
    })
  }
}

/** Returns whose certificate is expected. An IP address has no server name, but is checked as well. */
function tlsOptions({ host, servername }: ConnectTarget): tls.ConnectionOptions {
  return { host: host ?? '', servername: servername ?? (isIP(host ?? '') ? '' : (host ?? '')) }
}
