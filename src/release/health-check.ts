import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import type { HttpClient } from '../http/client.js'
import { TransientError } from '../http/errors.js'
import { UnhealthyError } from './errors.js'

/** What is asked of an app after its release. */
export interface HealthCheck {
  /** A path on the app, or a URL. */
  target: string
  /** Milliseconds until it must have answered. */
  timeout: number
}

/** One question may take so long, in milliseconds: a dyno that starts holds it back. */
const requestTimeout = 30_000

/**
 * Asks an app until it answers 2xx. The API's key is not sent.
 *
 * @param webUrl where the app is served, for a target that is a path
 * @throws UnhealthyError with the last answer when none was 2xx in time; the signal's reason
 */
export async function checkHealth(
  http: HttpClient,
  { target, timeout }: HealthCheck,
  webUrl: string,
  signal: AbortSignal,
): Promise<void> {
  const url = healthUrl(target, webUrl)
  const deadline = AbortSignal.timeout(timeout)
  const combined = AbortSignal.any([signal, deadline])
  let lastAnswer = 'nothing yet'
  try {
    for (const pause of backoff(500, 5_000)) {
      lastAnswer = await requestStatus(http, url, combined)
      if (/^2\d\d$/.test(lastAnswer)) return
      await sleep(pause, combined)
    }
  } catch (error) {
    if (signal.aborted || !deadline.aborted) throw error
    throw new UnhealthyError(
      `Health check failed: ${url.origin}${url.pathname} did not answer 2xx within ${timeout / 1000} seconds, but ${lastAnswer}`,
    )
  }
}

function healthUrl(target: string, webUrl: string): URL {
  if (URL.canParse(target)) return new URL(target)
  if (URL.canParse(target, webUrl)) return new URL(target, webUrl)
  throw new Error(`Health check failed: the app has no address for the path ${target}`)
}

/** The answer's status, or why there was none. */
async function requestStatus(http: HttpClient, url: URL, signal: AbortSignal): Promise<string> {
  try {
    const response = await http.send({ method: 'GET', url, signal, idleTimeout: requestTimeout })
    response.destroy()
    return String(response.statusCode)
  } catch (error) {
    if (error instanceof TransientError) return error.message
    throw error
  }
}
