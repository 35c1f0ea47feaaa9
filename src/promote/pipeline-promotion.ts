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
import { releaseRef } from '../release/own-release.js'
import type { AppPromotion, Promotion } from './app-promotion.js'
import { completePromotion, trackPromotion } from './promote-app.js'
import { armRelease } from './rollback.js'
import type { Promotable } from './slug.js'

/**
 * Promotes an app that runs an image, and so has no slug, by Heroku's own pipeline promotion, and follows what that
 * does on each app. Within a pipeline this is the only way.
 *
 * @throws Error that says what is possible instead where there is no common pipeline; the signal's reason
 */
export async function promoteImage(promotion: Promotion, { from, imageId }: Promotable): Promise<void> {
  const { run, client, inputs, apps } = promotion
  if (!from) throw new Error('There is no slug to promote')
  if (inputs.source.kind === 'app' && inputs.source.version !== '') {
    throw new Error(
      `${from.name} builds images (stack ${from.stack}): only what runs now can be promoted, without the input 'version'`,
    )
  }
  const pipelineId = await commonPipeline(client, from, promotion)
  promotion.label = from.name
  run.log.info(`${from.name} runs an image and has no slug: promoting through its pipeline`)
  const ids = apps.map(({ target }) => target.app.id)
  for (const promoted of apps) {
    armRelease(promotion, promoted, imageId ? { image: imageId, newest: promoted.target.newest } : undefined)
  }
  const promoting = createPromotion(client, pipelineId, from.id, ids).then((promotionId) =>
    untilReleased(client, promotionId),
  )
  await promoting.catch((error: unknown) => {
    run.signal.throwIfAborted()
    // Where Heroku has refused nothing has begun; otherwise each app has failed, and may have to be rolled back.
    if (!isStatus(error, 401, 402, 403, 404, 422, 429)) return
    for (const { own } of apps) own?.disarm()
    throw error
  })
  // Heroku promotes to all of them at once.
  await pMap(apps, (promoted) => followApp(promotion, promoted, promoting))
  run.signal.throwIfAborted()
}

async function followApp(
  promotion: Promotion,
  promoted: AppPromotion,
  promoting: Promise<Map<string, PromotionTarget>>,
): Promise<void> {
  const { client } = promotion
  const { own } = promoted
  await trackPromotion(promotion, promoted, async (app) => {
    const found = (await promoting).get(app.id)
    if (found?.releaseId === undefined) {
      own?.disarm()
      const why = found?.errorMessage || 'it gives no reason'
      throw new ReleaseFailedError(`Heroku did not promote to ${app.name}`, [], `: ${why}`)
    }
    const release = await getRelease(client, app.id, found.releaseId)
    own?.update({ ...own.data, made: releaseRef(release) })
    if (!own?.data.rollBack) own?.disarm()
    await completePromotion(promotion, promoted, release)
  })
}

/** Waits until each app has its release or none to come: from there on, the releases tell more than the promotion. */
async function untilReleased(
  client: HerokuClient,
  promotionId: string,
): Promise<Map<string, PromotionTarget>> {
  const pause = backoff()
  for (;;) {
    const targets = await listPromotionTargets(client, promotionId)
    const known = targets.every(({ status, releaseId }) => status !== 'pending' || releaseId !== undefined)
    if (known) return new Map(targets.map((target) => [target.appId, target]))
    await sleep(pause.next().value, client.signal)
  }
}

async function commonPipeline(client: HerokuClient, from: App, { apps }: Promotion): Promise<string> {
  const coupling = await findCoupling(client, from.id)
  const members = coupling ? await listCouplings(client, coupling.pipelineId) : []
  const targets = apps.map(({ target }) => target.app)
  const outside = targets.filter(({ id }) => !members.some(({ appId }) => appId === id))
  if (coupling && outside.length === 0) return coupling.pipelineId
  const names = outside.map(({ name }) => name).join(', ')
  throw new Error(
    `Nothing was promoted: ${from.name} runs an image and has no slug (stack ${from.stack}), and images are promoted within a pipeline alone. Put ${names} into the pipeline of ${from.name}, or deploy the image to each`,
  )
}
