import type { GitHub } from '../github/connect.js'
import type { PullRequest } from '../github/workflow.js'
import type { App } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import type { Run } from '../runner/run.js'
import type { ReviewAppInputs } from './inputs.js'

/** What the steps for one pull request share. */
export interface Review {
  run: Run
  client: HerokuClient
  github: GitHub
  inputs: ReviewAppInputs
  pipelineId: string
  pullRequest: PullRequest
  /** The commit that is deployed. */
  version: string
  /** Name of the environment at GitHub; empty: none is shown. */
  environment: string
  /** Milliseconds that each phase took, by what it did. */
  took: Map<string, number>
}

/** What has become of a pull request's app. */
export interface Reviewed {
  status: 'created' | 'updated' | 'destroyed' | 'unchanged'
  app?: App
  /** Why nothing was done. */
  why?: string
}
