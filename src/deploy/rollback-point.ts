import type { App } from '../heroku/apps.js'
import { listNewestReleases } from '../heroku/releases.js'
import { toReleaseRef } from '../release/own-release.js'
import type { Deploy } from './deploy.js'

/**
 * Records the app's current release, so that a rollback can report if it restores a different one.
 *
 * @throws HerokuError; the signal's reason
 */
export async function recordRollbackPoint(deploy: Deploy, app: App): Promise<void> {
  let releases = await deploy.releasesBefore?.catch(() => undefined)
  if (!releases) {
    deploy.releasesBefore = listNewestReleases(deploy.client, app.id)
    releases = await deploy.releasesBefore
  }
  const current = releases.find((release) => release.current)
  if (current) deploy.rollbackPoint = toReleaseRef(current)
}
