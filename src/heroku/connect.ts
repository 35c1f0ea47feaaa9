import { HttpClient } from '../http/client.js'
import { type ApiAccess, HerokuClient, type Pacing } from './client.js'

/** What a client reports to, and closes with. A run of an action is one. */
export interface ClientHost {
  log: {
    mask(secret: string): void
    info(message: string): void
  }
  defer(close: () => void): void
  signal: AbortSignal
}

/**
 * Creates a client that masks the secrets it receives, logs its retries, and closes with its host.
 */
export function connect(host: ClientHost, access: ApiAccess, pacing?: Pacing): HerokuClient {
  const { log, signal } = host
  const http = new HttpClient()
  host.defer(() => http.close())
  const onSecret = (value: string) => log.mask(value)
  const onRetry = (message: string) => log.info(message)
  return new HerokuClient({ ...access, signal, http, onSecret, onRetry, ...(pacing && { pacing }) })
}

/**
 * Returns a function that creates a client at its first call and returns the same one from then on. For a post step,
 * which rarely needs one.
 *
 * @param readAccess called at the first call
 */
export function connectWhenNeeded(host: ClientHost, readAccess: () => ApiAccess): () => HerokuClient {
  let client: HerokuClient | undefined
  return () => {
    client ??= connect(host, readAccess())
    return client
  }
}
