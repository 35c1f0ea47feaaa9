import http from 'node:http'
import https from 'node:https'
import { isIP, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'

/** A proxy must have opened its tunnel by then, in milliseconds. */
const tunnelTimeout = 30_000

/** What Node hands an agent to connect with. */
interface ConnectTarget {
  host?: string | null | undefined
  port?: number | string | null | undefined
  servername?: string | undefined
}

/** Connects through a proxy's tunnel. Not the toolkit's agent, which waits for ever for one that never opens. */
export class ProxyAgent extends https.Agent {
  readonly #proxy: URL
  readonly #opening = new Set<http.ClientRequest>()

  constructor(proxy: URL, options: https.AgentOptions) {
    super(options)
    this.#proxy = proxy
  }

  /** Called by Node for a new connection. */
  override createConnection(
    target: ConnectTarget,
    done: (error: Error | null, connection: Duplex) => void,
  ): Duplex | null | undefined {
    const host = target.host ?? ''
    const address = `${host.includes(':') ? `[${host}]` : host}:${target.port}`
    const opening = this.#connect(address)
    const late = setTimeout(() => fail(new Error('it did not answer in time')), tunnelTimeout)
    const fail = (error: Error) => {
      clearTimeout(late)
      opening.destroy()
      done(new Error(`The proxy ${this.#proxy.host} opened no tunnel: ${error.message}`), new Socket())
    }
    this.#opening.add(opening)
    opening.once('close', () => this.#opening.delete(opening))
    opening.once('error', fail)
    // For any answer to CONNECT.
    opening.once('connect', ({ statusCode }, socket) => {
      if (statusCode !== 200) return fail(new Error(`it answered ${statusCode}`))
      clearTimeout(late)
      done(null, tls.connect({ ...this.options, ...tlsOptions(target), socket }))
    })
    opening.end()
    return undefined
  }

  /** Closes all connections, those being opened too. */
  override destroy(): void {
    for (const opening of this.#opening) opening.destroy()
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

/** Whose certificate is expected: an address has no server name, but is checked all the same. */
function tlsOptions({ host, servername }: ConnectTarget): tls.ConnectionOptions {
  return { host: host ?? '', servername: servername ?? (isIP(host ?? '') ? '' : (host ?? '')) }
}
