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
import type { Armed } from '../runner/leftovers.js'
import { describeError } from '../text/describe-error.js'
import type { AppPromotion, Promotion } from './app-promotion.js'

/** So many apps are rolled back at once. */
const maxParallel = 25

/**
 * Watches over a release from before it is asked for: when the run is cut short, the release is looked for if need be,
 * and rolled back where that is wanted.
 *
 * @param match how to recognise it while its id is not known
 */
export function armRelease(
  promotion: Promotion,
  appPromotion: AppPromotion,
  match: ReleaseMatch | undefined,
): Armed<OwnRelease> {
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

/** Rolls back every app that runs what was released; says what it did, and is loud where it fails. */
export async function rollBackAll(promotion: Promotion): Promise<void> {
  const { run, apps, timings } = promotion
  const changedApps = apps.filter(({ ownRelease }) => ownRelease?.isArmed && ownRelease.data.rollBack)
  if (changedApps.length === 0) return
  const rollBackOne = async (appPromotion: AppPromotion) => {
    const { ownRelease } = appPromotion
    if (ownRelease && (await undoRelease(promotion, appPromotion, ownRelease.data, run.signal)))
      ownRelease.disarm()
    else if (ownRelease && !run.signal.aborted)
      run.log.error(unknownReleaseMessage(ownRelease.data), 'Release not known')
  }
  await measure(timings, 'rolled back', () => pMap(changedApps, rollBackOne, { concurrency: maxParallel }))
}

/**
 * Finds the release if need be, notes it, and rolls it back where that is wanted. What fails is an error in the log.
 *
 * @returns whether nothing is left to do; otherwise the signal came first
 */
async function undoRelease(
  { run, client }: Promotion,
  { outcome }: AppPromotion,
  ownRelease: OwnRelease,
  signal: AbortSignal,
): Promise<boolean> {
  const { name } = ownRelease.app
  try {
    const ref = await findOwnRelease(client.until(signal), ownRelease)
    // Without an id, the release may be on its way yet.
    if (!ref) return false
    Object.assign(outcome, { releaseId: ref.id, version: ref.version })
    if (!ownRelease.rollBack) return true
    const rollback = await rollBack(client.until(signal), ownRelease, ref)
    if (rollback) {
      run.log.info(describeRollback(ownRelease, rollback))
      outcome.status = 'rolled-back'
    }
  } catch (error) {
    if (signal.aborted) return false
    const why = describeError(error)
    outcome.status = 'failed'
    outcome.error = [outcome.error, `rollback failed: ${why.split('\n', 1)[0]}`].filter(Boolean).join('; ')
    run.log.error(failedRollbackMessage(ownRelease, why), `Rollback of ${name} failed`)
  }
  return true
}

/** Says, when a promotion was cut short, what is left of it. */
export function reportLeftovers({ run, apps }: Promotion): void {
  const names = (left: AppPromotion[]) => left.map(({ outcome }) => outcome.app).join(', ')
  const armedApps = apps.filter(({ ownRelease }) => ownRelease?.isArmed)
  const appsWithUnknownRelease = armedApps.filter(({ outcome }) => outcome.version === undefined)
  const notRolledBack = armedApps.filter(
    ({ ownRelease, outcome }) => ownRelease?.data.rollBack && outcome.version !== undefined,
  )
  const then = 'The post phase of this step tries again'
  if (appsWithUnknownRelease.length > 0) {
    run.log.error(
      `It is not known whether a release was made on ${names(appsWithUnknownRelease)}: the request was cut off, and no release of it has been found. ${then}; see 'heroku releases --app NAME'`,
      'Releases not known',
    )
  }
  if (notRolledBack.length > 0) {
    run.log.error(`There was no time left to roll back ${names(notRolledBack)}. ${then}`, 'Rollback failed')
  }
  const remaining = apps.filter(({ outcome }) => outcome.status === 'failed' && outcome.version !== undefined)
  if (remaining.length === 0) return
  const list = remaining.map(({ outcome: { app, version } }) => `${app} v${version}`).join(', ')
  run.log.warning(
    `Cut short after releases were made whose end nobody has waited for: ${list}. Their release commands go on, and if they succeed the releases stay`,
  )
}
