import { runAction } from '../runner/run-action.js'
import { buildAndDeploy } from './build.js'
import { readInputs } from './inputs.js'

// The post step runs this bundle too: post.js adds the argument.
if (process.argv.includes('--post')) {
  const { cleanUp } = await import('./clean-up.js')
  await runAction('Heroku build cleanup', 'warning', cleanUp)
} else {
  await runAction('Heroku build', 'error', async (run) => buildAndDeploy(run, await readInputs(process.env)))
}
