import { type Build, cancelBuild, findBuild, getBuild, type Sought } from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import { lookFor } from '../heroku/create-once.js'
import type { Run } from '../runner/run.js'
import { readState, saveState } from '../runner/state.js'

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

const stateName = 'build'

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
  const guarded: Guarded = { ...target }
  saveState(stateName, guarded)
  const takeBack = run.whenCutShort(async (signal) => {
    if (await cancel(run, client, guarded, signal, onRead)) saveState(stateName, '')
  })
  return {
    created: ({ id }) => {
      guarded.id = id
      saveState(stateName, guarded)
    },
    over: () => {
      takeBack()
      saveState(stateName, '')
    },
  }
}

/**
 * Cancels the build that the main step left behind, if it left one.
 *
 * @param connect makes a client; not called when there is nothing to do
 */
export async function cancelLeftBuild(run: Run, connect: () => HerokuClient): Promise<void> {
  const guarded = savedBuild()
  if (guarded) await cancel(run, connect(), guarded, run.signal, () => {})
}

/**
 * Cancels what a creation may have made that was given up too early, and repeated: a second build of our source.
 *
 * @param build the one that is followed
 */
export async function cancelTwin(
  run: Run,
  client: HerokuClient,
  { app, sought }: Guarded,
  build: Build,
  signal: AbortSignal,
): Promise<void> {
  const others = { ...sought, known: [...sought.known, build.id] }
  const twin = sought.ours ? await findBuild(client, app, others, signal) : undefined
  if (twin) await stop(run, client, app, twin, signal)
}

/** Gives whether it is certain that no build of ours goes on. */
async function cancel(
  run: Run,
  client: HerokuClient,
  guarded: Guarded,
  signal: AbortSignal,
  onRead: (build: Build) => void,
): Promise<boolean> {
  const { app, id, sought } = guarded
  const build = id
    ? await getBuild(client, app, id, signal)
    : await lookFor(() => findBuild(client, app, sought, signal), signal)
  if (!build) return false
  if (!id && !sought.ours) {
    run.log.warning(
      `Build ${build.id} is of the same tarball and version as the one that was being created. It is not cancelled, since another job may have started it`,
    )
    return true
  }
  onRead(build)
  await stop(run, client, app, build, signal)
  await cancelTwin(run, client, guarded, build, signal)
  return true
}

async function stop(
  run: Run,
  client: HerokuClient,
  app: string,
  build: Build,
  signal: AbortSignal,
): Promise<void> {
  const { id, status } = build
  const ended = status === 'pending' ? await statusOnceCancelled(client, app, build, signal) : status
  const tooLate = status !== 'pending' || ended === 'succeeded'
  run.log.info(
    tooLate
      ? `Build ${id} had ended before it could be cancelled: it ${ended}`
      : `Cancelled build ${id} at Heroku`,
  )
}

/** A cancellation whose answer is lost is refused when it is sent again: the build tells what came of it. */
async function statusOnceCancelled(
  client: HerokuClient,
  app: string,
  { id }: Build,
  signal: AbortSignal,
): Promise<Build['status']> {
  try {
    await cancelBuild(client, app, id, signal)
    return 'failed'
  } catch (cause) {
    const { status } = await getBuild(client, app, id, signal).catch(() => ({ status: 'pending' as const }))
    if (status !== 'pending') return status
    throw new Error(`Build ${id} could not be cancelled and may go on`, { cause })
  }
}

function savedBuild(): Guarded | undefined {
  const saved: Guarded | '' = JSON.parse(readState(stateName) || '""')
  return saved || undefined
}
