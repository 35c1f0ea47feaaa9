import { redact, redactSecrets } from '../text/redact.js'
import { isWebAddress } from '../text/web-address.js'
import type { GitHub } from './client.js'

/** A deployment to create. */
export interface DeploymentRequest {
  /** The commit. */
  sha: string
  environment: string
  /** Separates unrelated deployments of the same environment. */
  task: string
  /** The task of the same deployments in an earlier version of the action, if it was another. */
  earlierTask?: string
  description: string
  /** Whether the environment is temporary, such as a review app's. */
  transient: boolean
  /** URL of the log. */
  logUrl: string
}

/** A deployment on GitHub. */
export interface Deployment {
  id: number
  request: DeploymentRequest
}

/** State of a deployment. */
export type DeploymentState = 'in_progress' | 'success' | 'failure' | 'inactive'

/** Deployments of an environment that are searched for earlier ones. */
const pageSize = 100

/**
 * Creates a deployment in progress: `POST /repos/{owner}/{repo}/deployments`, which needs the permission
 * `deployments: write`.
 */
export async function startDeployment(github: GitHub, request: DeploymentRequest): Promise<Deployment> {
  const { data } = await github.request('POST /repos/{owner}/{repo}/deployments', {
    ...github.repository,
    ref: request.sha,
    environment: request.environment,
    task: request.task,
    description: redact(request.description).slice(0, 140),
    transient_environment: request.transient,
    auto_merge: false,
    // The workflow decides whether the commit must have passed its checks.
    required_contexts: [],
  })
  if (!('id' in data)) throw new Error(data.message ?? 'GitHub did not create a deployment')
  const deployment = { id: Number(data.id), request }
  await setState(github, deployment, 'in_progress', '')
  return deployment
}

/**
 * Sets the final state of a deployment. A success also deactivates the earlier deployments of its environment.
 *
 * @param url the app's URL; empty when there is none
 */
export async function endDeployment(
  github: GitHub,
  deployment: Deployment,
  state: DeploymentState,
  url: string,
): Promise<void> {
  await setState(github, deployment, state, url)
  // GitHub deactivates them for some environments, but not for temporary ones or production.
  if (state === 'success') await deactivateDeployments(github, deployment.request, deployment.id)
}

/**
 * Deactivates the deployments of an environment.
 *
 * @param before id of the first deployment to keep; by default, none is kept
 */
export async function deactivateDeployments(
  github: GitHub,
  { environment, task, earlierTask }: Pick<DeploymentRequest, 'environment' | 'task' | 'earlierTask'>,
  before = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (const one of earlierTask === undefined ? [task] : [task, earlierTask])
    await deactivateTask(github, environment, one, before)
}

async function deactivateTask(
  github: GitHub,
  environment: string,
  task: string,
  before: number,
): Promise<void> {
  const { data } = await github.request('GET /repos/{owner}/{repo}/deployments', {
    ...github.repository,
    environment,
    task,
    per_page: pageSize,
  })
  const ids = data.map(({ id }) => Number(id)).filter((id) => id < before)
  for (const id of ids) {
    const state = await lastState(github, id)
    // The earlier ones were deactivated with it.
    if (state === 'inactive') return
    if (state !== 'failure') await postState(github, id, { state: 'inactive' })
  }
}

async function lastState({ request, repository }: GitHub, id: number): Promise<string | undefined> {
  const path = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses'
  const { data } = await request(path, { ...repository, deployment_id: id, per_page: 1 })
  return data[0]?.state
}

async function setState(
  github: GitHub,
  { id, request }: Deployment,
  state: DeploymentState,
  url: string,
): Promise<void> {
  await postState(github, id, {
    state,
    log_url: request.logUrl,
    auto_inactive: true,
    ...(isWebAddress(url) && { environment_url: redactSecrets(url) }),
  })
}

async function postState(
  { request, repository }: GitHub,
  id: number,
  status: { state: DeploymentState; log_url?: string; auto_inactive?: boolean; environment_url?: string },
): Promise<void> {
  const path = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses'
  await request(path, { ...repository, deployment_id: id, ...status })
}
