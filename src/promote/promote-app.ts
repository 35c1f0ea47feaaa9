import type { App } from '../heroku/apps.js'
import {
  type Artifact,
  type ArtifactRequest,
  getRelease,
  type Release,
  runsArtifact,
} from '../heroku/releases.js'
import { completeRelease } from '../release/complete.js'
import { isReleaseFailure, isUnhealthy } from '../release/errors.js'
import { createOwnRelease } from '../release/own-release.js'
import { describeError } from '../text/describe-error.js'
import { type AppPromotion, type Promotion, reportFailure } from './app-promotion.js'
import { armRelease } from './rollback.js'

/**
 * Releases a slug or image to one app, unless the app already runs it, and follows the release to the end. It logs and
 * records an error instead of throwing it, so that other apps are not affected.
 */
export async function promoteApp(
  promotion: Promotion,
  appPromotion: AppPromotion,
  request: ArtifactRequest,
): Promise<void> {
  const existing = findExistingRelease(promotion, appPromotion, request)
  if (existing) await useExistingRelease(promotion, appPromotion, existing)
  else await trackPromotion(promotion, appPromotion, () => createRelease(promotion, appPromotion, request))
}

/** Returns the release with which an app already runs a slug or image, or is about to, unless `force` is set. */
export function findExistingRelease(
  { inputs }: Promotion,
  { target: { currentRelease, pendingRelease } }: AppPromotion,
  artifact: Artifact,
): Release | undefined {
  if (inputs.force) return undefined
  return [currentRelease, pendingRelease].find((release) => runsArtifact(release, artifact))
}

/** Records an existing release, which another run has created, and follows it to the end if it is pending. */
export async function useExistingRelease(
  promotion: Promotion,
  appPromotion: AppPromotion,
  { id, version, current }: Release,
): Promise<void> {
  if (current) {
    Object.assign(appPromotion.outcome, { status: 'unchanged', releaseId: id, version })
    return
  }
  // Its release command must not run twice, and we must not roll it back.
  await trackPromotion(promotion, appPromotion, async (app) => {
    await completePromotion(promotion, appPromotion, await getRelease(promotion.client, app.id, id))
  })
}

async function createRelease(
  promotion: Promotion,
  appPromotion: AppPromotion,
  request: ArtifactRequest,
): Promise<void> {
  const { client } = promotion
  const { newestVersion } = appPromotion.target
  await startAppMaintenance(promotion, appPromotion)
  const ownRelease = armRelease(promotion, appPromotion, { ...request, newest: newestVersion })
  const release = await createOwnRelease(client, ownRelease, request, newestVersion)
  await completePromotion(promotion, appPromotion, release)
}

/**
 * Turns on an app's maintenance mode if that is wanted.
 *
 * @throws ReleaseFailedError if it could not be turned on; the signal's reason
 */
export async function startAppMaintenance(
  { run, client, inputs }: Promotion,
  appPromotion: AppPromotion,
): Promise<void> {
  if (!inputs.afterRelease.maintenance) return
  const { Maintenance } = await import('../release/maintenance.js')
  const maintenance = new Maintenance(run, client, appPromotion.target.app)
  await maintenance.start()
  appPromotion.maintenance = maintenance
}

/** Ends the maintenance mode of apps, except where a new release failed to prove that it works. */
export async function endMaintenance(apps: AppPromotion[]): Promise<void> {
  await Promise.all(apps.map(({ maintenance }) => maintenance?.endAfterFailure()))
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
  const { run, inputs, now, showStarted } = promotion
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
    appPromotion.runsOwnRelease = error instanceof Error && isUnhealthy(error)
    if (!run.signal.aborted) reportFailure(promotion, message, `Promotion of ${target.app.name} failed`)
    // An app that will be rolled back stays in maintenance mode until then.
    if (inputs.onFailure !== 'rollback' || !appPromotion.isReleaseFailure)
      await appPromotion.maintenance?.endAfterFailure()
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
  { outcome, target, changes, maintenance }: AppPromotion,
  release: Release,
): Promise<void> {
  Object.assign(outcome, { releaseId: release.id, version: release.version })
  const { LabelledLog } = await import('../output/labelled-log.js')
  const log = new LabelledLog(run.log, target.app.name)
  const { afterRelease } = inputs
  await completeRelease(target.app, release, {
    run,
    client,
    log,
    afterRelease,
    onScaled: (change) => changes.push(`Scaled: ${change}`),
    onDynos: (dynos) => {
      outcome.dynos = dynos
    },
    ...(maintenance && { maintenance }),
  })
}
