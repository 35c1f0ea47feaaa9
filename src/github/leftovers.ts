import { HttpClient } from '../http/client.js'
import { hasSavedLeftovers } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import type { GitHub } from './client.js'
import { gitHubInputs } from './inputs.js'

/** Ends all that a killed main step left of one kind. */
type CleanUp = (run: Run, github: GitHub) => Promise<void>

/**
 * Ends what a killed main step left under way at GitHub. For the post step, which rarely has anything to end.
 *
 * @param others what may be left besides deployments, by its kind
 */
export async function cleanUpGitHub(run: Run, others: Record<string, CleanUp> = {}): Promise<void> {
  const ends = Object.entries({ deployment: cleanUpDeployments, ...others }).filter(([kind]) =>
    hasSavedLeftovers(kind),
  )
  const inputs = ends.length > 0 ? gitHubInputs(process.env) : undefined
  if (!inputs) return
  const { createGitHubClient } = await import('./client.js')
  const http = new HttpClient()
  run.defer(() => http.close())
  const github = createGitHubClient(inputs.access, http)
  for (const [, end] of ends) await end(run, github)
}

async function cleanUpDeployments(run: Run, github: GitHub): Promise<void> {
  const { failUnfinishedDeployments } = await import('./deployment-tracker.js')
  await failUnfinishedDeployments(run, github)
}
