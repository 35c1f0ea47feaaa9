import type { App } from '../heroku/apps.js'
import { createRelease, getRelease, type Release, type SlugRequest } from '../heroku/releases.js'
import { mayHaveSucceeded } from '../http/retry.js'
import { completeRelease } from '../release/complete.js'
import { isReleaseFailure } from '../release/errors.js'
import { toReleaseRef } from '../release/own-release.js'
import { describeError } from '../text/describe-error.js'
import type { AppPromotion, Promotion } from './app-promotion.js'
import { armRelease } from './rollback.js'

/**
 * Releases a slug to one app, unless the app already runs it, and follows the release to the end. It logs and records
 * an error instead of throwing it, so that other apps are not affected.
 */
export async function promoteApp(
  promotion: Promotion,
  appPromotion: AppPromotion,
  request: SlugRequest,
): Promise<void> {
  const { client, inputs } = promotion
  const { target, outcome } = appPromotion
  const { app, currentRelease, pendingRelease } = target
  if (currentRelease?.slugId === request.slug && !inputs.force) {
    Object.assign(outcome, {
      status: 'unchanged',
      releaseId: currentRelease.id,
      version: currentRelease.version,
    })
    return
  }
  if (pendingRelease?.slugId === request.slug && !inputs.force) {
    // Someone else released the slug: its release command must not run twice, and we must not roll it back.
    await trackPromotion(promotion, appPromotion, async () => {
      await completePromotion(promotion, appPromotion, await getRelease(client, app.id, pendingRelease.id))
    })
    return
  }
  await trackPromotion(promotion, appPromotion, () => releaseSlug(promotion, appPromotion, request))
}

async function releaseSlug(
  promotion: Promotion,
  appPromotion: AppPromotion,
  request: SlugRequest,
): Promise<void> {
  const { client, run } = promotion
  const { app, newestVersion } = appPromotion.target
  const ownRelease = armRelease(promotion, appPromotion, { ...request, newest: newestVersion })
  const creating = createRelease(client, app.id, request, newestVersion)
  const release = await creating.catch((error: unknown) => {
    if (!run.signal.aborted && !mayHaveSucceeded(error)) ownRelease.disarm()
    throw error
  })
  ownRelease.update({ ...ownRelease.data, ref: toReleaseRef(release) })
  if (!ownRelease.data.rollBack) ownRelease.disarm()
  await completePromotion(promotion, appPromotion, release)
}

/**
 * Runs the promotion of one app and records its outcome and duration. It never throws, so that a caller that runs many
 * promotions can wait for all of them. It does not log an error that comes from aborting the run, which the run reports.
 */
export async function trackPromotion(
  promotion: Promotion,
  appPromotion: AppPromotion,
  promoteTarget: (app: App) => Promise<void>,
): Promise<void> {
  const { run, now, showStarted } = promotion
  const { target, outcome } = appPromotion
  const from = now()
  showStarted(appPromotion)
  try {
    await promoteTarget(target.app)
    outcome.status = 'promoted'
  } catch (error) {
    const message = describeError(error)
    Object.assign(outcome, { status: 'failed', error: message.split('\n', 1)[0] ?? '' })
    appPromotion.failure = message
    appPromotion.isReleaseFailure = isReleaseFailure(error)
    if (!run.signal.aborted) run.log.error(message, `Promotion of ${target.app.name} failed`)
  }
  appPromotion.span = { from, to: now() }
  outcome.seconds = Math.round(appPromotion.span.to - from) / 1000
}

/**
 * Records an app's new release, follows it to the end, and checks the app's health.
 *
 * @throws ReleaseFailedError, UnhealthyError; the signal's reason
 */
export async function completePromotion(
  { client, inputs, run }: Promotion,
  { outcome, target }: AppPromotion,
  release: Release,
): Promise<void> {
  Object.assign(outcome, { releaseId: release.id, version: release.version })
  const { LabelledLog } = await import('../output/labelled-log.js')
  const log = new LabelledLog(run.log, target.app.name)
  const { waitForRelease, healthCheck } = inputs
  await completeRelease(target.app, release, { client, log, waitForRelease, healthCheck })
}
