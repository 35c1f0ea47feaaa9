import { cancelLeftBuilds } from '../deploy/cancel-build.js'
import { cleanUpGitHub } from '../github/leftovers.js'
import { connectWhenNeeded } from '../heroku/connect.js'
import { undoSavedReleases } from '../release/own-release.js'
import { apiAccess } from '../runner/api-access.js'
import { runAction } from '../runner/run-action.js'
import { build } from './build.js'
import { readInputs } from './inputs.js'

// The post step runs this very bundle, through post.js, which adds the argument.
if (process.argv.includes('--post')) {
  await runAction('Heroku build, afterwards', 'warning', async (run) => {
    run.deadline(60_000, 'Cleaning up took more than a minute')
    const toHeroku = connectWhenNeeded(run, () => apiAccess(process.env))
    await cancelLeftBuilds(run, toHeroku)
    await undoSavedReleases(run, toHeroku)
    await cleanUpGitHub(run)
  })
} else {
  await runAction('Heroku build', 'error', async (run) => build(run, await readInputs(process.env)))
}
