import type { DeployOptions } from '../deploy/deploy.js'
import { readCheckoutInputs, readConfigVars, readEnvFileInput, readWorkspace } from '../deploy/inputs.js'
import { type GitHubInputs, gitHubInputs } from '../github/inputs.js'
import type { ApiAccess } from '../heroku/client.js'
import { readAfterRelease, readPipelineIdentity } from '../release/inputs.js'
import { apiAccess } from '../runner/api-access.js'
import * as input from '../runner/inputs.js'
import { readRepositoryUrl } from '../runner/repository-url.js'
import type { Checkout } from '../source/pack.js'

/** The inputs of the review-app action. */
export interface ReviewAppInputs extends ApiAccess {
  /** Name or id. */
  pipeline: string
  /** If 0, the pull request of the event. */
  pullRequest: number
  /** The label that a pull request needs for an app; if empty, it needs none. */
  label: string
  /** Whether to destroy the apps of all pull requests that should have none, and do nothing else. */
  sweep: boolean
  /** Set when the app is created. */
  configVars: Record<string, string>
  /** Absolute paths of files with more config vars, which the former override. Read only if there is something to deploy. */
  envFiles: string[]
  /** Absolute. */
  workspace: string
  comment: boolean
  allowForks: boolean
  github: GitHubInputs
  checkout: Checkout
  /** Its version is empty if the pull request's newest commit is to be deployed. */
  deploy: DeployOptions
  /** Milliseconds. */
  timeout: number
}

/**
 * Reads the inputs of the review-app action.
 *
 * @throws InputError for the first input that is missing or malformed
 */
export async function readInputs(env: NodeJS.ProcessEnv): Promise<ReviewAppInputs> {
  const access = apiAccess(env)
  const github = gitHubInputs(env)
  if (!github) {
    throw new input.InputError(
      `Input 'github-token' is empty, or this is not a workflow run, so pull requests can't be read. Leave out the input to use the workflow's own token`,
    )
  }
  input.requiredText('pipeline')
  return {
    ...access,
    pipeline: readPipelineIdentity(),
    pullRequest: input.text('pull-request') === '' ? 0 : input.positiveInteger('pull-request', 999_999_999),
    label: input.line('label'),
    sweep: input.boolean('sweep'),
    configVars: (await readConfigVars(env)) ?? {},
    envFiles: readEnvFileInput(env),
    workspace: readWorkspace(env),
    comment: input.boolean('comment'),
    allowForks: input.boolean('allow-forks'),
    github,
    checkout: await readCheckoutInputs(env),
    deploy: await deployOptions(env),
    timeout: input.minutes('timeout'),
  }
}

async function deployOptions(env: NodeJS.ProcessEnv): Promise<DeployOptions> {
  return {
    version: input.line('version'),
    versionDescription: '',
    buildpacks: [],
    clearCache: false,
    afterRelease: await readAfterRelease(),
    onFailure: 'stop',
    repositoryUrl: readRepositoryUrl(env),
    temporaryDirectory: input.runnerTemp(env),
  }
}
