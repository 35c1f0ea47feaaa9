import { type Build, type BuildMatch, cancelBuild, findBuild, getBuild } from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import { pollFor } from '../heroku/create-once.js'
import { type ArmedLeftover, savedLeftovers } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'

/** A build that must not go on when nobody waits for it any more. */
export interface BuildToCancel {
  app: string
  /** What it looks like, while its id is not known. */
  match: BuildMatch
  id?: string
}

/** The kind under which a build is saved for the post step. */
const kind = 'build'

/**
 * Watches over a build from before its creation: when the run is cut short, the build is cancelled at Heroku; when
 * the run is killed, its post step does it, from what is saved here.
 *
 * @param onRead told of every reading of the build
 */
export function armBuild(
  run: Run,
  client: HerokuClient,
  target: BuildToCancel,
  onRead: (build: Build) => void,
): ArmedLeftover<BuildToCancel> {
  const undo = (build: BuildToCancel, signal: AbortSignal) => cancel(run, client.until(signal), build, onRead)
  return run.arm({ kind, data: target, undo })
}

/**
 * Cancels the build that the main step left behind, if it left one.
 *
 * @param connect makes a client; not called when there is nothing to do
 */
export async function cancelLeftBuilds(run: Run, connect: () => HerokuClient): Promise<void> {
  for (const target of savedLeftovers<BuildToCancel>(kind)) await cancel(run, connect(), target, () => {})
}

/**
 * Cancels what a creation may have made that was given up too early, and repeated: a second build of our source.
 *
 * @param id of the build that is followed
 */
export async function cancelDuplicate(
  run: Run,
  client: HerokuClient,
  { app, match }: BuildToCancel,
  id: string,
): Promise<void> {
  const others = { ...match, known: [...match.knownIds, id] }
  const twin = match.isOurSource ? await findBuild(client, app, others) : undefined
  if (twin?.status === 'pending') await stop(run, client, app, twin.id)
}

/**
 * Cancels a build, which is looked for while its id is not known. Nothing is asked before it is cancelled: at the
 * account's rate limit, or near the end of the grace, one request may be all that there is time for.
 *
 * @returns whether it is certain that no build of ours goes on
 */
async function cancel(
  run: Run,
  client: HerokuClient,
  target: BuildToCancel,
  onRead: (build: Build) => void,
): Promise<boolean> {
  const { app, id, match } = target
  const known = id ?? (await pollFor(() => findBuild(client, app, match), client.signal))?.id
  if (!known) return false
  if (!id && !match.isOurSource) {
    run.log.warning(
      `Build ${known} is of the same tarball and version as the one that was being created. It is not cancelled, since another job may have started it`,
    )
    return true
  }
  await stop(run, client, app, known, onRead)
  await cancelDuplicate(run, client, target, known)
  return true
}

async function stop(
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
    (cause: unknown) => new Error(`Build ${id} could not be cancelled and may go on`, { cause }),
  )
  const build = await getBuild(client, app, id).catch(() => undefined)
  if (build) onRead(build)
  if (refusal && (!build || build.status === 'pending')) throw refusal
  // A cancellation whose answer is lost is refused when it is sent again.
  const cancelled = !refusal || (repeated && build?.status === 'failed')
  run.log.info(
    cancelled
      ? `Cancelled build ${id} at Heroku`
      : `Build ${id} had ended before it could be cancelled: it ${build?.status}`,
  )
}
