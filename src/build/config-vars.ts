import { measure } from '../async/measure.js'
import { followToEnd } from '../deploy/complete-deploy.js'
import { startDeployMaintenance } from '../deploy/maintenance.js'
import type { App } from '../heroku/apps.js'
import {
  type ConfigChanges,
  changeConfigVars,
  changesNeeded,
  getConfigVars,
  getReleaseConfigVars,
  toConfigChanges,
} from '../heroku/config-vars.js'
import type { Release } from '../heroku/releases.js'
import type { BuildDeploy } from './inputs.js'

/**
 * Sets an app's config vars with a single request, which it sends only if something changes. The change creates a
 * release, which runs the release command of the app's current code. The release is followed to the end because builds
 * and dynos don't see the new values before then.
 *
 * @throws HerokuError, 403 without the permission `deploy`; Error with the last lines of the output if the release
 * command failed, in which case the config vars have not changed
 */
export async function setConfigVars(
  deploy: BuildDeploy,
  app: App,
  vars: Record<string, string>,
): Promise<void> {
  const { run, client, timings } = deploy
  const present = await getConfigVars(client, app.id)
  const changes = changesNeeded(toConfigChanges(vars), present)
  if (Object.keys(changes).length > 0)
    await measure(timings, 'config vars', () => applyChanges(deploy, app, changes))
  else run.log.info(`${app.name} already has these config vars`)
}

/**
 * Compares the config vars of a release with the app's, which the input `config-vars` may be about to change.
 *
 * @returns the names of those that the release would change
 */
export async function listDifferences(
  { client, options }: BuildDeploy,
  app: App,
  { id }: Release,
): Promise<string[]> {
  const wanted = await getConfigVars(client, app.id)
  for (const [name, value] of Object.entries(toConfigChanges(options.configVars ?? {}))) {
    if (value === null) wanted.delete(name)
    else wanted.set(name, value)
  }
  const earlier = await getReleaseConfigVars(client, app.id, id)
  const names = new Set([...wanted.keys(), ...earlier.keys()])
  return [...names].filter((name) => wanted.get(name) !== earlier.get(name)).sort()
}

async function applyChanges(deploy: BuildDeploy, app: App, changes: ConfigChanges): Promise<void> {
  const { run, client } = deploy
  const what = describeChanges(changes)
  await startDeployMaintenance(deploy, app)
  run.log.info(`Changing the config vars of ${app.name}: ${what}`)
  const stopWarning = run.onCancel(async () => {
    run.log.warning(
      `Interrupted while changing the config vars of ${app.name}: they may have changed, or may still change once a release command succeeds`,
    )
  })
  const release = await changeConfigVars(client, app.id, changes)
  stopWarning()
  const as = release ? `, as v${release.version}` : ''
  if (release) {
    deploy.configRelease = release.id
    if (release.outputStreamUrl) {
      run.log.info(
        `v${release.version} runs the release command of the app's current code with the new values`,
      )
    }
    let { status } = release
    const onRead = (read: Release) => {
      status = read.status
    }
    await followToEnd(deploy, app, release, onRead).catch((cause: unknown) => {
      // While the status is pending, the error says nothing about whether the change succeeded.
      if (run.signal.aborted || status === 'pending') throw cause
      throw new Error(
        `The config vars of ${app.name} did not change because their release, v${release.version}, failed`,
        { cause },
      )
    })
  }
  run.log.info(`Changed the config vars${as}`)
  deploy.changes.push(`Config vars: ${what}${as}`)
}

/** Lists the names of the changed config vars, never their values. */
function describeChanges(changes: ConfigChanges): string {
  const names = (unset: boolean) =>
    Object.keys(changes)
      .filter((name) => (changes[name] === null) === unset)
      .join(', ')
  const parts = [names(false) && `set ${names(false)}`, names(true) && `unset ${names(true)}`]
  return parts.filter(Boolean).join('; ')
}
