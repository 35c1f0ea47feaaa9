import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import { getAppSetup } from '../heroku/app-setups.js'
import { getConfigVars } from '../heroku/config-vars.js'
import { getReviewApp, isComing, listReviewApps, type ReviewApp } from '../heroku/review-apps.js'
import { isStatus } from '../http/errors.js'
import type { Review } from './review.js'

/**
 * The config var of a review app that has the id of its repository at GitHub: two repositories that share a pipeline may
 * have pull requests of the same number and branch. Names that begin with `HEROKU_` are Heroku's own.
 */
export const repositoryVar = 'REVIEW_APP_REPOSITORY_ID'

/** What telling apps of several repositories from each other takes. */
export type OwnershipContext = Pick<Review, 'client' | 'inputs' | 'owners' | 'run'>

/** What finding a pull request's app takes. */
type FindContext = OwnershipContext & Pick<Review, 'pipelineId' | 'pullRequest'>

/** What a pipeline has for a pull request. */
export interface FoundApps {
  /** The pull request's own app. */
  own?: ReviewApp
  /** Those that stand in the way of such an app: they have its number or its branch, and are somebody else's. */
  others: ReviewApp[]
}

/**
 * Finds the pull request's own app: that of its number and branch, unless it is marked with the id of another
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
    return { own: app, others: matching.filter((other) => other !== app) }
  }
  return { others: matching }
}

/**
 * Whether an app of a pull request's number and branch belongs to our repository. One that is not marked does: an earlier
 * version of this action has made it, or something else. A notice says so.
 */
export async function isOwnApp(context: OwnershipContext, app: ReviewApp): Promise<boolean> {
  const { inputs, owners, run } = context
  const ours = inputs.github.run.repositoryId
  if (ours === '') return true
  const known = owners.get(app.id)
  if (known !== undefined) return known === ours
  const repository = (await readRepository(context, app)) ?? ''
  owners.set(app.id, repository || ours)
  if (repository === ours) return true
  const which = `The app of pull request ${app.pullRequest}, branch ${app.branch}, in this pipeline`
  if (repository === '') {
    run.log.notice(
      `${which} has no config var ${repositoryVar}, and is taken for this repository's. Where several repositories share a pipeline, give each of them a pipeline of its own`,
    )
    return true
  }
  run.log.info(`${which} belongs to another repository, whose id is ${repository}: it is left alone`)
  return false
}

/** Reads whose an app is. That is certain once its config vars are set, and they are before its build is there. */
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
  if (!isComing(app) || app.status === 'created') return true
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
    // Somebody else has destroyed it.
    if (isStatus(error, 404, 410)) return undefined
    throw error
  }
}
