import type { Deploy, DeployResult } from '../deploy/deploy.js'
import type { GitHub } from '../github/client.js'
import type { DeploymentRequest } from '../github/deployments.js'
import type { PullRequest } from '../github/pull-requests.js'
import type { App } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import type { Run } from '../runner/run.js'
import { renderVersion } from '../summary/version.js'
import type { ReviewAppInputs } from './inputs.js'

/** The state that the steps for one pull request share. */
export interface Review {
  run: Run
  client: HerokuClient
  github: GitHub
  inputs: ReviewAppInputs
  pipelineId: string
  pullRequest: PullRequest
  commit: DeployedCommit
  /** Name of the GitHub environment; if empty, no deployment is shown. */
  environment: string
  /** Shows on GitHub that the deploy has started; called once that is certain. */
  showStarted: (deploy: Deploy) => void
  /** The deploy, once it has started. */
  deploy?: Deploy
  /** Ids of the repositories that review apps belong to, as far as they are known, by the review app's id. */
  owners: Map<string, string>
  /** Duration of each phase in milliseconds, by the phase's name. */
  timings: Map<string, number>
  /** How the review ended, once it is known. */
  result?: ReviewResult
}

/** The part of a review that is known before its pipeline. */
export type ReportContext = Omit<Review, 'pipelineId' | 'showStarted'> & Partial<Pick<Review, 'pipelineId'>>

/** The commit that is deployed: the expected one until the checkout has been read, then the actual one. */
export interface DeployedCommit {
  /** The version that the build records: the commit's id, or the input `version` if that is a name. */
  version: string
  /** The pull request's own commit. */
  head: string
  /** Id of the commit that merges the head into its base branch, if that commit is deployed. */
  merge?: string
}

/** The result of a run for a pull request's app. */
export interface ReviewResult {
  status: 'created' | 'updated' | 'destroyed' | 'unchanged'
  app?: App
  /** What was built and released. */
  deployed?: DeployResult
  /** Why nothing was done. */
  why?: string
}

/** Describes the reading of a pull request for {@link bestEffort}: a deploy can do without it. */
export const readPullRequestTask = { what: 'Reading the pull request', permission: 'pull-requests: read' }

/**
 * Returns the deployed commit's name in Markdown, with links to GitHub.
 *
 * @param repositoryUrl if empty, there are no links
 */
export function describeCommit({ version, head, merge }: DeployedCommit, repositoryUrl: string): string {
  const show = (commit: string) => renderVersion(commit, repositoryUrl)
  return merge ? `${show(head)}, merged as ${show(merge)}` : show(version)
}

/** Returns the GitHub environment of a pull request. */
export function environmentOf(
  { github, pipeline }: Pick<ReviewAppInputs, 'github' | 'pipeline'>,
  pullRequest: number,
): string {
  return github.environment.replace('<number>', String(pullRequest)).replace('<pipeline>', () => pipeline)
}

/**
 * Returns the tasks that distinguish the GitHub deployments of a pull request in a pipeline from others in the same
 * environment. Earlier versions did not distinguish pipelines.
 */
export function tasksOf(
  pullRequest: number,
  pipelineId: string,
): Pick<DeploymentRequest, 'task' | 'earlierTask'> {
  const earlierTask = `heroku-review-app/${pullRequest}`
  return { task: `${earlierTask}/${pipelineId}`, earlierTask }
}
