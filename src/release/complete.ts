import type { App } from '../heroku/apps.js'
import type { Release } from '../heroku/releases.js'
import { type FollowOptions, followRelease } from './follow.js'
import { checkHealth, type HealthCheck } from './health-check.js'

export interface CompleteOptions extends FollowOptions {
  /** Whether to wait for a release command that is still running. */
  waitForRelease: boolean
  healthCheck?: HealthCheck | undefined
  /** Called to run each phase, for example to measure it. */
  phase?: <T>(name: 'released' | 'checked', work: () => Promise<T>) => Promise<T>
}

/**
 * Follows a new release to the end, unless it is pending and not to be waited for, and then checks the app's health.
 *
 * @returns the release as it was last read
 * @throws ReleaseFailedError with the last lines of the output; UnhealthyError with the last response
 */
export async function completeRelease(
  app: App,
  initial: Release,
  options: CompleteOptions,
): Promise<Release> {
  const { client, waitForRelease, healthCheck, phase = (_, work) => work() } = options
  const follow = waitForRelease || initial.status !== 'pending'
  const release = await phase('released', async () =>
    follow ? followRelease(app, initial, options) : initial,
  )
  if (healthCheck) {
    await phase('checked', () => checkHealth(client.http, healthCheck, app.webUrl, client.signal))
  }
  return release
}
