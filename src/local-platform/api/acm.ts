import { invalidParams } from '../apps/errors.js'
import { findApp, serializeApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { respond } from './respond.js'

/** Automated Certificate Management, as the CLI's `certs:auto` asks for it. It is off: apps are served without TLS. */
export function acmRoutes(api: Api, context: Context): void {
  api.delete('/apps/:app/acm', (c) => respond(c, serializeApp(findApp(context, c.req.param('app')), context)))
  for (const method of ['POST', 'PATCH']) {
    api.on(method, '/apps/:app/acm', (c) => {
      findApp(context, c.req.param('app') ?? '')
      throw invalidParams('The local platform has no certificates: it serves apps by plain HTTP.')
    })
  }
}
