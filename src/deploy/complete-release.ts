import { measure } from '../async/measure.js'
import type { App } from '../heroku/apps.js'
import { listNewestReleases, type Release } from '../heroku/releases.js'
import { UnhealthyError } from '../release/errors.js'
import { followRelease } from '../release/follow.js'
import { checkHealth } from '../release/health-check.js'
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
import type { Armed } from '../runner/leftovers.js'
import { describeError, type Run } from '../runner/run.js'
import { QuotingError } from '../text/quoting-error.js'
import type { Deploy } from './deploy.js'

/**
 * Notes what an app runs, so that a rollback to something else can be named; only where a rollback is wanted.
 */
export async function recordRollbackPoint(deploy: Deploy, app: App): Promise<void> {
  const { run, client, options } = deploy
  if (options.onFailure !== 'rollback') return
  const releases = await listNewestReleases(client, app.id, run.signal)
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
): Armed<OwnRelease> {
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
export function armMadeRelease(deploy: Deploy, app: App, release: Release): Armed<OwnRelease> | undefined {
  if (deploy.options.onFailure !== 'rollback') return undefined
  return armRelease(deploy, app, { made: releaseRef(release) })
}

async function undoRelease(deploy: Deploy, own: OwnRelease, signal: AbortSignal): Promise<boolean> {
  const { run, client } = deploy
  const made = await findOwnRelease(client, own, signal)
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
  const rollback = await rollBack(client, own, made, signal)
  const what = rollback ? describeRollback(own, rollback) : 'There was nothing to roll back'
  run.log.info(what)
  changes.push(what)
}

/**
 * Follows a release to its end, as far as it is to be waited for, and checks the app's health. Where that is wanted,
 * an app that is unhealthy is rolled back.
 *
 * @param own the release as one that this run makes; absent: it is somebody else's, and never rolled back
 * @throws ReleaseFailedError with the last lines of the output; UnhealthyError with the last answer; Error when the
 * rollback failed as well
 */
export async function completeRelease(
  deploy: Deploy,
  app: App,
  first: Release,
  own?: Armed<OwnRelease>,
): Promise<Release> {
  const { run, options, timings } = deploy
  setReleaseOutputs(run, first)
  const follow = options.waitForRelease || first.status !== 'pending'
  try {
    const release = await measure(timings, 'released', async () =>
      follow ? followToEnd(deploy, app, first, (read) => setReleaseOutputs(run, read)) : first,
    )
    if (options.healthCheck) await measure(timings, 'checked', () => checkOrRollBack(deploy, app, own))
    own?.disarm()
    return release
  } catch (error) {
    // When the run is cut short, it undoes the release itself.
    if (!run.signal.aborted) own?.disarm()
    throw error
  }
}

/**
 * Follows a release to its end, and says that it goes on when the run is cut short.
 *
 * @param onRead told of every reading of it
 * @throws ReleaseFailedError with the last lines of the output when it failed
 */
export async function followToEnd(
  { run, client }: Deploy,
  app: App,
  first: Release,
  onRead: (release: Release) => void = () => {},
): Promise<Release> {
  const { log, signal } = run
  if (first.status === 'pending')
    log.info(`Releasing v${first.version} of ${app.name}: its release command runs`)
  const over = run.onCancel(async () => {
    log.warning(`Release v${first.version} of ${app.name} goes on: Heroku can't cancel a release command`)
  })
  try {
    return await followRelease(app, first, { client, log, signal, onRead })
  } finally {
    // Of one that has failed nothing goes on.
    if (!signal.aborted) over()
  }
}

/** Sets the outputs that a reading of a release makes known. */
function setReleaseOutputs(run: Run, { id, version, status }: Release): void {
  run.output('release-id', id)
  run.output('release-version', version)
  run.output('release-status', status)
}

async function checkOrRollBack(deploy: Deploy, app: App, own: Armed<OwnRelease> | undefined): Promise<void> {
  const { run, client, options } = deploy
  if (!options.healthCheck) return
  try {
    await checkHealth(client.http, options.healthCheck, app.webUrl, run.signal)
  } catch (error) {
    if (error instanceof UnhealthyError && own?.data.rollBack && own.data.made) {
      await rollBackUnhealthy(deploy, own.data, own.data.made, error)
    }
    throw error
  }
  run.log.info(`${app.name} is healthy`)
}

/** @throws Error that adds to why the app is unhealthy that it could not be rolled back */
async function rollBackUnhealthy(
  deploy: Deploy,
  own: OwnRelease,
  made: ReleaseRef,
  unhealthy: UnhealthyError,
): Promise<void> {
  try {
    await bringBack(deploy, own, made, deploy.run.signal)
  } catch (cause) {
    deploy.run.signal.throwIfAborted()
    const then = `${own.app.name} could not be rolled back, and runs v${made.version}: ${describeError(cause)}`
    throw new QuotingError(`${unhealthy.message}\n${then}`, { ownWords: unhealthy.message, cause: unhealthy })
  }
}
