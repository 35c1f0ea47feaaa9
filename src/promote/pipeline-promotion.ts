import pMap from 'p-map'
import { backoff } from '../async/backoff.js'
import { sleep } from '../async/sleep.js'
import type { App } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import {
  createPromotion,
  findCoupling,
  listCouplings,
  listPromotionTargets,
  type PromotionTarget,
} from '../heroku/pipelines.js'
import { getRelease } from '../heroku/releases.js'
import { isStatus } from '../http/errors.js'
import { ReleaseFailedError } from '../release/errors.js'
import { recordOwnRelease } from '../release/own-release.js'
import type { AppPromotion, Promotion } from './app-promotion.js'
import {
  completePromotion,
  endMaintenance,
  findExistingRelease,
  startAppMaintenance,
  trackPromotion,
  useExistingRelease,
} from './promote-app.js'
import { armRelease } from './rollback.js'

/**
 * Promotes the image that an app runs with Heroku's pipeline promotion, if all apps are in the app's pipeline, and
 * follows the release on each app. Apps that already run the image are left alone.
 *
 * @returns false if the apps share no pipeline, and nothing has happened
 * @throws HerokuError if Heroku refuses the promotion; the signal's reason
 */
export async function promoteThroughPipeline(
  promotion: Promotion,
  artifact: { image: string },
  sourceApp: App,
): Promise<boolean> {
  const { run, client, apps } = promotion
  const pipelineId = await findCommonPipeline(client, sourceApp, promotion)
  if (pipelineId === undefined) return false
  const others: AppPromotion[] = []
  const existing = apps.map(async (appPromotion) => {
    const release = findExistingRelease(promotion, appPromotion, artifact)
    if (release) await useExistingRelease(promotion, appPromotion, release)
    else others.push(appPromotion)
  })
  if (others.length > 0)
    run.log.info(`${sourceApp.name} runs an image and has no slug: promoting through its pipeline`)
  const promoting = promoteAtOnce(promotion, others, { artifact, pipelineId, sourceApp })
  await promoting.finally(() => Promise.all(existing))
  run.signal.throwIfAborted()
  return true
}

async function promoteAtOnce(
  promotion: Promotion,
  apps: AppPromotion[],
  { artifact, pipelineId, sourceApp }: { artifact: { image: string }; pipelineId: string; sourceApp: App },
): Promise<void> {
  const { run, client } = promotion
  if (apps.length === 0) return
  await startMaintenance(promotion, apps)
  for (const appPromotion of apps) {
    armRelease(promotion, appPromotion, { ...artifact, newest: appPromotion.target.newestVersion })
  }
  const ids = apps.map(({ target }) => target.app.id)
  const promotionTargets = createPromotion(client, pipelineId, sourceApp.id, ids).then((promotionId) =>
    waitForReleases(client, promotionId),
  )
  await promotionTargets.catch(async (error: unknown) => {
    run.signal.throwIfAborted()
    // After a refusal, nothing has started. Otherwise each app has failed, and may have to be rolled back.
    if (!isStatus(error, 401, 402, 403, 404, 422, 429)) return
    for (const { ownRelease } of apps) ownRelease?.disarm()
    await endMaintenance(apps)
    throw error
  })
  // Heroku promotes to all apps at once, so follow them all.
  await pMap(apps, (appPromotion) => followApp(promotion, appPromotion, promotionTargets))
}

/** Turns on the maintenance mode of all apps, since Heroku promotes to all of them at once. */
async function startMaintenance(promotion: Promotion, apps: AppPromotion[]): Promise<void> {
  const starting = await Promise.allSettled(apps.map((app) => startAppMaintenance(promotion, app)))
  promotion.run.signal.throwIfAborted()
  const failed = starting.find((result) => result.status === 'rejected')
  if (!failed) return
  await endMaintenance(apps)
  throw failed.reason
}

async function followApp(
  promotion: Promotion,
  appPromotion: AppPromotion,
  promotionTargets: Promise<Map<string, PromotionTarget>>,
): Promise<void> {
  const { client } = promotion
  const { ownRelease } = appPromotion
  await trackPromotion(promotion, appPromotion, async (app) => {
    const found = (await promotionTargets).get(app.id)
    if (found?.releaseId === undefined) {
      ownRelease?.disarm()
      const why = found?.errorMessage || 'it gave no reason'
      throw new ReleaseFailedError(`Heroku did not promote to ${app.name}`, [], `: ${why}`)
    }
    const release = await getRelease(client, app.id, found.releaseId)
    if (ownRelease) recordOwnRelease(ownRelease, release)
    await completePromotion(promotion, appPromotion, release)
  })
}

/** Waits until each app has its release or will get none. The releases then have more detail than the promotion. */
async function waitForReleases(
  client: HerokuClient,
  promotionId: string,
): Promise<Map<string, PromotionTarget>> {
  const pause = backoff()
  for (;;) {
    const targets = await listPromotionTargets(client, promotionId)
    const areAllKnown = targets.every(
      ({ status, releaseId }) => status !== 'pending' || releaseId !== undefined,
    )
    if (areAllKnown) return new Map(targets.map((target) => [target.appId, target]))
    await sleep(pause.next().value, client.signal)
  }
}

/** Returns the id of the pipeline that the source app and all others are in, if there is one. */
async function findCommonPipeline(
  client: HerokuClient,
  sourceApp: App,
  { apps }: Promotion,
): Promise<string | undefined> {
  const coupling = await findCoupling(client, sourceApp.id)
  if (!coupling) return undefined
  const members = new Set((await listCouplings(client, coupling.pipelineId)).map(({ appId }) => appId))
  return apps.every(({ target }) => members.has(target.app.id)) ? coupling.pipelineId : undefined
}
