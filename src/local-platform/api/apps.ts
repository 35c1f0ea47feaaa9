import type { App, Collaborator } from '@heroku-cli/schema'
import type { Context } from '../context.js'
import { deleteApp } from '../delete-app.js'
import { type AppRecord, currentRelease } from '../store.js'
import { webUrl } from '../web-url.js'
import { requireUser } from './account.js'
import { checkAppName, randomAppName } from './app-names.js'
import { notFound } from './errors.js'
import type { Api } from './middleware.js'
import { isObject, optionalBoolean, optionalText, readParams, wrongType } from './params.js'
import { regionName } from './regions.js'
import { recordFields, reference, respond, respondList, timestamp } from './respond.js'
import { DEFAULT_STACK, stackName } from './stacks.js'

/** Apps: create, list, info, update, delete; and what the CLI asks about an app besides. */
export function appRoutes(api: Api, context: Context): void {
  const { store, now } = context
  const serialize = (app: AppRecord) => serializeApp(app, context)
  const fields = { ...recordFields<AppRecord>(), name: ({ name }: AppRecord) => name }

  api.post('/apps', async (c) => {
    const params = await readParams(c)
    const name = optionalText(params, 'name')
    const region = regionName(optionalText(params, 'region') ?? 'us')
    const stack = stackName(optionalText(params, 'stack') ?? DEFAULT_STACK)
    return respond(c, serialize(createApp(context, { name, region, stack })), 201)
  })
  api.get('/apps', (c) => respondList(c, store.apps, fields, serialize))
  api.get('/users/:user/apps', (c) => {
    requireUser(store.account, c.req.param('user'))
    return respondList(c, store.apps, fields, serialize)
  })
  // What the CLI's pipeline commands read apps through.
  api.post('/filters/apps', async (c) => {
    const params = await readParams(c)
    const ids = isObject(params.in) ? params.in.id : undefined
    if (!Array.isArray(ids)) throw wrongType('in.id', 'array', ids)
    return respondList(
      c,
      store.apps.filter(({ id }) => ids.includes(id)),
      fields,
      serialize,
    )
  })
  api.get('/apps/:app', (c) => respond(c, serialize(findApp(context, c.req.param('app')))))
  api.patch('/apps/:app', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    const name = optionalText(params, 'name')
    const stack = optionalText(params, 'build_stack')
    const maintenance = optionalBoolean(params, 'maintenance')
    if (name !== null && name !== app.name) checkAppName(name, (taken) => store.findApp(taken) !== undefined)
    const buildStack = stack === null ? app.buildStack : stackName(stack)
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
    await Promise.all([reviewApps.forgetApp(app), appSetups.forgetApp(app), deleteApp(context, app)])
    return respond(c, body)
  })
  api.get('/apps/:app/collaborators', (c) => {
    const app = findApp(context, c.req.param('app'))
    return respondList(c, [app], recordFields<AppRecord>(), () => serializeOwner(app, context))
  })
  for (const empty of ['addons', 'addon-attachments', 'domains', 'features'] as const) {
    api.get(`/apps/:app/${empty}`, (c) => {
      findApp(context, c.req.param('app'))
      return respondList(c, [], { id: String }, Object)
    })
  }
  for (const empty of ['/addons', '/addon-attachments'] as const) {
    api.get(empty, (c) => respondList(c, [], { id: String }, Object))
  }
}

/** The app of a path. @throws ApiError 404 */
export function findApp({ store }: Context, identity: string): AppRecord {
  const app = store.findApp(identity)
  if (app === undefined) throw notFound('app')
  return app
}

interface NewApp {
  name: string | null
  region?: string
  stack?: string
  /** Name of the team that owns it; by default the account does. */
  team?: string | null
}

/**
 * Creates an app with Heroku's two first releases; without a name it gets a random one.
 *
 * @throws ApiError 422 for a name that is malformed or taken.
 */
export function createApp(
  { store, releasing, now }: Pick<Context, 'store' | 'releasing' | 'now'>,
  { name, region = 'us', stack = DEFAULT_STACK, team = null }: NewApp,
): AppRecord {
  const isTaken = (taken: string) => store.findApp(taken) !== undefined
  if (name !== null) checkAppName(name, isTaken)
  const app = store.addApp({ name: name ?? randomAppName(isTaken), region, stack, team }, now())
  releasing.createInitial(app)
  return app
}

/** An app as the API gives it. */
export function serializeApp(app: AppRecord, { store }: Context): App {
  const { id, email } = store.account
  const team = store.teams.find(({ name }) => name === app.team)
  const owning = team === undefined ? null : { id: team.id, name: team.name }
  return {
    acm: false,
    archived_at: null,
    build_stack: reference('stack', app.buildStack),
    buildpack_provided_description: app.buildpackDescription,
    create_status: 'complete',
    created_at: timestamp(app.createdAt),
    generation: { name: 'cedar' },
    git_url: `https://git.heroku.com/${app.name}.git`,
    id: app.id,
    internal_routing: null,
    maintenance: app.maintenance,
    name: app.name,
    organization: owning,
    owner: owning ? { email: `${owning.name}@herokumanager.com`, id: owning.id } : { email, id },
    process_tier: 'basic',
    region: reference('region', app.region),
    released_at: app.releasedAt === null ? null : timestamp(app.releasedAt),
    repo_size: null,
    slug_size: currentRelease(app)?.slug?.size ?? null,
    space: null,
    stack: reference('stack', app.stack),
    team: owning,
    updated_at: timestamp(app.updatedAt),
    web_url: webUrl(app),
  }
}

function serializeOwner(app: AppRecord, { store }: Context): Collaborator {
  const { id, email } = store.account
  return {
    app: { id: app.id, name: app.name },
    created_at: timestamp(app.createdAt),
    id: app.id,
    role: 'owner',
    updated_at: timestamp(app.createdAt),
    user: { email, federated: false, id },
  }
}
