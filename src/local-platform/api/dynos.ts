import type { Dyno as DynoAnswer } from '@heroku-cli/schema'
import { nothing } from '../apps/artifacts.js'
import { invalidParams, notFound, wrongType } from '../apps/errors.js'
import { dynoSizeNamed } from '../apps/formation.js'
import type { JsonObject } from '../apps/json.js'
import type { AppRecord } from '../apps/records.js'
import { currentRelease } from '../apps/releases.js'
import type { Dyno } from '../dynos/dyno.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { object, optionalBoolean, optionalInteger, optionalText, readParams, text } from './params.js'
import { recordFields, respond, respondList, timestamp } from './respond.js'

/** The longest life of a one-off dyno, in seconds. */
const maxTimeToLive = 86_400

/** Dynos: list, info, create one-off dynos, restart and stop. */
export function dynoRoutes(api: Api, context: Context): void {
  const { dynos } = context
  const fields = { ...recordFields<Dyno>(), name: ({ spec }: Dyno) => spec.name }

  api.get('/apps/:app/dynos', (c) => {
    const app = findApp(context, c.req.param('app'))
    return respondList(c, dynos.list(app), fields, (dyno) => serializeDyno(app, dyno))
  })
  api.get('/apps/:app/dynos/:dyno', (c) => {
    const app = findApp(context, c.req.param('app'))
    return respond(c, serializeDyno(app, findDyno(context, app, c.req.param('dyno'))))
  })
  api.delete('/apps/:app/dynos', (c) => {
    dynos.restart(findApp(context, c.req.param('app')))
    return c.json({}, 202)
  })
  api.delete('/apps/:app/formations/:type', (c) => {
    const type = c.req.param('type')
    dynos.restart(findApp(context, c.req.param('app')), ({ spec }) => spec.type === type)
    return c.json({}, 202)
  })
  api.post('/apps/:app/formations/:type/actions/stop', (c) => {
    const type = c.req.param('type')
    const app = findApp(context, c.req.param('app'))
    for (const dyno of dynos.list(app).filter(({ spec }) => spec.type === type)) dynos.stop(app, dyno)
    return c.json({}, 202)
  })
  const stop = (app: AppRecord, identity: string) => {
    for (const dyno of findDynos(context, app, identity)) dynos.stop(app, dyno)
  }
  api.delete('/apps/:app/dynos/:dyno', (c) => {
    stop(findApp(context, c.req.param('app')), c.req.param('dyno'))
    return c.json({}, 202)
  })
  api.post('/apps/:app/dynos/:dyno/actions/stop', (c) => {
    stop(findApp(context, c.req.param('app')), c.req.param('dyno'))
    return c.json({}, 202)
  })
  api.post('/apps/:app/dynos', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    if (!dynos.canRun(currentRelease(app) ?? nothing))
      throw invalidParams(`${app.name} has no release that could run.`)
    const dyno = await dynos.runOneOff(app, {
      command: text(params, 'command'),
      type: typeOf(params),
      size: dynoSizeNamed(optionalText(params, 'size')) ?? 'Basic',
      env: environmentOf(params),
      isAttached: optionalBoolean(params, 'attach') ?? false,
      timeToLiveMs: timeToLiveOf(params) * 1000,
    })
    app.log.add(
      'app',
      'api',
      `Starting process with command \`${dyno.spec.command}\` by user ${context.store.account.email}`,
    )
    return respond(c, serializeDyno(app, dyno), 201)
  })
}

/** The type becomes part of the dyno's name. */
function typeOf(params: JsonObject): string {
  const type = optionalText(params, 'type') ?? 'run'
  if (!/^[-\w]{1,64}$/.test(type)) throw invalidParams(`Invalid dyno type: ${type}.`)
  return type
}

/** The CLI sends numbers and nulls as well. */
function environmentOf(params: JsonObject): Record<string, string> {
  const entries = Object.entries(params.env == null ? {} : object(params, 'env'))
  const env: Record<string, string> = {}
  for (const [name, value] of entries) {
    if (!/^\w+$/.test(name)) throw invalidParams(`Invalid name of an environment variable: ${name}.`)
    if (typeof value === 'string' || typeof value === 'number') env[name] = String(value)
    else if (value !== null) throw wrongType(`env.${name}`, 'string', value)
  }
  return env
}

function timeToLiveOf(params: JsonObject): number {
  const seconds = optionalInteger(params, 'time_to_live') ?? maxTimeToLive
  if (seconds < 1 || seconds > maxTimeToLive)
    throw invalidParams(`time_to_live must be from 1 to ${maxTimeToLive} seconds.`)
  return seconds
}

/** @throws ApiError 404 */
function findDyno({ dynos }: Context, app: AppRecord, identity: string): Dyno {
  const dyno = dynos.list(app).find(({ id, spec }) => id === identity || spec.name === identity)
  if (dyno === undefined) throw notFound('dyno')
  return dyno
}

/**
 * Returns the dyno, or the dynos of the process type: the CLI's `ps:restart web` and `ps:stop web` name it like a dyno.
 *
 * @throws ApiError 404
 */
function findDynos(context: Context, app: AppRecord, identity: string): Dyno[] {
  const ofType = context.dynos.list(app).filter(({ spec }) => spec.type === identity)
  return ofType.length > 0 ? ofType : [findDyno(context, app, identity)]
}

function serializeDyno(app: AppRecord, dyno: Dyno): DynoAnswer {
  const { command, name, release, size, type } = dyno.spec
  return {
    app: { id: app.id, name: app.name },
    attach_url: dyno.attachUrl,
    command,
    created_at: timestamp(dyno.createdAt),
    id: dyno.id,
    name,
    release,
    size,
    state: dyno.state,
    type,
    updated_at: timestamp(dyno.updatedAt),
  }
}
