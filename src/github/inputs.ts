import * as input from '../runner/inputs.js'
import { maskSecret } from '../runner/secrets.js'
import type { GitHubAccess } from './client.js'
import { type WorkflowRun, workflowRun } from './context.js'

/** What an action was asked to show at GitHub. */
export interface GitHubInputs {
  /** Empty: no deployment is shown. */
  environment: string
  run: WorkflowRun
  access: GitHubAccess
}

/**
 * Reads the inputs `environment` and `github-token`, and of what the runner tells where GitHub is. The token is masked
 * and taken out of the environment.
 *
 * @returns nothing outside of a workflow, or without a token
 */
export function gitHubInputs(env: NodeJS.ProcessEnv): GitHubInputs | undefined {
  const environment = input.line('environment')
  const token = input.line('github-token')
  if (token !== '') maskSecret(token)
  delete env['INPUT_GITHUB-TOKEN']
  const run = workflowRun()
  if (token === '' || !run) return undefined
  return { environment, run, access: { token, apiUrl: run.apiUrl, repository: run.repository } }
}
