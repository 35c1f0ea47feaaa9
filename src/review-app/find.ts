import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import { getAppSetup } from '../heroku/app-setups.js'
import { getConfigVars } from '../heroku/config-vars.js'
import { getReviewApp, isActive, listReviewApps, type ReviewApp } from '../heroku/review-apps.js'
import { isStatus } from '../http/errors.js'
import type { Review } from './review.js'

/**
 * The config var of a review app that has the id of its repository at GitHub: two repositories that share a pipeline may
 * have pull requests of the same number and branch. Names that begin with `HEROKU_` are Heroku's own.
 */
export const repositoryVar = 'REVIEW_APP_REPOSITORY_ID'

/** What telling apps of several repositories from each other takes. */
export type Telling = Pick<Review, 'client' | 'inputs' | 'owners' | 'run'>

/** What finding a pull request's app takes. */
type Finding = Telling & Pick<Review, 'pipelineId' | 'pullRequest'>

/** What a pipeline has for a pull request. */
export interface Found {
  /** The pull request's own app. */
  own?: ReviewApp
  /** Those that stand in the way of such an app: they have its number or its branch, and are somebody else's. */
  others: ReviewApp[]
}

/**
 * Finds the pull request's own app: that of its number and branch, unless it is marked with the id of another
 * repository.
 */
export async function findApps(finding: Finding): Promise<Found> {
  const { client, pipelineId, pullRequest } = finding
  const { number, branch } = pullRequest
  const all = await listReviewApps(client, pipelineId)
  const there = all.filter(({ status }) => status !== 'deleted')
  const alike = there.filter((app) => app.pullRequest === number || app.branch === branch)
  for (const app of alike) {
    if (app.pullRequest !== number || app.branch !== branch || !(await isOwn(finding, app))) continue
    return { own: app, others: alike.filter((other) => other !== app) }
  }
  return { others: alike }
}

/**
 * Whether an app of a pull request's number and branch belongs to our repository. One that is not marked does: an earlier
 * version of this action has made it, or something else. A notice says so.
 */
export async function isOwn(telling: Telling, app: ReviewApp): Promise<boolean> {
  const { inputs, owners, run } = telling
  const ours = inputs.github.run.repositoryId
  if (ours === '') return true
  const known = owners.get(app.id)
  if (known !== undefined) return known === ours
  const repository = (await repositoryOf(telling, app)) ?? ''
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
async function repositoryOf({ client, run }: Telling, found: ReviewApp): Promise<string | undefined> {
  const { signal } = run
  let app: ReviewApp | undefined = found
  for (const pause of backoff()) {
    const certain: boolean = await isSet(client, app, signal)
    const mark: string | undefined = app.appId && (await markOf(client, app.appId, signal))
    if (mark || certain) return mark
    await sleep(pause, signal)
    app = await getReviewApp(client, app.id)
    if (!app) return undefined
  }
  return undefined
}

async function isSet(client: Telling['client'], app: ReviewApp, signal: AbortSignal): Promise<boolean> {
  if (!isActive(app) || app.status === 'created') return true
  if (!app.setupId) return false
  const { buildId, status } = await getAppSetup(client.until(signal), app.setupId)
  return buildId !== undefined || status !== 'pending'
}

async function markOf(
  client: Telling['client'],
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
