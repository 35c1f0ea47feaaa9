import { HerokuClient } from '../heroku/client.js'
import { Http } from '../http/client.js'
import { type ApiAccess, apiAccess } from './api-access.js'
import type { Run } from './run.js'

/**
 * Makes a client for a run: it masks what is secret, says when it asks again, and is closed with the run.
 */
export function connect(run: Run, { apiKey, apiUrl }: ApiAccess): HerokuClient {
  const http = new Http()
  run.atEnd(() => http.close())
  const onSecret = (value: string) => run.log.mask(value)
  const onRetry = (message: string) => run.log.info(message)
  return new HerokuClient({ apiKey, apiUrl, http, onSecret, onRetry })
}

/**
 * For a post step, which rarely has anything to do: what it is given makes a client, the same one each time, and only
 * then are the inputs read that it takes.
 */
export function connectWhenNeeded(run: Run, env: NodeJS.ProcessEnv): () => HerokuClient {
  let client: HerokuClient | undefined
  return () => {
    client ??= connect(run, apiAccess(env))
    return client
  }
}
