import * as input from '../runner/inputs.js'
import { maskSecret } from '../runner/secrets.js'
import type { GitHubAccess } from './client.js'
import { type WorkflowRun, workflowRun } from './context.js'

/** What an action shows on GitHub, and how. */
export interface GitHubInputs {
  /** Empty: no deployment is shown. */
  environment: string
  run: WorkflowRun
  access: GitHubAccess
}

/**
 * Reads the inputs `environment` and `github-token`, and GitHub's URL from the runner. Masks the token and removes it
 * from the environment.
 *
 * @returns nothing outside a workflow, or without a token
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
