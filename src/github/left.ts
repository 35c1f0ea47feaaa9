import { Http } from '../heroku/http.js'
import type { Run } from '../runner/run.js'
import { readState } from '../runner/state.js'
import type { GitHub } from './connect.js'
import { gitHubInputs } from './inputs.js'

/** States that were never saved, or that say that nothing is left. */
const nothing = ['', '""', '[]']

/** Shows of what a killed main step has left in progress at GitHub that it failed. */
export async function failLeft(run: Run): Promise<void> {
  await endLeft(run, 'deployments', async (github) => {
    const { failLeftDeployments } = await import('./show-deployments.js')
    await failLeftDeployments(run, github)
  })
}

/**
 * Ends what a killed main step has left under way at GitHub.
 *
 * @param name of the state in which it is saved
 * @param end not called when there is nothing left
 */
export async function endLeft(run: Run, name: string, end: (github: GitHub) => Promise<void>): Promise<void> {
  if (nothing.includes(readState(name))) return
  const inputs = gitHubInputs(process.env)
  if (!inputs) return
  // Rarely needed, and not small.
  const { connectToGitHub } = await import('./connect.js')
  const http = new Http()
  run.atEnd(() => http.close())
  await end(connectToGitHub(inputs.access, http))
}
