import { applyConfigChanges, configChanges, describeConfigChanges } from '../apps/config-vars.js'
import { pendingConfig } from '../apps/releases.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { readParams } from './params.js'
import { findRelease } from './releases.js'

const pendingWarning =
  'Release command executing: this config change will not be available until the command succeeds.'

/**
 * Config vars: every change creates a release, and so runs the release command. Until that has succeeded, the app and
 * the answer keep the old values.
 */
export function configVarRoutes(api: Api, context: Context): void {
  api.get('/apps/:app/config-vars', (c) => {
    return c.json(Object.fromEntries(findApp(context, c.req.param('app')).config))
  })
  api.get('/apps/:app/releases/:release/config-vars', (c) => {
    const release = findRelease(findApp(context, c.req.param('app')), c.req.param('release'))
    return c.json(Object.fromEntries(release.config))
  })
  api.patch('/apps/:app/config-vars', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    const config = new Map(pendingConfig(app))
    const changes = configChanges(params, config)
    applyConfigChanges(config, changes)
    if (changes.length === 0) return c.json(Object.fromEntries(app.config))
    const { status } = context.releases.createFromCurrent(app, describeConfigChanges(changes), config)
    if (status === 'pending') c.header('X-Heroku-Warning', pendingWarning)
    return c.json(Object.fromEntries(app.config))
  })
}
