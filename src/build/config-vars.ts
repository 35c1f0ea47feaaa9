import { measure } from '../async/measure.js'
import { followToEnd } from '../deploy/complete-deploy.js'
import type { App } from '../heroku/apps.js'
import { type ConfigChanges, changeConfigVars, changesNeeded, getConfigVars } from '../heroku/config-vars.js'
import type { Release } from '../heroku/releases.js'
import type { BuildDeploy } from './inputs.js'

/**
 * Gives the app the config vars that it is to have: one request, and only if something changes. That is a release of
 * its own, and runs the release command of what the app runs. It is followed to its end, since Heroku keeps the new
 * values from builds and dynos until then.
 *
 * @throws HerokuError, 403 without the permission `deploy`; Error with the last lines of the output when the release
 * command failed, after which the app has the config vars that it had
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
    await measure(timings, 'configured', () => applyChanges(deploy, app, changes))
  else run.log.info(`${app.name} has these config vars already`)
}

async function applyChanges(deploy: BuildDeploy, app: App, changes: ConfigChanges): Promise<void> {
  const { run, client } = deploy
  const what = describeChanges(changes)
  run.log.info(`Changing config vars of ${app.name}: ${what}`)
  const stopWarning = run.onCancel(async () => {
    run.log.warning(
      `Cut short while config vars of ${app.name} were being changed: they may have, or may yet once a release command has succeeded`,
    )
  })
  const release = await changeConfigVars(client, app.id, changes)
  stopWarning()
  const as = release ? `, as v${release.version}` : ''
  if (release) {
    deploy.configRelease = release.id
    if (release.outputStreamUrl) {
      run.log.info(
        `v${release.version} runs the release command of what ${app.name} runs, with the new values`,
      )
    }
    let { status } = release
    const onRead = (read: Release) => {
      status = read.status
    }
    await followToEnd(deploy, app, release, onRead).catch((cause: unknown) => {
      // What keeps us from asking how the release ends does not tell how it does.
      if (run.signal.aborted || status === 'pending') throw cause
      throw new Error(`The config vars of ${app.name} have not changed: they come with v${release.version}`, {
        cause,
      })
    })
  }
  run.log.info(`Changed config vars${as}`)
  deploy.changes.push(`Config vars: ${what}${as}`)
}

/** An empty value unsets. */
function toConfigChanges(vars: Record<string, string>): ConfigChanges {
  return Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, value === '' ? null : value]))
}

/** Names, and no values. */
function describeChanges(changes: ConfigChanges): string {
  const names = (unset: boolean) =>
    Object.keys(changes)
      .filter((name) => (changes[name] === null) === unset)
      .join(', ')
  const parts = [names(false) && `set ${names(false)}`, names(true) && `unset ${names(true)}`]
  return parts.filter(Boolean).join('; ')
}
