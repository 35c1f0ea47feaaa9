import { type Build, cancelBuild, findBuild, getBuild, type Sought } from '../heroku/builds.js'
import type { HerokuClient } from '../heroku/client.js'
import { lookFor } from '../heroku/create-once.js'
import type { Run } from '../runner/run.js'
import { readState, saveState } from '../runner/state.js'

/** A build that must not go on when nobody waits for it any more. */
interface Guarded {
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
  if (build.status !== 'pending') {
    run.log.info(`Build ${build.id} had ended before it could be cancelled: it ${build.status}`)
    return true
  }
  await cancelBuild(client, app, build.id, signal).catch((error: unknown) => {
    throw new Error(`Build ${build.id} could not be cancelled and may go on`, { cause: error })
  })
  run.log.info(`Cancelled build ${build.id} at Heroku`)
  return true
}

function savedBuild(): Guarded | undefined {
  const saved: Guarded | '' = JSON.parse(readState(stateName) || '""')
  return saved || undefined
}
