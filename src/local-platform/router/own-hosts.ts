import type { IncomingMessage } from 'node:http'

/**
 * Returns whether a request names this machine in `Host`. A web page that has pointed its own host name to our address
 * (DNS rebinding) sends that name.
 */
export function hasOwnHost(request: IncomingMessage): boolean {
  const [host = '', ...more] = request.headersDistinct.host ?? []
  return more.length === 0 && ownHosts(request).includes(host.toLowerCase())
}

/** Returns the names by which clients on this machine may address the server that received a request. */
export function ownHosts({ socket: { localPort: port } }: IncomingMessage): string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]']
  return names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]))
}
