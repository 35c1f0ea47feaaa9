import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import type { HttpClient } from '../http/client.js'
import { TransientError } from '../http/errors.js'
import { formatCount } from '../text/format.js'
import { UnhealthyError } from './errors.js'

/** The health check that an app must pass after its release. */
export interface HealthCheck {
  /** Paths on the app, or URLs, each of which must return 2xx. */
  targets: string[]
  /** Milliseconds that the app has to return 2xx for all of them. */
  timeout: number
}

/** Milliseconds without data after which a request fails. Heroku's router holds requests back while a dyno starts. */
const requestTimeout = 30_000

/**
 * Sends requests to an app until each path or URL has returned 2xx. The requests do not carry the API key.
 *
 * @param webUrl the app's URL, for a target that is a path
 * @throws UnhealthyError with the last response if one was not 2xx in time; the signal's reason
 */
export async function checkHealth(
  http: HttpClient,
  { targets, timeout }: HealthCheck,
  webUrl: string,
  { log, signal }: { log: { info(message: string): void }; signal: AbortSignal },
): Promise<void> {
  const deadline = AbortSignal.timeout(timeout)
  const signalOrDeadline = AbortSignal.any([signal, deadline])
  for (const target of targets) {
    const url = healthUrl(target, webUrl)
    const shown = `${url.origin}${url.pathname}`
    log.info(`Checking ${shown} (up to ${timeout / 1000} s)`)
    let lastAnswer = 'no response yet'
    try {
      for await (const answer of answers(http, url, signalOrDeadline)) {
        if (answer !== lastAnswer) log.info(`${shown}: ${answer}`)
        lastAnswer = answer
        if (/^2\d\d$/.test(answer)) break
      }
    } catch (error) {
      if (signal.aborted || !deadline.aborted) throw error
      throw new UnhealthyError(
        `Health check failed: ${shown} did not return 2xx within ${formatCount(timeout / 1000, 'second')} (last result: ${lastAnswer})`,
      )
    }
  }
}

/** Yields the response's status, or why there was none, again and again. */
async function* answers(http: HttpClient, url: URL, signal: AbortSignal): AsyncGenerator<string> {
  for (const pause of backoff(500, 5_000)) {
    yield await requestStatus(http, url, signal)
    await sleep(pause, signal)
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
