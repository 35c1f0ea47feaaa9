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
import { toReleaseRef } from '../release/own-release.js'
import type { AppPromotion, Promotion } from './app-promotion.js'
import { completePromotion, trackPromotion } from './promote-app.js'
import { armRelease } from './rollback.js'
import type { Artifact } from './slug.js'

/**
 * Promotes an app that runs an image, and so has no slug, with Heroku's pipeline promotion, which is the only way for
 * images, and follows the release on each app.
 *
 * @throws Error that says what to do instead if the apps share no pipeline; the signal's reason
 */
export async function promoteImage(promotion: Promotion, { sourceApp, imageId }: Artifact): Promise<void> {
  const { run, client, inputs, apps } = promotion
  if (!sourceApp) throw new Error('There is no slug to promote')
  if (inputs.source.kind === 'app' && inputs.source.version !== '') {
    throw new Error(
      `${sourceApp.name} builds images (stack ${sourceApp.stack}), and only its current image can be promoted: leave out the input 'version'`,
    )
  }
  const pipelineId = await findCommonPipeline(client, sourceApp, promotion)
  promotion.label = sourceApp.name
  run.log.info(`${sourceApp.name} runs an image and has no slug: promoting through its pipeline`)
  const ids = apps.map(({ target }) => target.app.id)
  for (const appPromotion of apps) {
    armRelease(
      promotion,
      appPromotion,
      imageId ? { image: imageId, newest: appPromotion.target.newestVersion } : undefined,
    )
  }
  const promotionTargets = createPromotion(client, pipelineId, sourceApp.id, ids).then((promotionId) =>
    waitForReleases(client, promotionId),
  )
  await promotionTargets.catch((error: unknown) => {
    run.signal.throwIfAborted()
    // After a refusal, nothing has started. Otherwise each app has failed, and may have to be rolled back.
    if (!isStatus(error, 401, 402, 403, 404, 422, 429)) return
    for (const { ownRelease } of apps) ownRelease?.disarm()
    throw error
  })
  // Heroku promotes to all apps at once, so follow them all.
  await pMap(apps, (appPromotion) => followApp(promotion, appPromotion, promotionTargets))
  run.signal.throwIfAborted()
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
    ownRelease?.update({ ...ownRelease.data, ref: toReleaseRef(release) })
    if (!ownRelease?.data.rollBack) ownRelease?.disarm()
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

async function findCommonPipeline(
  client: HerokuClient,
  sourceApp: App,
  { apps }: Promotion,
): Promise<string> {
  const coupling = await findCoupling(client, sourceApp.id)
  const members = coupling ? await listCouplings(client, coupling.pipelineId) : []
  const targets = apps.map(({ target }) => target.app)
  const outsideApps = targets.filter(({ id }) => !members.some(({ appId }) => appId === id))
  if (coupling && outsideApps.length === 0) return coupling.pipelineId
  const names = outsideApps.map(({ name }) => name).join(', ')
  throw new Error(
    `Nothing was promoted: ${sourceApp.name} runs an image and has no slug (stack ${sourceApp.stack}), and images can only be promoted within a pipeline. Add ${names} to the pipeline of ${sourceApp.name}, or deploy the image to each app`,
  )
}
