import pMap from 'p-map'
import { measure } from '../async/measure.js'
import {
  failedRollbackMessage,
  findOwnRelease,
  type OwnRelease,
  type ReleaseMatch,
  releaseKind,
  toReleaseRef,
  unknownReleaseMessage,
} from '../release/own-release.js'
import { describeRollback, rollBack } from '../release/rollback.js'
import type { ArmedLeftover } from '../runner/leftovers.js'
import { describeError } from '../text/describe-error.js'
import { type AppPromotion, type Promotion, reportFailure } from './app-promotion.js'

/** How many apps to roll back at once. */
const maxParallel = 25

/**
 * Arms the undoing of a release before it is requested. When the run is aborted, it finds the release if necessary, and
 * rolls it back if `on-failure` is `rollback`.
 *
 * @param match how to recognise the release while its id is unknown
 */
export function armRelease(
  promotion: Promotion,
  appPromotion: AppPromotion,
  match: ReleaseMatch | undefined,
): ArmedLeftover<OwnRelease> {
  const { run, inputs } = promotion
  const { app, currentRelease } = appPromotion.target
  const data: OwnRelease = {
    app: { id: app.id, name: app.name },
    rollBack: inputs.onFailure === 'rollback',
    ...(match && { match }),
    ...(currentRelease && { rollbackPoint: toReleaseRef(currentRelease) }),
  }
  const undo = (ownRelease: OwnRelease, signal: AbortSignal) =>
    undoRelease(promotion, appPromotion, ownRelease, signal)
  appPromotion.ownRelease = run.arm({ kind: releaseKind, data, undo })
  return appPromotion.ownRelease
}

/** Rolls back every app on which this run created a release, and logs each rollback and each error. */
export async function rollBackAll(promotion: Promotion): Promise<void> {
  const { run, apps, timings } = promotion
  const changedApps = apps.filter(({ ownRelease }) => ownRelease?.isArmed && ownRelease.data.rollBack)
  if (changedApps.length === 0) return
  const rollBackOne = async (appPromotion: AppPromotion) => {
    const { ownRelease } = appPromotion
    if (ownRelease && (await undoRelease(promotion, appPromotion, ownRelease.data, run.signal)))
      ownRelease.disarm()
    else if (ownRelease && !run.signal.aborted)
      reportFailure(promotion, unknownReleaseMessage(ownRelease.data), 'Release unknown')
  }
  await measure(timings, 'rollback', () => pMap(changedApps, rollBackOne, { concurrency: maxParallel }))
}

/**
 * Finds a release if necessary, records it, and rolls it back if `on-failure` is `rollback`. It logs errors.
 *
 * @returns whether nothing is left to do; false if the signal was aborted first or the release was not found
 */
async function undoRelease(
  promotion: Promotion,
  { outcome, maintenance }: AppPromotion,
  ownRelease: OwnRelease,
  signal: AbortSignal,
): Promise<boolean> {
  const { run, client } = promotion
  const { name } = ownRelease.app
  try {
    const ref = await findOwnRelease(client.until(signal), ownRelease)
    // Heroku may still create the release.
    if (!ref) return false
    Object.assign(outcome, { releaseId: ref.id, version: ref.version })
    if (!ownRelease.rollBack) return true
    const rollback = await rollBack(client.until(signal), ownRelease, ref)
    if (maintenance) maintenance.hasUnprovenRelease = false
    if (rollback) {
      run.log.info(describeRollback(ownRelease, rollback))
      outcome.status = 'rolled-back'
    }
  } catch (error) {
    if (signal.aborted) return false
    const why = describeError(error)
    outcome.status = 'failed'
    outcome.error = [outcome.error, `rollback failed: ${why.split('\n', 1)[0]}`].filter(Boolean).join('; ')
    reportFailure(promotion, failedRollbackMessage(ownRelease, why), `Rollback of ${name} failed`)
  }
  return true
}

/** Logs what an interrupted promotion has left behind. */
export function reportLeftovers({ run, apps }: Promotion): void {
  const names = (appPromotions: AppPromotion[]) => appPromotions.map(({ outcome }) => outcome.app).join(', ')
  const armedApps = apps.filter(({ ownRelease }) => ownRelease?.isArmed)
  const appsWithUnknownRelease = armedApps.filter(({ outcome }) => outcome.version === undefined)
  const notRolledBack = armedApps.filter(
    ({ ownRelease, outcome }) => ownRelease?.data.rollBack && outcome.version !== undefined,
  )
  const nextAttempt = 'The post step will try again'
  if (appsWithUnknownRelease.length > 0) {
    run.log.error(
      `It is unknown whether a release was created on ${names(appsWithUnknownRelease)}: the request was interrupted, and no matching release was found. ${nextAttempt}; check with 'heroku releases --app NAME'`,
      'Releases unknown',
    )
  }
  if (notRolledBack.length > 0) {
    run.log.error(
      `There was no time left to roll back ${names(notRolledBack)}. ${nextAttempt}`,
      'Rollback failed',
    )
  }
  const remaining = apps.filter(({ outcome }) => outcome.status === 'failed' && outcome.version !== undefined)
  if (remaining.length === 0) return
  const list = remaining.map(({ outcome: { app, version } }) => `${app} v${version}`).join(', ')
  run.log.warning(
    `Interrupted before these releases ended: ${list}. Their release commands continue, and the releases remain in place if they succeed`,
  )
}
