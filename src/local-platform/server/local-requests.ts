import type { IncomingMessage } from 'node:http'
import { hasOwnHost, ownHosts } from '../router/own-hosts.js'

/** Returns the URL that the request is for, given as a path or, as to a proxy, as a whole URL. */
export function targetOf({ url = '' }: IncomingMessage): URL | undefined {
  // Not resolved against a base: two slashes at the start would name another host.
  const text = url.startsWith('/') ? `http://localhost${url}` : url
  return URL.canParse(text) ? new URL(text) : undefined
}

/** Returns whether the request is for this server: its target is a path, or a URL with one of the server's own hosts. */
export function isForThisServer(request: IncomingMessage, target: URL): boolean {
  if (request.url?.startsWith('/')) return true
  return target.protocol === 'http:' && ownHosts(request).includes(target.host)
}

/**
 * Returns whether the request comes from a program on this machine rather than from a web page. The requests of a page
 * carry its `Origin` or are marked as cross-site; a page that has pointed its own host name to our address (DNS
 * rebinding) sends that name in `Host`.
 */
export function isFromThisMachine(request: IncomingMessage): boolean {
  if (!hasOwnHost(request)) return false
  const hosts = ownHosts(request)
  const { origin, 'sec-fetch-site': site = 'none' } = request.headers
  if (site !== 'none' && site !== 'same-origin') return false
  return origin === undefined || hosts.some((name) => origin.toLowerCase() === `http://${name}`)
}
