import { once } from 'node:events'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectByTls } from 'node:tls'
import { errorMessage } from '../text/describe-error.js'
import { isLoopback } from './client.js'
import { TransientError } from './errors.js'

/** Milliseconds in which a connection must open. */
const connectTimeout = 30_000

/** Milliseconds without data after which the system asks whether the other side still exists. */
const keepAliveDelay = 30_000

/**
 * Opens a TLS connection, through the proxy that the environment names, if any. On this machine, where no certificate
 * authority can vouch for a server, the certificate is not checked.
 *
 * @throws TransientError if it can't be opened; the signal's reason
 */
export async function connectTls(hostname: string, port: number, signal: AbortSignal): Promise<Duplex> {
  const deadline = AbortSignal.timeout(connectTimeout)
  const either = AbortSignal.any([signal, deadline])
  try {
    return await open(hostname, port, either)
  } catch (cause) {
    signal.throwIfAborted()
    const why = deadline.aborted ? 'no answer in time' : errorMessage(cause)
    throw new TransientError(`Could not connect to ${hostname}:${port}: ${why}`, { cause })
  }
}

async function open(hostname: string, port: number, signal: AbortSignal): Promise<Duplex> {
  signal.throwIfAborted()
  const socket = isLoopback(hostname)
    ? connectByTls({ host: hostname, port, rejectUnauthorized: false })
    : await openRemote(hostname, port, signal)
  try {
    await once(socket, 'secureConnect', { signal })
    if (socket instanceof Socket) socket.setKeepAlive(true, keepAliveDelay)
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  }
}

async function openRemote(host: string, port: number, signal: AbortSignal): Promise<Duplex> {
  const { httpsProxy, ProxyAgent } = await import('./proxy.js')
  const proxy = httpsProxy(new URL(`https://${host}:${port}`))
  if (!proxy) return connectByTls({ host, port, servername: host })
  return tunnel(new ProxyAgent(proxy, {}), host, port, signal)
}

interface TunnelAgent {
  createConnection: (target: { host: string; port: number }, done: Done) => unknown
  destroy: () => void
}

type Done = (error: Error | null, connection: Duplex) => void

function tunnel(agent: TunnelAgent, host: string, port: number, signal: AbortSignal): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      agent.destroy()
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    agent.createConnection({ host, port }, (error, connection) => {
      signal.removeEventListener('abort', abort)
      if (error) reject(error)
      else resolve(connection)
    })
  })
}
