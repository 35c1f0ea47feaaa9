import { cancelLeftoverBuilds } from '../deploy/cancel-build.js'
import { closeOpenComments, commentKind } from '../github/comment.js'
import { cleanUpGitHub } from '../github/leftovers.js'
import { connectWhenNeeded } from '../heroku/connect.js'
import { apiAccess } from '../runner/api-access.js'
import { runAction } from '../runner/run-action.js'
import { readInputs } from './inputs.js'
import { runReviewApp } from './review-app.js'

// The post step runs this bundle too: post.js adds the argument.
if (process.argv.includes('--post')) {
  await runAction('Heroku review app cleanup', 'warning', async (run) => {
    run.deadline(60_000, 'Cleaning up took more than a minute')
    await cancelLeftoverBuilds(
      run,
      connectWhenNeeded(run, () => apiAccess(process.env)),
    )
    await cleanUpGitHub(run, { [commentKind]: closeOpenComments })
  })
} else {
  await runAction('Heroku review app', 'error', async (run) =>
    runReviewApp(run, await readInputs(process.env)),
  )
}
