import { type Build, type BuildMatch, cancelBuild, findBuild, getBuild } from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import { pollFor } from '../heroku/create-once.js'
import { type ArmedLeftover, savedLeftovers } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'

/** A build that must not continue once nobody waits for it. */
export interface BuildToCancel {
  app: string
  /** Identifies the build while its id is unknown. */
  match: BuildMatch
  id?: string
}

/** The leftover kind of builds that are saved for the post step. */
const kind = 'build'

/**
 * Arms the cancellation of a build before it is created. When the run is aborted, it cancels the build at Heroku; when
 * the run is killed, the post step does so from the saved data.
 *
 * @param onRead called with the build each time it is read
 */
export function armBuild(
  run: Run,
  client: HerokuClient,
  target: BuildToCancel,
  onRead: (build: Build) => void,
): ArmedLeftover<BuildToCancel> {
  const undo = (build: BuildToCancel, signal: AbortSignal) =>
    cancelOwnBuild(run, client.until(signal), build, onRead)
  return run.arm({ kind, data: target, undo })
}

/**
 * Cancels any build that the main step left behind.
 *
 * @param connect returns a client; called only if there is a build to cancel
 */
export async function cancelLeftoverBuilds(run: Run, connect: () => HerokuClient): Promise<void> {
  for (const target of savedLeftovers<BuildToCancel>(kind))
    await cancelOwnBuild(run, connect(), target, () => {})
}

/**
 * Cancels the second build of our source that Heroku may have created when the request was repeated.
 *
 * @param id id of the build that is followed
 */
export async function cancelDuplicateBuild(
  run: Run,
  client: HerokuClient,
  { app, match }: BuildToCancel,
  id: string,
): Promise<void> {
  const others: BuildMatch = { ...match, knownIds: [...match.knownIds, id] }
  const duplicate = match.isOurSource ? await findBuild(client, app, others) : undefined
  if (duplicate?.status === 'pending') await stopBuild(run, client, app, duplicate.id)
}

/**
 * Cancels a build, after searching for it if its id is unknown. It does not read the build first: at the account's
 * rate limit, or near the end of the grace period, there may be time for one request only.
 *
 * @returns whether it is certain that none of our builds continues
 */
async function cancelOwnBuild(
  run: Run,
  client: HerokuClient,
  target: BuildToCancel,
  onRead: (build: Build) => void,
): Promise<boolean> {
  const { app, id, match } = target
  const buildId = id ?? (await pollFor(() => findBuild(client, app, match), client.signal))?.id
  if (!buildId) return false
  if (!id && !match.isOurSource) {
    run.log.warning(
      `Build ${buildId} has the same tarball and version as the build that was being created. It was not cancelled because another job may have started it`,
    )
    return true
  }
  await stopBuild(run, client, app, buildId, onRead)
  await cancelDuplicateBuild(run, client, target, buildId)
  return true
}

async function stopBuild(
  run: Run,
  client: HerokuClient,
  app: string,
  id: string,
  onRead: (build: Build) => void = () => {},
): Promise<void> {
  let repeated = false
  const onRepeat = () => {
    repeated = true
  }
  const refusal = await cancelBuild(client, app, id, onRepeat).then(
    () => undefined,
    (cause: unknown) => new Error(`Could not cancel build ${id}; it may still be running`, { cause }),
  )
  const build = await getBuild(client, app, id).catch(() => undefined)
  if (build) onRead(build)
  if (refusal && (!build || build.status === 'pending')) throw refusal
  // If the response to a cancellation is lost, Heroku refuses the repeated request.
  const wasCancelled = !refusal || (repeated && build?.status === 'failed')
  run.log.info(
    wasCancelled
      ? `Cancelled build ${id} at Heroku`
      : `Build ${id} ended before it could be cancelled: it ${build?.status}`,
  )
}
