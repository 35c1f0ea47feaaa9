import { checkBypass } from '@actions/http-client/lib/proxy'

export { ProxyAgent } from './proxy-agent.js'

/**
 * Finds the proxy for an https URL, unless `NO_PROXY` exempts its host. The toolkit's `getProxyUrl` connects directly
 * when it can't parse the value.
 *
 * @throws an error that names the variable, but not its value, which may have credentials
 */
export function httpsProxy(url: URL): URL | undefined {
  const name = ['https_proxy', 'HTTPS_PROXY'].find((name) => process.env[name]?.trim())
  if (name === undefined || checkBypass(url)) return undefined
  const value = process.env[name]?.trim() ?? ''
  const text = value.includes('://') ? value : `http://${value}`
  const proxy = URL.canParse(text) ? new URL(text) : undefined
  if (!proxy?.hostname) throw proxyError(name, 'it is not a URL')
  if (!/^https?:$/.test(proxy.protocol)) throw proxyError(name, `${proxy.protocol}// is not supported`)
  try {
    decodeURIComponent(`${proxy.username}:${proxy.password}`)
  } catch {
    throw proxyError(name, 'write %25 for a % in its credentials')
  }
  return proxy
}

function proxyError(name: string, why: string): Error {
  return new Error(
    `The proxy in ${name} can't be used: ${why}. Set the variable to http://user:password@host:port, or unset it`,
  )
}
