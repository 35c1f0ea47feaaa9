import type { App } from '@heroku-cli/schema'
import { checkAppName } from '../apps/app-names.js'
import { createApp } from '../apps/create-app.js'
import { notFound } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import type { AppRecord } from '../apps/records.js'
import { reference } from '../apps/references.js'
import { regionName } from '../apps/regions.js'
import { currentRelease } from '../apps/releases.js'
import { defaultStack, nextStack, stackName } from '../apps/stacks.js'
import { webUrl } from '../apps/web-url.js'
import { deleteApp } from '../jobs/delete-app.js'
import { requireUser } from './account.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { optionalBoolean, optionalText, readParams, refuseParams } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** Apps: create, list, info, update, delete; and the app's resources that the CLI reads. */
export function appRoutes(api: Api, context: Context): void {
  const { store, now, router } = context
  const serialize = (app: AppRecord) => serializeApp(app, context)
  const fields = { ...recordFields<AppRecord>(), name: ({ name }: AppRecord) => name }

  api.post('/apps', async (c) => {
    const params = await readParams(c)
    refuseParams(params, ['feature_flags'])
    const name = optionalText(params, 'name')
    const region = regionName(optionalText(params, 'region') ?? 'us')
    const stack = stackName(optionalText(params, 'stack') ?? defaultStack)
    const app = createApp(store, { name, region, stack }, now())
    await router.open(app)
    return respond(c, serialize(app), 201)
  })
  api.get('/apps', (c) => respondList(c, store.apps, fields, serialize))
  api.get('/users/:user/apps', (c) => {
    requireUser(store.account, c.req.param('user'))
    return respondList(c, store.apps, fields, serialize)
  })
  api.get('/apps/:app', (c) => respond(c, serialize(findApp(context, c.req.param('app')))))
  // Older clients, such as heroku.rb, send PUT; only PATCH is documented.
  api.on(['PATCH', 'PUT'], '/apps/:app', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app') ?? '')
    const name = optionalText(params, 'name')
    const stack = optionalText(params, 'build_stack')
    const maintenance = maintenanceIn(params)
    if (name !== null && name !== app.name) checkAppName(name, (taken) => store.findApp(taken) !== undefined)
    const buildStack = stack === null ? app.buildStack : nextStack(app, stack)
    Object.assign(app, {
      name: name ?? app.name,
      buildStack,
      maintenance: maintenance ?? app.maintenance,
      updatedAt: now(),
    })
    return respond(c, serialize(app))
  })
  api.delete('/apps/:app', async (c) => {
    const app = findApp(context, c.req.param('app'))
    const body = serialize(app)
    const { appSetups, reviewApps } = context
    const reason = new Error('App was deleted.')
    await Promise.all([
      reviewApps.stopApp(app, reason),
      appSetups.stopApp(app, reason),
      deleteApp(context, app),
    ])
    return respond(c, body)
  })
  // Clients order add-ons by their names.
  const none = { id: String, name: String }
  for (const empty of ['addons', 'addon-attachments', 'sni-endpoints'] as const) {
    api.get(`/apps/:app/${empty}`, (c) => {
      findApp(context, c.req.param('app'))
      return respondList(c, [], none, Object)
    })
  }
  for (const empty of ['/addons', '/addon-attachments'] as const) {
    api.get(empty, (c) => respondList(c, [], none, Object))
  }
}

/**
 * Returns the app with this id or name.
 *
 * @throws ApiError 404
 */
export function findApp({ store }: Context, identity: string): AppRecord {
  const app = store.findApp(identity)
  if (app === undefined) throw notFound('app')
  return app
}

/**
 * Returns the maintenance mode that is asked for; `null` for none. heroku-api (Java) sends `"true"`, heroku3 (Python) 0
 * or 1. Other booleans are strict: no client is known to send them otherwise.
 *
 * @throws ApiError 422
 */
function maintenanceIn(params: JsonObject): boolean | null {
  const { maintenance } = params
  if (maintenance === 'true' || maintenance === 1) return true
  if (maintenance === 'false' || maintenance === 0) return false
  return optionalBoolean(params, 'maintenance')
}

/** Returns the app in the API's form. */
export function serializeApp(app: AppRecord, { store, urls }: Context): App {
  const { id, email } = store.account
  const team = store.teams.find(({ name }) => name === app.team)
  const owner = team === undefined ? null : { id: team.id, name: team.name }
  return {
    acm: false,
    archived_at: null,
    build_stack: reference('stack', app.buildStack),
    buildpack_provided_description: app.buildpackDescription,
    created_at: timestamp(app.createdAt),
    generation: reference('generation', app.generation),
    git_url: `${urls.origin}/${app.name}.git`,
    id: app.id,
    internal_routing: null,
    maintenance: app.maintenance,
    name: app.name,
    organization: owner,
    owner: owner ? { email: `${owner.name}@herokumanager.com`, id: owner.id } : { email, id },
    region: reference('region', app.region),
    released_at: app.releasedAt === null ? null : timestamp(app.releasedAt),
    repo_size: null,
    slug_size: currentRelease(app)?.slug?.size ?? null,
    space: null,
    stack: reference('stack', app.stack),
    team: owner,
    updated_at: timestamp(app.updatedAt),
    web_url: webUrl(app),
  }
}
