import { Http } from '../heroku/http.js'
import type { Run } from '../runner/run.js'
import { readState } from '../runner/state.js'
import { gitHubInputs } from './inputs.js'

/** Shows of what a killed main step has left in progress at GitHub that it failed. */
export async function failLeft(run: Run): Promise<void> {
  if (readState('deployments') === '') return
  // Rarely needed, and not small.
  const { failLeftDeployments } = await import('./show-deployments.js')
  const { connectToGitHub } = await import('./connect.js')
  const http = new Http()
  run.atEnd(() => http.close())
  await failLeftDeployments(run, () => {
    const inputs = gitHubInputs(process.env)
    return inputs && connectToGitHub(inputs.access, http)
  })
}
