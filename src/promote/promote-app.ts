import type { App } from '../heroku/apps.js'
import { createRelease, getRelease, type Release, type SlugRequest } from '../heroku/releases.js'
import { mayHaveSucceeded } from '../http/retry.js'
import { completeRelease } from '../release/complete.js'
import { isReleaseFailure } from '../release/errors.js'
import { releaseRef } from '../release/own-release.js'
import { describeError } from '../text/describe-error.js'
import type { AppPromotion, Promotion } from './app-promotion.js'
import { armRelease } from './rollback.js'

/**
 * Releases a slug to one app, unless it runs it already, and follows the release to its end. A failure is reported
 * and noted, and does not keep other apps from theirs; so is the signal.
 */
export async function promoteApp(
  promotion: Promotion,
  promoted: AppPromotion,
  request: SlugRequest,
): Promise<void> {
  const { client, inputs } = promotion
  const { target, outcome } = promoted
  const { app, current, underWay } = target
  if (current?.slugId === request.slug && !inputs.force) {
    Object.assign(outcome, { status: 'unchanged', releaseId: current.id, version: current.version })
    return
  }
  if (underWay?.slugId === request.slug && !inputs.force) {
    // Somebody else has released it: its release command is not to run twice, and it is not ours to roll back.
    await trackPromotion(promotion, promoted, async () => {
      await completePromotion(promotion, promoted, await getRelease(client, app.id, underWay.id))
    })
    return
  }
  await trackPromotion(promotion, promoted, () => releaseTo(promotion, promoted, request))
}

async function releaseTo(promotion: Promotion, promoted: AppPromotion, request: SlugRequest): Promise<void> {
  const { client, run } = promotion
  const { app, newest } = promoted.target
  const own = armRelease(promotion, promoted, { ...request, newest })
  const creating = createRelease(client, app.id, request, newest)
  const release = await creating.catch((error: unknown) => {
    if (!run.signal.aborted && !mayHaveSucceeded(error)) own.disarm()
    throw error
  })
  own.update({ ...own.data, made: releaseRef(release) })
  if (!own.data.rollBack) own.disarm()
  await completePromotion(promotion, promoted, release)
}

/**
 * Runs what promotes one app, and notes how it ended and how long it took. It never throws, so that whoever runs
 * many knows that all have ended; what cuts the run short is the run's to report.
 */
export async function trackPromotion(
  promotion: Promotion,
  promoted: AppPromotion,
  promoting: (app: App) => Promise<void>,
): Promise<void> {
  const { run, now, showStarted } = promotion
  const { target, outcome } = promoted
  const from = now()
  showStarted(promoted)
  try {
    await promoting(target.app)
    outcome.status = 'promoted'
  } catch (error) {
    const message = describeError(error)
    Object.assign(outcome, { status: 'failed', error: message.split('\n', 1)[0] ?? '' })
    promoted.failure = message
    promoted.isReleaseFailure = isReleaseFailure(error)
    if (!run.signal.aborted) run.log.error(message, `Promotion of ${target.app.name} failed`)
  }
  promoted.turn = { from, to: now() }
  outcome.seconds = Math.round(promoted.turn.to - from) / 1000
}

/**
 * Records an app's new release, follows it to its end, and checks the app's health.
 *
 * @throws ReleaseFailedError, UnhealthyError; the signal's reason
 */
export async function completePromotion(
  { client, inputs, run }: Promotion,
  { outcome, target }: AppPromotion,
  made: Release,
): Promise<void> {
  Object.assign(outcome, { releaseId: made.id, version: made.version })
  const { LabelledLog } = await import('../output/labelled-log.js')
  const log = new LabelledLog(run.log, target.app.name)
  const { waitForRelease, healthCheck } = inputs
  await completeRelease(target.app, made, { client, log, waitForRelease, healthCheck })
}
