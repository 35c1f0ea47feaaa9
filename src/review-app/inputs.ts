import type { DeployOptions } from '../deploy/deploy.js'
import { readCheckoutInputs } from '../deploy/inputs.js'
import { type GitHubInputs, gitHubInputs } from '../github/inputs.js'
import type { ApiAccess } from '../heroku/client.js'
import { healthCheck, pipelineIdentity } from '../release/inputs.js'
import { apiAccess } from '../runner/api-access.js'
import { configVars } from '../runner/config-vars.js'
import * as input from '../runner/inputs.js'
import type { Checkout } from '../source/pack.js'

/** What the review-app action was asked for. */
export interface ReviewAppInputs extends ApiAccess {
  /** Name or id. */
  pipeline: string
  /** 0: that of the event. */
  pullRequest: number
  /** Whether to destroy the apps of all pull requests that are closed, and nothing else. */
  sweep: boolean
  /** Of a new app. */
  configVars: Record<string, string>
  comment: boolean
  allowForks: boolean
  github: GitHubInputs
  checkout: Checkout
  /** Its version is empty when the pull request's newest commit is deployed. */
  deploy: DeployOptions
  /** Milliseconds. */
  timeout: number
}

/**
 * Reads the inputs of the review-app action.
 *
 * @throws InputError for the first that is missing or malformed
 */
export function readInputs(env: NodeJS.ProcessEnv): ReviewAppInputs {
  const access = apiAccess(env)
  const github = gitHubInputs(env)
  if (!github) {
    throw new input.InputError(
      `Input 'github-token' is missing, or this is no workflow run: pull requests are GitHub's. Leave the input out, and the workflow's own token is taken`,
    )
  }
  input.requiredText('pipeline')
  return {
    ...access,
    pipeline: pipelineIdentity(),
    pullRequest: input.text('pull-request') === '' ? 0 : input.positiveInteger('pull-request', 999_999_999),
    sweep: input.boolean('sweep'),
    configVars: configVars('config-vars', env),
    comment: input.boolean('comment'),
    allowForks: input.boolean('allow-forks'),
    github,
    checkout: readCheckoutInputs(env),
    deploy: deployOptions(env),
    timeout: input.minutes('timeout'),
  }
}

function deployOptions(env: NodeJS.ProcessEnv): DeployOptions {
  const waitForRelease = input.boolean('wait-for-release')
  const check = healthCheck(waitForRelease)
  return {
    version: input.line('version'),
    versionDescription: '',
    buildpacks: [],
    clearCache: false,
    waitForRelease,
    ...(check && { healthCheck: check }),
    onFailure: 'stop',
    temporary: input.runnerTemp(env),
  }
}
