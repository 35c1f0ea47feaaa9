import { run } from '../runner/run.js'
import { readInputs } from './inputs.js'
import { start } from './start.js'
import { stop } from './stop.js'

// The post step runs this bundle too, through post.js, which adds the argument.
if (process.argv.includes('--post')) {
  await run('Local platform, afterwards', 'warning', stop)
} else {
  await run('Local platform', 'error', (run) => start(run, readInputs(process.env)))
}
