import pMap from 'p-map'
import { measure } from '../async/measure.js'
import {
  failedRollbackMessage,
  findOwnRelease,
  type OwnRelease,
  type ReleaseMatch,
  releaseKind,
  releaseRef,
  unknownReleaseMessage,
} from '../release/own-release.js'
import { describeRollback, rollBack } from '../release/rollback.js'
import type { ArmedLeftover } from '../runner/leftovers.js'
import { describeError } from '../text/describe-error.js'
import type { AppPromotion, Promotion } from './app-promotion.js'

/** So many apps are rolled back at once. */
const parallel = 25

/**
 * Watches over a release from before it is asked for: when the run is cut short, the release is looked for if need be,
 * and rolled back where that is wanted.
 *
 * @param match how to recognise it while its id is not known
 */
export function armRelease(
  promotion: Promotion,
  promoted: AppPromotion,
  match: ReleaseMatch | undefined,
): ArmedLeftover<OwnRelease> {
  const { run, inputs } = promotion
  const { app, current } = promoted.target
  const data: OwnRelease = {
    app: { id: app.id, name: app.name },
    rollBack: inputs.onFailure === 'rollback',
    ...(match && { match }),
    ...(current && { rollbackPoint: releaseRef(current) }),
  }
  const undo = (own: OwnRelease, signal: AbortSignal) => undoRelease(promotion, promoted, own, signal)
  promoted.own = run.arm({ kind: releaseKind, data, undo })
  return promoted.own
}

/** Rolls back every app that runs what was released; says what it did, and is loud where it fails. */
export async function rollBackAll(promotion: Promotion): Promise<void> {
  const { run, apps, timings } = promotion
  const changed = apps.filter(({ own }) => own?.isArmed && own.data.rollBack)
  if (changed.length === 0) return
  const rollBackOne = async (promoted: AppPromotion) => {
    const { own } = promoted
    if (own && (await undoRelease(promotion, promoted, own.data, run.signal))) own.disarm()
    else if (own && !run.signal.aborted) run.log.error(unknownReleaseMessage(own.data), 'Release not known')
  }
  await measure(timings, 'rolled back', () => pMap(changed, rollBackOne, { concurrency: parallel }))
}

/**
 * Finds the release if need be, notes it, and rolls it back where that is wanted. What fails is an error in the log.
 *
 * @returns whether nothing is left to do; otherwise the signal came first
 */
async function undoRelease(
  { run, client }: Promotion,
  { outcome }: AppPromotion,
  own: OwnRelease,
  signal: AbortSignal,
): Promise<boolean> {
  const { name } = own.app
  try {
    const made = await findOwnRelease(client.until(signal), own)
    // Without an id, the release may be on its way yet.
    if (!made) return false
    Object.assign(outcome, { releaseId: made.id, version: made.version })
    if (!own.rollBack) return true
    const rollback = await rollBack(client.until(signal), own, made)
    if (rollback) {
      run.log.info(describeRollback(own, rollback))
      outcome.status = 'rolled-back'
    }
  } catch (error) {
    if (signal.aborted) return false
    const why = describeError(error)
    outcome.status = 'failed'
    outcome.error = [outcome.error, `rollback failed: ${why.split('\n', 1)[0]}`].filter(Boolean).join('; ')
    run.log.error(failedRollbackMessage(own, why), `Rollback of ${name} failed`)
  }
  return true
}

/** Says, when a promotion was cut short, what is left of it. */
export function reportLeftovers({ run, apps }: Promotion): void {
  const names = (left: AppPromotion[]) => left.map(({ outcome }) => outcome.app).join(', ')
  const armed = apps.filter(({ own }) => own?.isArmed)
  const unknown = armed.filter(({ outcome }) => outcome.version === undefined)
  const notBack = armed.filter(({ own, outcome }) => own?.data.rollBack && outcome.version !== undefined)
  const then = 'The post phase of this step tries again'
  if (unknown.length > 0) {
    run.log.error(
      `It is not known whether a release was made on ${names(unknown)}: the request was cut off, and no release of it has been found. ${then}; see 'heroku releases --app NAME'`,
      'Releases not known',
    )
  }
  if (notBack.length > 0) {
    run.log.error(`There was no time left to roll back ${names(notBack)}. ${then}`, 'Rollback failed')
  }
  const stay = apps.filter(({ outcome }) => outcome.status === 'failed' && outcome.version !== undefined)
  if (stay.length === 0) return
  const list = stay.map(({ outcome: { app, version } }) => `${app} v${version}`).join(', ')
  run.log.warning(
    `Cut short after releases were made whose end nobody has waited for: ${list}. Their release commands go on, and if they succeed the releases stay`,
  )
}
