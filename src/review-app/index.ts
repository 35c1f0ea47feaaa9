import { cancelLeftBuilds } from '../deploy/cancel-build.js'
import { closeOpenComments, commentKind } from '../github/comment.js'
import { cleanUpGitHub } from '../github/leftovers.js'
import { connectWhenNeeded } from '../heroku/connect.js'
import { apiAccess } from '../runner/api-access.js'
import { runAction } from '../runner/run-action.js'
import { readInputs } from './inputs.js'
import { reviewApp } from './review-app.js'

// The post step runs this very bundle, through post.js, which adds the argument.
if (process.argv.includes('--post')) {
  await runAction('Heroku review app, afterwards', 'warning', async (run) => {
    run.deadline(60_000, 'Cleaning up took more than a minute')
    await cancelLeftBuilds(
      run,
      connectWhenNeeded(run, () => apiAccess(process.env)),
    )
    await cleanUpGitHub(run, { [commentKind]: closeOpenComments })
  })
} else {
  await runAction('Heroku review app', 'error', (run) => reviewApp(run, readInputs(process.env)))
}
