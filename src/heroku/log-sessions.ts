import type { IncomingMessage } from 'node:http'
import { TransientError } from '../http/errors.js'
import { apiPath, type HerokuClient, required } from './client.js'
import type { LogSession } from './types.js'

/** Milliseconds without data after which reading a log ends. */
const idleTimeout = 10_000

/** Bytes of a log that are read at most: 1,500 lines of 10,000 bytes. */
const maxBytes = 15_000_000

/**
 * Reads the newest lines of an app's log: `POST /apps/{app}/log-sessions`.
 *
 * @param dyno the dyno whose lines to read, such as `web.1`
 * @param lines at most so many
 * @returns the lines without the time, such as `app[web.1]: message`
 * @throws HerokuError, also if the app's generation has no log sessions; TransientError
 */
export async function readLog(
  client: HerokuClient,
  app: string,
  { dyno, lines }: { dyno: string; lines: number },
): Promise<string[]> {
  const body = { dyno_name: dyno, dyno, lines, tail: false }
  const session = await client.request<LogSession>('POST', apiPath`/apps/${app}/log-sessions`, {
    body,
    idempotent: true,
  })
  const url = new URL(client.signedUrl(required(session.logplex_url, 'the URL of the log')))
  const { http, signal } = client
  const response = await http.send({ method: 'GET', url, signal, idleTimeout })
  if (response.statusCode !== 200) {
    response.destroy()
    throw new TransientError(`The log session answered ${response.statusCode}`)
  }
  const text = await readAsFarAsPossible(response)
  signal.throwIfAborted()
  return text
    .replaceAll('\0', '')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/^\S+ (?=\w+\[[^\]]*\]: )/, ''))
}

/**
 * Reads a log until it ends, breaks off or falls silent: some lines are better than none.
 *
 * @throws TransientError if nothing has arrived
 */
async function readAsFarAsPossible(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response) {
      chunks.push(chunk)
      size += chunk.length
      if (size > maxBytes) break
    }
  } catch (cause) {
    if (size === 0) throw new TransientError('The log session broke off', { cause })
  }
  return Buffer.concat(chunks).toString('utf8')
}
