import { redact, redactSecrets } from '../text/redact.js'
import { isWebAddress } from '../text/web-address.js'
import type { GitHub } from './client.js'

/** What is to be shown as deployed. */
export interface DeploymentRequest {
  /** The commit. */
  sha: string
  environment: string
  /** Tells deployments of one environment that have nothing to do with each other. */
  task: string
  description: string
  /** Whether the environment is to go again, as a review app's. */
  transient: boolean
  /** Where people see the log. */
  logUrl: string
}

/** A deployment at GitHub. */
export interface Deployment {
  id: number
  request: DeploymentRequest
}

/** How a deployment stands. */
export type DeploymentState = 'in_progress' | 'success' | 'failure' | 'inactive'

/** As many deployments of one environment as are looked through for earlier ones. */
const pageSize = 100

/**
 * Makes a deployment that is in progress: `POST /repos/{owner}/{repo}/deployments`. It needs the permission
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
    // Whether the commit has passed its checks is the workflow's to decide.
    required_contexts: [],
  })
  if (!('id' in data)) throw new Error(data.message ?? 'GitHub made no deployment')
  const deployment = { id: Number(data.id), request }
  await setState(github, deployment, 'in_progress', '')
  return deployment
}

/**
 * Says how a deployment ended, and of earlier ones of its environment that they are over when it succeeded.
 *
 * @param url where the app is served; empty when it is not
 */
export async function endDeployment(
  github: GitHub,
  deployment: Deployment,
  state: DeploymentState,
  url: string,
): Promise<void> {
  await setState(github, deployment, state, url)
  // GitHub does this by itself for some environments: not for those that go again, nor for production.
  if (state === 'success') await deactivateDeployments(github, deployment.request, deployment.id)
}

/**
 * Says of the deployments of an environment that they are over.
 *
 * @param before the id of one that is not, nor are those after it
 */
export async function deactivateDeployments(
  github: GitHub,
  { environment, task }: Pick<DeploymentRequest, 'environment' | 'task'>,
  before = Number.POSITIVE_INFINITY,
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
    // Those before it were ended with it.
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
