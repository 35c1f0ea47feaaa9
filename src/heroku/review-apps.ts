import { isStatus } from '../http/errors.js'
import { apiPath, type HerokuClient, requireField } from './client.js'
import { createOnce } from './create-once.js'
import { listAll } from './list.js'
import type { ReviewApp as WireReviewApp } from './types.js'

/** An app that is there for as long as its pull request is open. */
export interface ReviewApp {
  id: string
  status: 'pending' | 'creating' | 'created' | 'deleting' | 'deleted' | 'errored'
  branch: string
  /** Known once the app is there, and not for one that errored before. */
  appId?: string
  /** Known once it is being set up. */
  setupId?: string
  pullRequest?: number
  /** Heroku's own words, when it errored. */
  message: string
}

/** What a review app is made of. */
export interface ReviewAppRequest {
  pipelineId: string
  pullRequest: number
  branch: string
  /** GitHub's id of the fork that the branch is in: branches of two forks may have one name. */
  forkId?: number
  sourceUrl: string
  version: string
  /** Config vars of the new app, beside those of the pipeline and the manifest. */
  environment: Record<string, string>
  /** Ids of review apps that were there before, and so are others. */
  knownIds: string[]
}

const variant = 'review-apps'

/**
 * Lists the review apps of a pipeline: `GET /pipelines/{pipeline}/review-apps`.
 *
 * @param pipelineId not its name
 */
export async function listReviewApps(client: HerokuClient, pipelineId: string): Promise<ReviewApp[]> {
  const url = apiPath`/pipelines/${pipelineId}/review-apps`
  const apps = await listAll<WireReviewApp>(client, url, variant)
  return apps.map(readReviewApp)
}

/**
 * Creates a review app from a source: `POST /review-apps`. The request is never repeated blindly: when its answer is
 * lost, the pipeline's review apps are searched for it.
 *
 * @throws HerokuError, 409 when the pull request has one already
 */
export async function createReviewApp(client: HerokuClient, request: ReviewAppRequest): Promise<ReviewApp> {
  const { pipelineId, pullRequest, branch, forkId, sourceUrl, version, environment, knownIds } = request
  const body = {
    branch,
    pipeline: pipelineId,
    pr_number: pullRequest,
    ...(forkId !== undefined && { fork_repo_id: forkId }),
    source_blob: { url: sourceUrl, version },
    ...(Object.keys(environment).length > 0 && { environment }),
  }
  const create = async () =>
    readReviewApp(await client.request<WireReviewApp>('POST', '/review-apps', { body, variant }))
  const find = async () => {
    const apps = await listReviewApps(client, pipelineId)
    const isIt = (app: ReviewApp) => app.pullRequest === pullRequest && app.branch === branch && isActive(app)
    return apps.find((app) => isIt(app) && !knownIds.includes(app.id))
  }
  return createOnce(create, find, client.signal)
}

/**
 * Reads a review app: `GET /review-apps/{id}`.
 *
 * @returns nothing when it is gone
 */
export async function getReviewApp(client: HerokuClient, id: string): Promise<ReviewApp | undefined> {
  try {
    const app = readReviewApp(
      await client.request<WireReviewApp>('GET', apiPath`/review-apps/${id}`, { variant }),
    )
    return app.status === 'deleted' ? undefined : app
  } catch (error) {
    if (isStatus(error, 404, 410)) return undefined
    throw error
  }
}

/**
 * Has a review app and its app deleted: `DELETE /review-apps/{id}`. One that is gone already is fine.
 */
export async function deleteReviewApp(client: HerokuClient, id: string): Promise<void> {
  try {
    await client.command('DELETE', apiPath`/review-apps/${id}`, { variant })
  } catch (error) {
    // Somebody else may be deleting it already.
    if (!isStatus(error, 404, 409, 410)) throw error
  }
}

/** Whether a review app is there, or is about to be. */
export function isActive({ status }: ReviewApp): boolean {
  return status === 'pending' || status === 'creating' || status === 'created'
}

function readReviewApp(app: WireReviewApp): ReviewApp {
  return {
    id: requireField(app.id, 'the id of the review app'),
    status: requireField(app.status, 'the status of the review app'),
    branch: app.branch ?? '',
    message: [app.error_status, app.message].filter(Boolean).join(': '),
    ...(app.app?.id && { appId: app.app.id }),
    ...(app.app_setup?.id && { setupId: app.app_setup.id }),
    ...(app.pr_number && { pullRequest: app.pr_number }),
  }
}
