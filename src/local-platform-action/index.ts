import { runAction } from '../runner/run-action.js'
import { readInputs } from './inputs.js'
import { start } from './start.js'
import { stop } from './stop.js'

// The post step runs this bundle too, through post.js, which adds the argument.
if (process.argv.includes('--post')) {
  await runAction('Local platform, afterwards', 'warning', stop)
} else {
  await runAction('Local platform', 'error', (run) => start(run, readInputs(process.env)))
}
