import { HttpClient } from '../http/client.js'
import { hasSavedLeftovers } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import type { GitHub } from './client.js'
import { gitHubInputs } from './inputs.js'

/** Ends everything of one kind that a killed main step left unfinished. */
type CleanUp = (run: Run, github: GitHub) => Promise<void>

/**
 * Ends what a killed main step left unfinished on GitHub. For the post step, which rarely has anything to end.
 *
 * @param others clean-ups for leftovers other than deployments, by kind
 */
export async function cleanUpGitHub(run: Run, others: Record<string, CleanUp> = {}): Promise<void> {
  const cleanUps = Object.entries({ deployment: cleanUpDeployments, ...others }).filter(([kind]) =>
    hasSavedLeftovers(kind),
  )
  const inputs = cleanUps.length > 0 ? gitHubInputs(process.env) : undefined
  if (!inputs) return
  const { createGitHubClient } = await import('./client.js')
  const http = new HttpClient()
  run.defer(() => http.close())
  const github = createGitHubClient(inputs.access, http)
  for (const [, cleanUp] of cleanUps) await cleanUp(run, github)
}

async function cleanUpDeployments(run: Run, github: GitHub): Promise<void> {
  const { failUnfinished } = await import('./deployment-tracker.js')
  await failUnfinished(run, github)
}
