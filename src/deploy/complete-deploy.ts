import { measure } from '../async/measure.js'
import type { App } from '../heroku/apps.js'
import type { Release } from '../heroku/releases.js'
import { isUnhealthy } from '../release/errors.js'
import { followRelease } from '../release/follow.js'
import {
  findOwnRelease,
  type OwnRelease,
  type ReleaseRef,
  releaseKind,
  remainingReleaseMessage,
  toReleaseRef,
  unknownReleaseMessage,
} from '../release/own-release.js'
import { describeRestored, describeRollback, rollBack } from '../release/rollback.js'
import type { ArmedLeftover } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import { describeError } from '../text/describe-error.js'
import { QuotingError } from '../text/quoting-error.js'
import type { Deploy } from './deploy.js'

/**
 * Arms the undoing of a release that this run creates. When the run is aborted, it finds the release if necessary, logs
 * it, and rolls it back if `on-failure` is `rollback`.
 *
 * @param identification the release, or how to recognise it while its id is unknown
 */
export function armRelease(
  deploy: Deploy,
  app: App,
  identification: Pick<OwnRelease, 'ref'> | Pick<OwnRelease, 'match'>,
): ArmedLeftover<OwnRelease> {
  const { run, options, rollbackPoint, configRelease } = deploy
  const data: OwnRelease = {
    app: { id: app.id, name: app.name },
    rollBack: options.onFailure === 'rollback',
    ...identification,
    ...(rollbackPoint && { rollbackPoint }),
    ...(configRelease && { configRelease }),
  }
  return run.arm({
    kind: releaseKind,
    data,
    undo: (ownRelease, signal) => undoRelease(deploy, ownRelease, signal),
  })
}

/** Arms the undoing of a release that exists, if `on-failure` is `rollback`. */
export function armExistingRelease(
  deploy: Deploy,
  app: App,
  release: Release,
): ArmedLeftover<OwnRelease> | undefined {
  if (deploy.options.onFailure !== 'rollback') return undefined
  return armRelease(deploy, app, { ref: toReleaseRef(release) })
}

async function undoRelease(deploy: Deploy, ownRelease: OwnRelease, signal: AbortSignal): Promise<boolean> {
  const { run, client } = deploy
  const ref = await findOwnRelease(client.until(signal), ownRelease)
  if (!ref) {
    run.log.error(`${unknownReleaseMessage(ownRelease)}. The post step will search again`, 'Release unknown')
    return false
  }
  run.output('release-id', ref.id)
  run.output('release-version', ref.version)
  if (ownRelease.rollBack) await rollBackRelease(deploy, ownRelease, ref, signal)
  else run.log.warning(remainingReleaseMessage(ownRelease, ref))
  return true
}

async function rollBackRelease(
  deploy: Deploy,
  ownRelease: OwnRelease,
  ref: ReleaseRef,
  signal: AbortSignal,
): Promise<void> {
  const { run, client, maintenance } = deploy
  const rollback = await rollBack(client.until(signal), ownRelease, ref)
  if (maintenance) maintenance.hasUnprovenRelease = false
  if (!rollback) {
    const what = 'No rollback was needed'
    run.log.info(what)
    deploy.changes.push(what)
    return
  }
  run.log.info(describeRollback(ownRelease, rollback))
  deploy.restored = describeRestored(ownRelease, rollback)
}

/**
 * Completes the release of a deploy: waits for it unless `wait-for-release` is off, checks the app's health, and rolls
 * an unhealthy app back if `on-failure` is `rollback`.
 *
 * @param ownRelease this run's release; if absent, the release belongs to another run and is never rolled back
 * @throws ReleaseFailedError with the last lines of the output; UnhealthyError with the last response; QuotingError if
 * the rollback failed as well
 */
export async function completeDeploy(
  deploy: Deploy,
  app: App,
  initial: Release,
  ownRelease?: ArmedLeftover<OwnRelease>,
): Promise<Release> {
  const { run, client, options, timings, maintenance } = deploy
  const onRead = (read: Release) => {
    deploy.release = read
    setReleaseOutputs(run, read)
  }
  deploy.app = app
  onRead(initial)
  // Loaded late, so that the first request does not wait for it.
  const { completeRelease } = await import('../release/complete.js')
  try {
    const release = await completeRelease(app, initial, {
      run,
      client,
      log: run.log,
      afterRelease: options.afterRelease,
      ...(maintenance && { maintenance }),
      onScaled: (change) => deploy.changes.push(`Scaled: ${change}`),
      onDynos: (dynos) => run.output('dynos', JSON.stringify(dynos)),
      onRead,
      phase: (name, work) =>
        measure(timings, name, name === 'release' ? () => warnIfCancelled(run, app, initial, work) : work),
    })
    if (options.afterRelease.healthCheck && !maintenance?.wasOn) run.log.info(`${app.name} is healthy`)
    ownRelease?.disarm()
    return release
  } catch (error) {
    // An aborted run undoes the release itself.
    if (run.signal.aborted) throw error
    const failure =
      error instanceof Error && isUnhealthy(error)
        ? await rollBackUnhealthy(deploy, ownRelease, error)
        : error
    ownRelease?.disarm()
    throw failure
  }
}

/**
 * Follows a release to the end.
 *
 * @param onRead called with the release each time it is read
 * @throws ReleaseFailedError with the last lines of the output
 */
export async function followToEnd(
  { run, client }: Deploy,
  app: App,
  initial: Release,
  onRead: (release: Release) => void,
): Promise<Release> {
  return warnIfCancelled(run, app, initial, () =>
    followRelease(app, initial, { client, log: run.log, onRead }),
  )
}

/** Follows a release, and warns that its command continues if the run is aborted in the meantime. */
async function warnIfCancelled<T>(
  run: Run,
  app: App,
  initial: Release,
  follow: () => Promise<T>,
): Promise<T> {
  if (initial.status === 'pending')
    run.log.info(`Releasing v${initial.version} of ${app.name}: its release command is running`)
  const stopWarning = run.onCancel(async () => {
    run.log.warning(
      `Release v${initial.version} of ${app.name} continues: Heroku can't cancel a release command`,
    )
  })
  try {
    return await follow()
  } finally {
    // A failed release does not continue, so the warning would be wrong.
    if (!run.signal.aborted) stopWarning()
  }
}

function setReleaseOutputs(run: Run, { id, version, status }: Release): void {
  run.output('release-id', id)
  run.output('release-version', version)
  run.output('release-status', status)
}

/** Returns the error to report: that the app is unhealthy and, if the rollback failed, that too. */
async function rollBackUnhealthy(
  deploy: Deploy,
  ownRelease: ArmedLeftover<OwnRelease> | undefined,
  unhealthy: Error,
): Promise<Error> {
  const { ref, rollBack } = ownRelease?.data ?? {}
  if (!ownRelease || !ref || !rollBack) return unhealthy
  try {
    await rollBackRelease(deploy, ownRelease.data, ref, deploy.run.signal)
    return unhealthy
  } catch (cause) {
    deploy.run.signal.throwIfAborted()
    const rollbackFailure = `Could not roll back ${ownRelease.data.app.name}, which still runs v${ref.version}: ${describeError(cause)}`
    return new QuotingError(`${unhealthy.message}\n${rollbackFailure}`, {
      ownMessage: unhealthy instanceof QuotingError ? unhealthy.ownMessage : unhealthy.message,
      cause: unhealthy,
    })
  }
}
