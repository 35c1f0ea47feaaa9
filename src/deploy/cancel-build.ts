import { type Build, cancelBuild, findBuild, getBuild, type Sought } from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import { lookFor } from '../heroku/create-once.js'
import { leftOf } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'

/** A build that must not go on when nobody waits for it any more. */
export interface Guarded {
  app: string
  /** What it looks like, while its id is not known. */
  sought: Sought
  id?: string
}

/** Keeps watch over the one build that a run creates. */
export interface BuildGuard {
  /** The build has this id. */
  created(build: Build): void
  /** The build has ended: there is nothing left to cancel. */
  over(): void
}

/** The kind under which a build is saved for the post step. */
const kind = 'build'

/**
 * Watches over a build from before its creation: when the run is cut short, the build is cancelled at Heroku; when
 * the run is killed, its post step does it, from what is saved here.
 *
 * @param onRead told of every reading of the build
 */
export function guardBuild(
  run: Run,
  client: HerokuClient,
  target: { app: string; sought: Sought },
  onRead: (build: Build) => void,
): BuildGuard {
  const undo = (guarded: Guarded, signal: AbortSignal) => cancel(run, client, guarded, signal, onRead)
  const armed = run.arm<Guarded>({ kind, data: target, undo })
  return { created: ({ id }) => armed.update({ ...target, id }), over: () => armed.disarm() }
}

/**
 * Cancels the build that the main step left behind, if it left one.
 *
 * @param connect makes a client; not called when there is nothing to do
 */
export async function cancelLeftBuild(run: Run, connect: () => HerokuClient): Promise<void> {
  for (const guarded of leftOf<Guarded>(kind)) await cancel(run, connect(), guarded, run.signal, () => {})
}

/**
 * Cancels what a creation may have made that was given up too early, and repeated: a second build of our source.
 *
 * @param id of the build that is followed
 */
export async function cancelTwin(
  run: Run,
  client: HerokuClient,
  { app, sought }: Guarded,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const others = { ...sought, known: [...sought.known, id] }
  const twin = sought.ours ? await findBuild(client, app, others, signal) : undefined
  if (twin?.status === 'pending') await stop(run, client, app, twin.id, signal)
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
  guarded: Guarded,
  signal: AbortSignal,
  onRead: (build: Build) => void,
): Promise<boolean> {
  const { app, id, sought } = guarded
  const known = id ?? (await lookFor(() => findBuild(client, app, sought, signal), signal))?.id
  if (!known) return false
  if (!id && !sought.ours) {
    run.log.warning(
      `Build ${known} is of the same tarball and version as the one that was being created. It is not cancelled, since another job may have started it`,
    )
    return true
  }
  await stop(run, client, app, known, signal, onRead)
  await cancelTwin(run, client, guarded, known, signal)
  return true
}

async function stop(
  run: Run,
  client: HerokuClient,
  app: string,
  id: string,
  signal: AbortSignal,
  onRead: (build: Build) => void = () => {},
): Promise<void> {
  let repeated = false
  const onRepeat = () => {
    repeated = true
  }
  const refusal = await cancelBuild(client, app, id, signal, onRepeat).then(
    () => undefined,
    (cause: unknown) => new Error(`Build ${id} could not be cancelled and may go on`, { cause }),
  )
  const build = await getBuild(client, app, id, signal).catch(() => undefined)
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
