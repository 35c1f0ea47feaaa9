import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import { getAppSetup } from '../heroku/app-setups.js'
import { getConfigVars } from '../heroku/config-vars.js'
import { getReviewApp, isActive, listReviewApps, type ReviewApp } from '../heroku/review-apps.js'
import { isStatus } from '../http/errors.js'
import type { Review } from './review.js'

/**
 * The config var that holds the GitHub id of a review app's repository: two repositories that share a pipeline may have
 * pull requests with the same number and branch. Its name can't start with `HEROKU_`, which Heroku reserves.
 */
export const repositoryVar = 'REVIEW_APP_REPOSITORY_ID'

export type OwnershipContext = Pick<Review, 'client' | 'inputs' | 'owners' | 'run'>

type FindContext = OwnershipContext & Pick<Review, 'pipelineId' | 'pullRequest'>

/** The review apps of a pipeline that have a pull request's number or branch. */
export interface FoundApps {
  /** The pull request's own app. */
  ownApp?: ReviewApp
  /** The other apps, because of which Heroku would refuse to create the pull request's own. */
  conflicts: ReviewApp[]
}

/**
 * Finds the pull request's own app: the one with its number and branch, unless it is marked with the id of another
 * repository.
 */
export async function findApps(context: FindContext): Promise<FoundApps> {
  const { client, pipelineId, pullRequest } = context
  const { number, branch } = pullRequest
  const all = await listReviewApps(client, pipelineId)
  const existing = all.filter(({ status }) => status !== 'deleted')
  const matching = existing.filter((app) => app.pullRequest === number || app.branch === branch)
  for (const app of matching) {
    if (app.pullRequest !== number || app.branch !== branch || !(await isOwnApp(context, app))) continue
    return { ownApp: app, conflicts: matching.filter((other) => other !== app) }
  }
  return { conflicts: matching }
}

/**
 * Returns whether an app with a pull request's number and branch belongs to this repository. An app without a mark does,
 * since it may come from an earlier version of this action or another tool; a notice says so.
 */
export async function isOwnApp(context: OwnershipContext, app: ReviewApp): Promise<boolean> {
  const { inputs, owners, run } = context
  const ownRepositoryId = inputs.github.run.repositoryId
  if (ownRepositoryId === '') return true
  const known = owners.get(app.id)
  if (known !== undefined) return known === ownRepositoryId
  const repository = (await readRepository(context, app)) ?? ''
  owners.set(app.id, repository || ownRepositoryId)
  if (repository === ownRepositoryId) return true
  const which = `The app of pull request ${app.pullRequest}, branch ${app.branch}, in this pipeline`
  if (repository === '') {
    run.log.notice(
      `${which} has no config var ${repositoryVar}, so this action assumes that it belongs to this repository. If several repositories share this pipeline, use a separate pipeline for each`,
    )
    return true
  }
  run.log.info(`${which} belongs to another repository, with the ID ${repository}: leaving it unchanged`)
  return false
}

/** Reads an app's repository, once its config vars are certain to be set, which they are before its build exists. */
async function readRepository(
  { client, run }: OwnershipContext,
  found: ReviewApp,
): Promise<string | undefined> {
  const { signal } = run
  let app: ReviewApp | undefined = found
  for (const pause of backoff()) {
    const certain: boolean = await hasConfigVarsSet(client, app, signal)
    const mark: string | undefined = app.appId && (await readRepositoryMark(client, app.appId, signal))
    if (mark || certain) return mark
    await sleep(pause, signal)
    app = await getReviewApp(client, app.id)
    if (!app) return undefined
  }
  return undefined
}

async function hasConfigVarsSet(
  client: OwnershipContext['client'],
  app: ReviewApp,
  signal: AbortSignal,
): Promise<boolean> {
  if (!isActive(app) || app.status === 'created') return true
  if (!app.setupId) return false
  const { buildId, status } = await getAppSetup(client.until(signal), app.setupId)
  return buildId !== undefined || status !== 'pending'
}

async function readRepositoryMark(
  client: OwnershipContext['client'],
  appId: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    return (await getConfigVars(client.until(signal), appId)).get(repositoryVar)
  } catch (error) {
    // Another run has destroyed the app.
    if (isStatus(error, 404, 410)) return undefined
    throw error
  }
}
