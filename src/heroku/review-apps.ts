import { unlessStatus } from '../http/errors.js'
import { apiPath, type HerokuClient, required } from './client.js'
import { createOnce } from './create-once.js'
import { listAll } from './list.js'
import type { ReviewApp as WireReviewApp } from './types.js'

/** An app that exists for as long as its pull request is open. */
export interface ReviewApp {
  id: string
  status: 'pending' | 'creating' | 'created' | 'deleting' | 'deleted' | 'errored'
  branch: string
  /** Known once the app exists; never known when it errored before. */
  appId?: string
  /** Known once the setup has begun. */
  setupId?: string
  pullRequest?: number
  /** Heroku's message when it errored. */
  message: string
}

/** A new review app. */
export interface ReviewAppRequest {
  pipelineId: string
  pullRequest: number
  branch: string
  /** GitHub's id of the branch's fork, since branches of two forks may have the same name. */
  forkId?: number
  sourceUrl: string
  version: string
  /** Config vars of the new app, beside those of the pipeline and the manifest. */
  environment: Record<string, string>
  /** Ids of earlier review apps, which are not it. */
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
 * Creates a review app from a source: `POST /review-apps`. When the response is lost, it searches the pipeline's review
 * apps before it sends the request again.
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
    const matches = (app: ReviewApp) =>
      app.pullRequest === pullRequest && app.branch === branch && isActive(app)
    return apps.find((app) => matches(app) && !knownIds.includes(app.id))
  }
  return createOnce(create, find, client.signal)
}

/**
 * Reads a review app: `GET /review-apps/{id}`.
 *
 * @returns nothing when it does not exist any more
 */
export async function getReviewApp(client: HerokuClient, id: string): Promise<ReviewApp | undefined> {
  const url = apiPath`/review-apps/${id}`
  const app = await unlessStatus(client.request<WireReviewApp>('GET', url, { variant }), 404, 410)
  const reviewApp = app && readReviewApp(app)
  return reviewApp?.status === 'deleted' ? undefined : reviewApp
}

/**
 * Deletes a review app and its app: `DELETE /review-apps/{id}`. Succeeds when it does not exist any more.
 */
export async function deleteReviewApp(client: HerokuClient, id: string): Promise<void> {
  const deletion = client.command('DELETE', apiPath`/review-apps/${id}`, { variant })
  // 409: somebody else is deleting it.
  await unlessStatus(deletion, 404, 409, 410)
}

/** Returns whether a review app exists or is being created. */
export function isActive({ status }: ReviewApp): boolean {
  return status === 'pending' || status === 'creating' || status === 'created'
}

function readReviewApp(app: WireReviewApp): ReviewApp {
  return {
    id: required(app.id, 'the id of the review app'),
    status: required(app.status, 'the status of the review app'),
    branch: app.branch ?? '',
    message: [app.error_status, app.message].filter(Boolean).join(': '),
    ...(app.app?.id && { appId: app.app.id }),
    ...(app.app_setup?.id && { setupId: app.app_setup.id }),
    ...(app.pr_number && { pullRequest: app.pr_number }),
  }
}
