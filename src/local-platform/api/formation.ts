import type { Formation } from '@heroku-cli/schema'
import { dynoSizeId } from '../apps/dyno-sizes.js'
import { noProcessType } from '../apps/errors.js'
import { formationChange } from '../apps/formation.js'
import type { AppRecord, FormationRecord } from '../apps/records.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { optionalObjects, readParams, requireParams, text } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** The formation: how many dynos of each process type run, and of which size. */
export function formationRoutes(api: Api, context: Context): void {
  const fields = { ...recordFields<FormationRecord>(), type: ({ type }: FormationRecord) => type }
  const list = (app: AppRecord) => [app.formation, fields, serializeFor(app)] as const

  api.get('/apps/:app/formation', (c) => {
    const app = findApp(context, c.req.param('app'))
    return respondList(c, ...list(app))
  })
  api.get('/apps/:app/formation/:type', (c) => {
    const app = findApp(context, c.req.param('app'))
    return respond(c, serializeFor(app)(findEntry(app, c.req.param('type'))))
  })
  api.patch('/apps/:app/formation', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    requireParams(params, 'updates')
    // All are checked before the first is changed.
    const updates = (optionalObjects(params, 'updates') ?? []).map((update) => {
      const entry = findEntry(app, text(update, 'type'))
      return { entry, change: formationChange(entry, update) }
    })
    for (const { entry, change } of updates) Object.assign(entry, change, { updatedAt: context.now() })
    applyScale(context, app)
    return respondList(c, ...list(app))
  })
  api.patch('/apps/:app/formation/:type', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    const entry = findEntry(app, c.req.param('type'))
    Object.assign(entry, formationChange(entry, params), { updatedAt: context.now() })
    applyScale(context, app)
    return respond(c, serializeFor(app)(entry))
  })
}

function applyScale({ dynos, store }: Context, app: AppRecord): void {
  const scale = app.formation.map(({ type, quantity, size }) => `${type}@${quantity}:${size}`)
  app.log.add('app', 'api', `Scaled to ${scale.join(' ')} by user ${store.account.email}`)
  dynos.update(app)
}

function findEntry(app: AppRecord, identity: string): FormationRecord {
  const entry = app.formation.find(({ id, type }) => id === identity || type === identity)
  if (entry === undefined) throw noProcessType(identity)
  return entry
}

function serializeFor(app: AppRecord): (entry: FormationRecord) => Formation {
  return (entry) => ({
    app: { id: app.id, name: app.name },
    command: entry.command,
    created_at: timestamp(entry.createdAt),
    dyno_size: { id: dynoSizeId(entry.size), name: entry.size },
    id: entry.id,
    quantity: entry.quantity,
    size: entry.size,
    type: entry.type,
    updated_at: timestamp(entry.updatedAt),
  })
}
