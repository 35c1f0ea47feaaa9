import { Http } from '../heroku/http.js'
import { apiAccess } from '../runner/api-access.js'
import { run } from '../runner/run.js'
import { build, connect } from './build.js'
import { cancelLeftBuild } from './guard.js'
import { readInputs } from './inputs.js'

// The post step runs this very bundle, through post.js, which adds the argument.
if (process.argv.includes('--post')) {
  await run('Heroku build, afterwards', 'warning', async (run) => {
    const http = new Http()
    run.atEnd(() => http.close())
    run.deadline(60_000)
    await cancelLeftBuild(run, () => connect(run, apiAccess(process.env), http))
  })
} else {
  await run('Heroku build', 'error', (run) => build(run, readInputs(process.env)))
}
