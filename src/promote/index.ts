import { cleanUpGitHub } from '../github/leftovers.js'
import { connectWhenNeeded } from '../heroku/connect.js'
import { undoSavedReleases } from '../release/undo-saved-releases.js'
import { apiAccess } from '../runner/api-access.js'
import { runAction } from '../runner/run-action.js'
import { readInputs } from './inputs.js'
import { promote } from './promote.js'

// The post step runs this bundle too: post.js adds the argument.
if (process.argv.includes('--post')) {
  await runAction('Heroku promotion cleanup', 'warning', async (run) => {
    run.deadline(60_000, 'Cleaning up took more than a minute')
    const toHeroku = connectWhenNeeded(run, () => apiAccess(process.env))
    const { stopSavedCommands } = await import('../release/run-command.js')
    const { endMaintenanceAfter } = await import('../release/maintenance.js')
    await endMaintenanceAfter(run, toHeroku, async () => {
      await Promise.all([stopSavedCommands(run, toHeroku), undoSavedReleases(run, toHeroku)])
    })
    await cleanUpGitHub(run)
  })
} else {
  await runAction('Heroku promotion', 'error', async (run) => promote(run, await readInputs(process.env)))
}
