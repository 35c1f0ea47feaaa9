import { cancelLeftoverBuilds } from '../deploy/cancel-build.js'
import { cleanUpGitHub } from '../github/leftovers.js'
import { connectWhenNeeded } from '../heroku/connect.js'
import { undoSavedReleases } from '../release/undo-saved-releases.js'
import { apiAccess } from '../runner/api-access.js'
import type { Run } from '../runner/run.js'

/** Undoes what an interrupted main step left behind. For the post step. */
export async function cleanUp(run: Run): Promise<void> {
  run.deadline(60_000, 'Cleaning up took more than a minute')
  const toHeroku = connectWhenNeeded(run, () => apiAccess(process.env))
  // Loaded like this where maintenance mode begins, too: a second copy would make the bundle larger.
  const { endMaintenanceAfter } = await import('../release/maintenance.js')
  await endMaintenanceAfter(run, toHeroku, async () => {
    await cancelLeftoverBuilds(run, toHeroku)
    // Loaded late, as the main step loads it.
    const { stopSavedCommands } = await import('../release/run-command.js')
    await Promise.all([stopSavedCommands(run, toHeroku), undoSavedReleases(run, toHeroku)])
  })
  await cleanUpGitHub(run)
}
