import type { Formation } from '@heroku-cli/schema'
import type { Context } from '../context.js'
import { dynoSizes } from '../formation.js'
import type { AppRecord, FormationRecord } from '../store.js'
import { findApp } from './apps.js'
import { invalidParams, notFound } from './errors.js'
import type { Api } from './middleware.js'
import {
  isObject,
  optionalObjects,
  type Params,
  readParams,
  requireParams,
  text,
  wrongType,
} from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** The formation: how many dynos of each process type would run. None do here. */
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
    const updates = (optionalObjects(params, 'updates') ?? []).map((update) => {
      const entry = findEntry(app, text(update, 'type'))
      return { entry, change: changeOf(entry, update) }
    })
    for (const { entry, change } of updates) Object.assign(entry, change, { updatedAt: context.now() })
    return respondList(c, ...list(app))
  })
  api.patch('/apps/:app/formation/:type', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    const entry = findEntry(app, c.req.param('type'))
    Object.assign(entry, changeOf(entry, params), { updatedAt: context.now() })
    return respond(c, serializeFor(app)(entry))
  })
}

function findEntry(app: AppRecord, identity: string): FormationRecord {
  const entry = app.formation.find(({ id, type }) => id === identity || type === identity)
  if (entry === undefined) throw notFound('formation')
  return entry
}

/** The entry's quantity and size once `params` have changed them. @throws ApiError 422 */
export function changeOf(entry: FormationRecord, params: Params): { quantity: number; size: string } {
  const { quantity, size, dyno_size: dynoSize } = params
  return { quantity: quantityOf(entry, quantity), size: sizeOf(entry, dynoSize ?? size) }
}

/** The CLI sends a number, or a text such as `3` or `+1`. */
function quantityOf(entry: FormationRecord, value: unknown): number {
  if (value === undefined || value === null) return entry.quantity
  if (typeof value !== 'number' && typeof value !== 'string') throw wrongType('quantity', 'integer', value)
  const relative = typeof value === 'string' && /^[+-]/.test(value)
  const quantity = value === '' ? Number.NaN : Number(value) + (relative ? entry.quantity : 0)
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > 100) {
    throw invalidParams(`Cannot scale ${entry.type} to ${value}: the quantity must be from 0 to 100.`)
  }
  return quantity
}

function sizeOf(entry: FormationRecord, value: unknown): string {
  const name = isObject(value) ? (value.name ?? value.id) : value
  if (name === undefined || name === null) return entry.size
  if (typeof name !== 'string') throw wrongType('dyno_size', 'string', name)
  const size = dynoSizes.get(name.toLowerCase())
  if (size === undefined) throw invalidParams(`No such dyno size as ${name}.`)
  return size
}

function serializeFor(app: AppRecord): (entry: FormationRecord) => Formation {
  return (entry) => ({
    app: { id: app.id, name: app.name },
    command: entry.command,
    created_at: timestamp(entry.createdAt),
    dyno_size: { name: entry.size },
    id: entry.id,
    quantity: entry.quantity,
    size: entry.size,
    type: entry.type,
    updated_at: timestamp(entry.updatedAt),
  })
}
