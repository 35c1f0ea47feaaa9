import { cancelLeftoverBuilds } from '../deploy/cancel-build.js'
import { cleanUpGitHub } from '../github/leftovers.js'
import { connectWhenNeeded } from '../heroku/connect.js'
import { undoSavedReleases } from '../release/undo-saved-releases.js'
import { apiAccess } from '../runner/api-access.js'
import { runAction } from '../runner/run-action.js'
import { buildAndDeploy } from './build.js'
import { readInputs } from './inputs.js'

// The post step runs this bundle too: post.js adds the argument.
if (process.argv.includes('--post')) {
  await runAction('Heroku build cleanup', 'warning', async (run) => {
    run.deadline(60_000, 'Cleaning up took more than a minute')
    const toHeroku = connectWhenNeeded(run, () => apiAccess(process.env))
    await cancelLeftoverBuilds(run, toHeroku)
    await undoSavedReleases(run, toHeroku)
    await cleanUpGitHub(run)
  })
} else {
  await runAction('Heroku build', 'error', async (run) => buildAndDeploy(run, await readInputs(process.env)))
}
