import { Http } from '../heroku/http.js'
import type { Run } from '../runner/run.js'
import { readState } from '../runner/state.js'
import type { GitHub } from './connect.js'
import { gitHubInputs } from './inputs.js'

/** Ends something at GitHub that a killed main step has left under way. */
export type EndLeft = (run: Run, github: GitHub) => Promise<void>

/** States that were never saved, or that say that nothing is left. */
const nothing = ['', '""', '[]']

/**
 * Shows of what a killed main step has left in progress at GitHub that it failed.
 *
 * @param others what is left besides deployments, by the name of the state in which it is saved
 */
export async function failLeft(run: Run, others: Record<string, EndLeft> = {}): Promise<void> {
  const ends = Object.entries({ deployments: failDeployments, ...others })
  const left = ends.filter(([name]) => !nothing.includes(readState(name)))
  const inputs = left.length > 0 ? gitHubInputs(process.env) : undefined
  if (!inputs) return
  // Rarely needed, and not small.
  const { connectToGitHub } = await import('./show-deployments.js')
  const http = new Http()
  run.atEnd(() => http.close())
  const github = connectToGitHub(inputs.access, http)
  for (const [, end] of left) await end(run, github)
}

async function failDeployments(run: Run, github: GitHub): Promise<void> {
  const { failLeftDeployments } = await import('./show-deployments.js')
  await failLeftDeployments(run, github)
}
