import type { App } from '../heroku/apps.js'
import type { Dyno } from '../heroku/dynos.js'
import type { Release } from '../heroku/releases.js'
import type { Run } from '../runner/run.js'
import type { AfterRelease } from './after-release.js'
import { type FollowOptions, followRelease } from './follow.js'
import type { Maintenance } from './maintenance.js'

/** A phase of completing a release. The name must also fit a phase that failed. */
type CompletionPhase = 'release' | 'scaling' | 'dyno start' | 'health check' | 'command'

/** A dyno, as outputs have it. */
export interface DynoOutput {
  /** Such as `web.1`. */
  name: string
  type: string
  state: string
  /** Number of the release that it runs. */
  version: number
}

export interface CompleteOptions extends FollowOptions {
  /** Saves for the post step what must not be left behind. */
  run: Pick<Run, 'arm'>
  log: FollowOptions['log'] & { info(message: string): void; warning(message: string): void }
  afterRelease: AfterRelease
  /** The app's maintenance mode during the release. */
  maintenance?: Maintenance
  /** Called with each change of the formation, in words. */
  onScaled?: (change: string) => void
  /** Called with the dynos that run the release. */
  onDynos?: (dynos: DynoOutput[]) => void
  /** Called to run each phase, for example to measure it. */
  phase?: <T>(name: CompletionPhase, work: () => Promise<T>) => Promise<T>
}

/**
 * Follows a new release to the end, unless it is pending and not to be waited for. Then scales the app, waits until its
 * dynos run the release, checks its health, and runs a command, as far as each is wanted.
 *
 * In maintenance mode, the command runs before the health check: maintenance mode ends between the two, since Heroku
 * answers every request itself until then.
 *
 * @returns the release as it was last read
 * @throws ReleaseFailedError with the last lines of the output; NotRunningError with those of a crashed dyno;
 * UnhealthyError with the last response; CommandFailedError with the last lines of the command's output
 */
export async function completeRelease(
  app: App,
  initial: Release,
  options: CompleteOptions,
): Promise<Release> {
  const {
    run,
    client,
    log,
    afterRelease,
    maintenance,
    onScaled,
    onDynos,
    phase = (_, work) => work(),
  } = options
  const { waitForRelease, formation, dynosTimeout, healthCheck, runAfter } = afterRelease
  const follow = waitForRelease || initial.status !== 'pending'
  if (!follow) {
    const scaling = formation.length > 0 ? ', and the formation stays as it is' : ''
    log.info(
      `v${initial.version} of ${app.name} is still pending, and 'wait-for-release' is false: its dynos are not waited for${scaling}`,
    )
    return initial
  }
  const release = await phase('release', () => followRelease(app, initial, options))
  if (maintenance) maintenance.hasUnprovenRelease = true
  // Each is loaded only when it is needed.
  if (formation.length > 0) {
    const { applyFormation } = await import('./formation.js')
    for (const change of await phase('scaling', () => applyFormation(client, app, formation))) {
      log.info(`Scaled ${app.name}: ${change}`)
      onScaled?.(change)
    }
  }
  if (dynosTimeout !== undefined) {
    const { waitForDynos } = await import('./wait-for-dynos.js')
    const wait = { client, log, timeout: dynosTimeout }
    const dynos = await phase('dyno start', () => waitForDynos(app, release, wait))
    onDynos?.(dynos.map(toOutput))
  }
  const check = async () => {
    if (!healthCheck) return
    const { checkHealth } = await import('./health-check.js')
    const { signal } = client
    await phase('health check', () => checkHealth(client.http, healthCheck, app.webUrl, { log, signal }))
  }
  if (!maintenance) await check()
  if (runAfter !== '') {
    const { runCommand } = await import('./run-command.js')
    await phase('command', () => runCommand(app, runAfter, { run, client, log }))
  }
  if (!maintenance) return release
  await maintenance.end()
  if (!maintenance.wasOn) await check()
  else if (healthCheck)
    log.warning(
      `The health of ${app.name} was not checked: it was in maintenance mode before, in which Heroku answers every request itself`,
    )
  maintenance.hasUnprovenRelease = false
  return release
}

function toOutput({ name, type, state, releaseVersion }: Dyno): DynoOutput {
  return { name, type, state, version: releaseVersion }
}
