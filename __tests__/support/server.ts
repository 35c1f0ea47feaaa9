import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterTest } from './temporary.js'

/** Starts an HTTP server on a loopback address, which stops with the test, and returns its URL. */
export async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(listener))}`
}

/** Starts such a server for HTTPS with an untrusted certificate. */
export async function serveUntrusted(listener: RequestListener): Promise<string> {
  const tls = join(dirname(fileURLToPath(import.meta.url)), 'tls')
  const [key, cert] = await Promise.all(
    ['key.pem', 'certificate.pem'].map((name) => readFile(join(tls, name))),
  )
  return `https://127.0.0.1:${await listen(createTlsServer({ key, cert }, listener))}`
}

/** Makes a server listen on a loopback address until the end of the test, and returns its port. */
export async function listen(server: Server | TlsServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterTest(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}
