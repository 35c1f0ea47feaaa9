import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const host = '127.0.0.1'
const maxPauseMs = 250

/** Time that a forwarder may take to find out that nothing listens, in milliseconds. */
const forwardingMs = 500

/**
 * Lower than the ports that systems choose for connections and for servers without a fixed port. Another program could
 * get one of those before the dyno listens on it, and with it the dyno's requests.
 */
const [firstPort, lastPort] = [10_000, 32_767]
/** Platforms on the same machine begin at different ports. */
let nextPort = randomInt(firstPort, lastPort + 1)

/** Returns a port of this machine that no program listens on: another one each time, since dynos listen later. */
export async function findFreePort(): Promise<number> {
  for (let tried = 0; tried <= lastPort - firstPort; tried += 1) {
    const port = nextPort
    nextPort = port === lastPort ? firstPort : port + 1
    if (await isFree(port)) return port
  }
  throw new Error(`No port from ${firstPort} to ${lastPort} is free.`)
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, host)
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}

/**
 * Waits until a program listens on a port.
 *
 * @param isForwarded whether something else accepts the connections for the program, even if it does not listen: then it
 *   closes them at once
 * @throws the signal's reason
 */
export async function waitForListener(
  port: number,
  signal: AbortSignal,
  isForwarded: boolean,
): Promise<void> {
  for (let pause = 10; ; pause = Math.min(pause * 1.5, maxPauseMs)) {
    if (await isListening(port, signal, isForwarded)) return
    await sleep(pause, undefined, { signal }).catch(() => signal.throwIfAborted())
  }
}

async function isListening(port: number, signal: AbortSignal, isForwarded: boolean): Promise<boolean> {
  const socket = connect({ port, host })
  try {
    await once(socket, 'connect', { signal })
    // On Linux, a connection to a free port may get that very port for itself, and be connected to itself.
    if (socket.localPort === port) return false
    return !isForwarded || (await staysOpen(socket, signal))
  } catch {
    signal.throwIfAborted()
    return false
  } finally {
    socket.destroy()
  }
}

/** A server that waits for a request keeps a silent connection. */
async function staysOpen(socket: Socket, signal: AbortSignal): Promise<boolean> {
  const patience = AbortSignal.timeout(forwardingMs)
  socket.resume()
  try {
    await once(socket, 'end', { signal: AbortSignal.any([signal, patience]) })
    return false
  } catch {
    signal.throwIfAborted()
    return patience.aborted && !socket.destroyed
  }
}
