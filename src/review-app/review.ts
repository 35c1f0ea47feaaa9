import type { GitHub } from '../github/client.js'
import type { PullRequest } from '../github/pull-requests.js'
import type { App } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import type { Run } from '../runner/run.js'
import { code } from '../summary/markdown.js'
import type { ReviewAppInputs } from './inputs.js'

/** What the steps for one pull request share. */
export interface Review {
  run: Run
  client: HerokuClient
  github: GitHub
  inputs: ReviewAppInputs
  pipelineId: string
  pullRequest: PullRequest
  commit: DeployedCommit
  /** Name of the environment at GitHub; empty: none is shown. */
  environment: string
  /** Tells people that the deploy has begun, once it is sure that there is one. */
  begin: () => void
  /** Ids of the repositories that review apps belong to, as far as they are known, by the review app's id. */
  owners: Map<string, string>
  /** Milliseconds that each phase took, by what it did. */
  timings: Map<string, number>
}

/** The commit that is deployed: what is expected of it, and once the checkout has been read, what it is. */
export interface DeployedCommit {
  /** As the build records it: its id, or the input `version` where that is a name. */
  version: string
  /** The pull request's own commit. */
  head: string
  /** Id of the commit that merges the head with what it is to be merged into, when that one is deployed. */
  merge?: string
}

/** What has become of a pull request's app. */
export interface ReviewResult {
  status: 'created' | 'updated' | 'destroyed' | 'unchanged'
  app?: App
  /** Why nothing was done. */
  why?: string
}

/** Reading a pull request, which a deploy can do without. */
export const readPullRequestTask = { what: 'Reading the pull request', permission: 'pull-requests: read' }

/** Names the deployed commit to people, in Markdown. */
export function describeCommit({ version, head, merge }: DeployedCommit): string {
  return merge ? `${code(head.slice(0, 8))}, merged as ${code(merge.slice(0, 8))}` : code(version.slice(0, 8))
}

/** The environment that the input names for a pull request. */
export function environmentOf({ github }: Pick<ReviewAppInputs, 'github'>, pullRequest: number): string {
  return github.environment.replace('<number>', String(pullRequest))
}

/** Tells a pull request's deployments at GitHub from others of the same environment. */
export function taskOf(pullRequest: number): string {
  return `heroku-review-app/${pullRequest}`
}
