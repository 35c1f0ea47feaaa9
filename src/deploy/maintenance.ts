import type { App } from '../heroku/apps.js'
import type { Deploy } from './deploy.js'

/**
 * Turns on the app's maintenance mode if that is wanted and has not happened yet.
 *
 * @throws ReleaseFailedError if it could not be turned on; the signal's reason
 */
export async function startDeployMaintenance(deploy: Deploy, app: App): Promise<void> {
  const { run, client, options } = deploy
  if (deploy.maintenance || !options.afterRelease.maintenance) return
  const { Maintenance } = await import('../release/maintenance.js')
  const maintenance = new Maintenance(run, client, app)
  await maintenance.start()
  deploy.maintenance = maintenance
}
