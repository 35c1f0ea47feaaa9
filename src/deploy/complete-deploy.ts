import { measure } from '../async/measure.js'
import type { App } from '../heroku/apps.js'
import { listNewestReleases, type Release } from '../heroku/releases.js'
import { completeRelease } from '../release/complete.js'
import { UnhealthyError } from '../release/errors.js'
import { followRelease } from '../release/follow.js'
import {
  findOwnRelease,
  type OwnRelease,
  type ReleaseRef,
  releaseKind,
  releaseRef,
  remainingReleaseMessage,
  unknownReleaseMessage,
} from '../release/own-release.js'
import { describeRollback, rollBack } from '../release/rollback.js'
import type { ArmedLeftover } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import { describeError } from '../text/describe-error.js'
import { QuotingError } from '../text/quoting-error.js'
import type { Deploy } from './deploy.js'

/**
 * Notes what an app runs, so that a rollback to something else can be named; only where a rollback is wanted.
 */
export async function recordRollbackPoint(deploy: Deploy, app: App): Promise<void> {
  const { client, options } = deploy
  if (options.onFailure !== 'rollback') return
  const releases = await listNewestReleases(client, app.id)
  const current = releases.find((release) => release.current)
  if (current) deploy.rollbackPoint = releaseRef(current)
}

/**
 * Watches over a release that this run makes: when the run is cut short, the release is looked for if need be, named
 * in the log, and rolled back where that is wanted.
 *
 * @param how its id, or how to recognise it while that is not known
 */
export function armRelease(
  deploy: Deploy,
  app: App,
  how: Pick<OwnRelease, 'made'> | Pick<OwnRelease, 'match'>,
): ArmedLeftover<OwnRelease> {
  const { run, options, rollbackPoint, configRelease } = deploy
  const data: OwnRelease = {
    app: { id: app.id, name: app.name },
    rollBack: options.onFailure === 'rollback',
    ...how,
    ...(rollbackPoint && { rollbackPoint }),
    ...(configRelease && { configRelease }),
  }
  return run.arm({ kind: releaseKind, data, undo: (own, signal) => undoRelease(deploy, own, signal) })
}

/** Watches over a release that exists, where it may have to be rolled back. */
export function armMadeRelease(
  deploy: Deploy,
  app: App,
  release: Release,
): ArmedLeftover<OwnRelease> | undefined {
  if (deploy.options.onFailure !== 'rollback') return undefined
  return armRelease(deploy, app, { made: releaseRef(release) })
}

async function undoRelease(deploy: Deploy, own: OwnRelease, signal: AbortSignal): Promise<boolean> {
  const { run, client } = deploy
  const made = await findOwnRelease(client.until(signal), own)
  if (!made) {
    run.log.error(
      `${unknownReleaseMessage(own)}. The post phase of this step looks again`,
      'Release not known',
    )
    return false
  }
  run.output('release-id', made.id)
  run.output('release-version', made.version)
  if (own.rollBack) await bringBack(deploy, own, made, signal)
  else run.log.warning(remainingReleaseMessage(own, made))
  return true
}

async function bringBack(
  { run, client, changes }: Deploy,
  own: OwnRelease,
  made: ReleaseRef,
  signal: AbortSignal,
): Promise<void> {
  const rollback = await rollBack(client.until(signal), own, made)
  const what = rollback ? describeRollback(own, rollback) : 'There was nothing to roll back'
  run.log.info(what)
  changes.push(what)
}

/**
 * Completes the release of a deploy: follows it to its end, as far as it is waited for, and checks the app's health.
 * Where that is wanted, an unhealthy app is rolled back.
 *
 * @param own the release as one that this run makes; absent: it is somebody else's, and never rolled back
 * @throws ReleaseFailedError with the last lines of the output; UnhealthyError with the last answer; QuotingError when
 * the rollback failed as well
 */
export async function completeDeploy(
  deploy: Deploy,
  app: App,
  first: Release,
  own?: ArmedLeftover<OwnRelease>,
): Promise<Release> {
  const { run, client, options, timings } = deploy
  setReleaseOutputs(run, first)
  try {
    const release = await completeRelease(app, first, {
      client,
      log: run.log,
      waitForRelease: options.waitForRelease,
      healthCheck: options.healthCheck,
      onRead: (read) => setReleaseOutputs(run, read),
      phase: (name, work) =>
        measure(timings, name, name === 'released' ? () => warnIfCancelled(run, app, first, work) : work),
    })
    if (options.healthCheck) run.log.info(`${app.name} is healthy`)
    own?.disarm()
    return release
  } catch (error) {
    // When the run is cancelled, it undoes the release itself.
    if (run.signal.aborted) throw error
    const failure = error instanceof UnhealthyError ? await rollBackUnhealthy(deploy, own, error) : error
    own?.disarm()
    throw failure
  }
}

/**
 * Follows a release to its end.
 *
 * @param onRead called with the release each time it is read
 * @throws ReleaseFailedError with the last lines of the output
 */
export async function followToEnd(
  { run, client }: Deploy,
  app: App,
  first: Release,
  onRead: (release: Release) => void,
): Promise<Release> {
  return warnIfCancelled(run, app, first, () => followRelease(app, first, { client, log: run.log, onRead }))
}

/** Follows a release, and warns that it goes on when the run is cancelled meanwhile. */
async function warnIfCancelled<T>(run: Run, app: App, first: Release, follow: () => Promise<T>): Promise<T> {
  if (first.status === 'pending')
    run.log.info(`Releasing v${first.version} of ${app.name}: its release command runs`)
  const ended = run.onCancel(async () => {
    run.log.warning(`Release v${first.version} of ${app.name} goes on: Heroku can't cancel a release command`)
  })
  try {
    return await follow()
  } finally {
    // A release that failed does not go on.
    if (!run.signal.aborted) ended()
  }
}

/** Sets the outputs that a reading of a release makes known. */
function setReleaseOutputs(run: Run, { id, version, status }: Release): void {
  run.output('release-id', id)
  run.output('release-version', version)
  run.output('release-status', status)
}

/** @returns the error of the deploy: that the app is unhealthy and, where the rollback failed as well, that too */
async function rollBackUnhealthy(
  deploy: Deploy,
  own: ArmedLeftover<OwnRelease> | undefined,
  unhealthy: UnhealthyError,
): Promise<Error> {
  const { made, rollBack } = own?.data ?? {}
  if (!own || !made || !rollBack) return unhealthy
  try {
    await bringBack(deploy, own.data, made, deploy.run.signal)
    return unhealthy
  } catch (cause) {
    deploy.run.signal.throwIfAborted()
    const then = `${own.data.app.name} could not be rolled back, and runs v${made.version}: ${describeError(cause)}`
    return new QuotingError(`${unhealthy.message}\n${then}`, {
      ownWords: unhealthy.message,
      cause: unhealthy,
    })
  }
}
