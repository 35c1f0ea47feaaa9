import { sleep } from '../async/sleep.js'
import type { HerokuClient } from '../heroku/client.js'
import { type Dyno, listDynos } from '../heroku/dynos.js'
import { listFormation } from '../heroku/formation.js'
import { getRelease, type Release } from '../heroku/releases.js'
import { DeadlineError, isStatus } from '../http/errors.js'
import { formatCount } from '../text/format.js'
import { type DynoCount, DynoWatch, missingTypes } from './dyno-watch.js'
import { NotRunningError } from './errors.js'

/** Milliseconds between looks at an app's dynos. */
const pauses = [1_000, 2_000, 3_000]
const longestPause = 5_000

export interface DynoWait {
  client: HerokuClient
  log: { info(message: string): void; warning(message: string): void }
  /** Milliseconds that the dynos have. */
  timeout: number
}

/**
 * Waits until each dyno of an app's formation runs a release, or a newer one, and is up. A dyno that sleeps counts as
 * up. Heroku restarts a dyno at once after its first crash, so a crash fails the wait when it lasts or comes again.
 *
 * @returns the dynos; empty if none is scaled up, or if the key may not read them
 * @throws NotRunningError with the last lines of a dyno's log if it crashes or is not up in time; DeadlineError if
 * Heroku's API did not answer until then; HerokuError; the signal's reason
 */
export async function waitForDynos(
  app: { id: string; name: string },
  release: Release,
  options: DynoWait,
): Promise<Dyno[]> {
  const { client, log, timeout } = options
  const what = `${app.name} runs v${release.version}`
  const deadline = new AbortController()
  const error = new DeadlineError(
    `It is unknown whether ${what}: Heroku's API did not say so within ${timeout / 1000} seconds`,
  )
  const timer = setTimeout(() => deadline.abort(error), timeout)
  const progress: Progress = { waitingFor: 'no dyno is listed yet', dynos: [] }
  try {
    const limited = client.until(AbortSignal.any([client.signal, deadline.signal]))
    const seen = await watchDynos(app, release, { client: limited, log }, progress)
    if (!seen.crashed) return seen.dynos
  } catch (error) {
    if (isStatus(error, 403)) {
      log.warning(
        `The key may not read the dynos of ${app.name}, so it is unknown whether v${release.version} runs: use a key that may, or set 'wait-for-dynos: false'`,
      )
      return []
    }
    if (client.signal.aborted || error !== deadline.signal.reason || deadline.signal.reason.cause) throw error
  } finally {
    clearTimeout(timer)
  }
  throw await notRunningError(app, release, options, progress)
}

/** What the last look has shown, for the error. */
interface Progress {
  /** What the wait is waiting for. */
  waitingFor: string
  dynos: Dyno[]
  /** A dyno that has failed. */
  crashed?: Dyno
}

/** Looks at the dynos until all are up, or one has failed. */
async function watchDynos(
  app: { id: string; name: string },
  release: Release,
  { client, log }: Omit<DynoWait, 'timeout'>,
  progress: Progress,
): Promise<Progress> {
  const watch = new DynoWatch(release.version)
  const start = performance.now()
  let paused = 0
  for (let index = 0; ; index += 1) {
    const dynos = await listDynos(client, app.id)
    const { changes, count, crashed, allUp } = watch.look(dynos, performance.now() - start, paused)
    for (const change of changes) log.info(change)
    Object.assign(progress, { dynos, crashed })
    if (crashed) return progress
    // The formation is read as it is now: it may be scaled in the meantime.
    const formation = allUp ? await listFormation(client, app.id) : []
    const missing = missingTypes(dynos, formation)
    if (allUp && missing.length === 0) {
      await reportEnd(client, app, release, dynos, log)
      return progress
    }
    progress.waitingFor = describeProgress(dynos, release, missing, count)
    const pause = pauses[index] ?? longestPause
    await sleep(pause, client.signal)
    paused += pause
  }
}

async function reportEnd(
  client: HerokuClient,
  app: { id: string; name: string },
  { version }: Release,
  dynos: Dyno[],
  log: DynoWait['log'],
): Promise<void> {
  if (dynos.length === 0) log.info(`No dynos of ${app.name} are scaled up, so none runs v${version}`)
  const newer = Math.max(...dynos.map(({ releaseVersion }) => releaseVersion), version)
  if (newer === version) return
  const { user, description } = await getRelease(client, app.id, String(newer))
  log.info(`${app.name} runs v${newer} by now, released by ${user || 'somebody else'}: ${description}`)
}

function describeProgress(
  dynos: Dyno[],
  { version }: Release,
  missing: string[],
  { up, total }: DynoCount,
): string {
  const waiting = dynos
    .filter(({ state, releaseVersion }) => releaseVersion < version || !['up', 'idle'].includes(state))
    .map(({ name, state, releaseVersion }) =>
      releaseVersion < version ? `${name} still runs v${releaseVersion}` : `${name} is ${state}`,
    )
  const absent = missing.map((type) => `a dyno of ${type} is missing`)
  return [`${up} of ${formatCount(total, 'dyno')} up`, ...waiting, ...absent].join(', ')
}

/** Returns the error for a dyno that crashes, or for dynos that are not up in time, with the end of a dyno's log. */
async function notRunningError(
  app: { id: string; name: string },
  { version }: Release,
  { client, timeout }: DynoWait,
  { crashed, dynos, waitingFor }: Progress,
): Promise<NotRunningError> {
  const what = crashed
    ? `${crashed.name} of ${app.name} crashes on v${version}`
    : `Not all dynos of ${app.name} run v${version} after ${formatCount(timeout / 1000, 'second')}: ${waitingFor}`
  const started = dynos.filter(({ releaseVersion }) => releaseVersion === version)
  const culprit = crashed ?? started.find(({ state }) => state !== 'up' && state !== 'idle')
  if (!culprit) return new NotRunningError(what)
  const { readDynoLog } = await import('./dyno-log.js')
  const { lines, problem } = await readDynoLog(client, app, culprit.name)
  return new NotRunningError(what, lines, problem && `\n${problem}`)
}
