import { failLeft } from '../github/left.js'
import type { HerokuClient } from '../heroku/client.js'
import { apiAccess } from '../runner/api-access.js'
import { connect } from '../runner/connect.js'
import { run } from '../runner/run.js'
import { build } from './build.js'
import { cancelLeftBuild } from './guard.js'
import { readInputs } from './inputs.js'
import { rollBackLeft } from './release.js'

// The post step runs this very bundle, through post.js, which adds the argument.
if (process.argv.includes('--post')) {
  await run('Heroku build, afterwards', 'warning', async (run) => {
    run.deadline(60_000, 'Cleaning up took more than a minute')
    let client: HerokuClient | undefined
    const toHeroku = () => {
      client ??= connect(run, apiAccess(process.env))
      return client
    }
    await cancelLeftBuild(run, toHeroku)
    await rollBackLeft(run, toHeroku)
    await failLeft(run)
  })
} else {
  await run('Heroku build', 'error', async (run) => build(run, await readInputs(process.env)))
}
