import type { LogSession } from '@heroku-cli/schema'
import { invalidParams } from '../apps/errors.js'
import { logSessionSeconds } from '../storage/log-sessions.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { optionalBoolean, optionalInteger, optionalText, readParams } from './params.js'
import { respond, timestamp } from './respond.js'

/** Logplex's defaults: https://devcenter.heroku.com/articles/logging#log-retrieval-options */
const defaultLines = 100
const maxLines = 1500

/** Log sessions: create. Their lines are read at `logplex_url`. */
export function logSessionRoutes(api: Api, context: Context): void {
  api.post('/apps/:app/log-sessions', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    const lines = optionalInteger(params, 'lines') ?? defaultLines
    if (lines < 0 || lines > maxLines) throw invalidParams(`lines must be from 0 to ${maxLines}.`)
    const { id, path } = context.logSessions.create(app.log, {
      lines,
      tail: optionalBoolean(params, 'tail') ?? false,
      source: optionalText(params, 'source'),
      // The CLI sends `dyno`, which the schema names `dyno_name`.
      dyno: optionalText(params, 'dyno_name') ?? optionalText(params, 'dyno'),
      type: optionalText(params, 'type'),
    })
    const now = timestamp(context.now())
    const logplexUrl = context.urls.sign('GET', path, logSessionSeconds)
    const session: LogSession = { created_at: now, id, logplex_url: logplexUrl, updated_at: now }
    return respond(c, session, 201)
  })
}
