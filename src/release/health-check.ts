import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import type { HttpClient } from '../http/client.js'
import { TransientError } from '../http/errors.js'
import { UnhealthyError } from './errors.js'

/** The health check that an app must pass after its release. */
export interface HealthCheck {
  /** A path on the app, or a URL. */
  target: string
  /** Milliseconds that the app has to return 2xx. */
  timeout: number
}

/** Milliseconds without data after which a request fails. Heroku's router holds requests back while a dyno starts. */
const requestTimeout = 30_000

/**
 * Sends requests to an app until it returns 2xx. The requests do not carry the API key.
 *
 * @param webUrl the app's URL, for a target that is a path
 * @throws UnhealthyError with the last response if none was 2xx in time; the signal's reason
 */
export async function checkHealth(
  http: HttpClient,
  { target, timeout }: HealthCheck,
  webUrl: string,
  signal: AbortSignal,
): Promise<void> {
  const url = healthUrl(target, webUrl)
  const deadline = AbortSignal.timeout(timeout)
  const signalOrDeadline = AbortSignal.any([signal, deadline])
  let lastAnswer = 'no response yet'
  try {
    for (const pause of backoff(500, 5_000)) {
      lastAnswer = await requestStatus(http, url, signalOrDeadline)
      if (/^2\d\d$/.test(lastAnswer)) return
      await sleep(pause, signalOrDeadline)
    }
  } catch (error) {
    if (signal.aborted || !deadline.aborted) throw error
    throw new UnhealthyError(
      `Health check failed: ${url.origin}${url.pathname} did not return 2xx within ${timeout / 1000} seconds (last result: ${lastAnswer})`,
    )
  }
}

function healthUrl(target: string, webUrl: string): URL {
  if (URL.canParse(target)) return new URL(target)
  if (URL.canParse(target, webUrl)) return new URL(target, webUrl)
  throw new Error(`Health check failed: the app has no URL to resolve the path ${target} against`)
}

/** Returns the response's status, or why there was no response. */
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
