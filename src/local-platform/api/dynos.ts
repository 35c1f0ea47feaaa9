import { notFound } from '../apps/errors.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { respondList } from './respond.js'

/** Dynos: only those of builds and release commands run here, so there are none to list or restart. */
export function dynoRoutes(api: Api, context: Context): void {
  api.get('/apps/:app/dynos', (c) => {
    findApp(context, c.req.param('app'))
    return respondList(c, [], { id: String }, Object)
  })
  for (const path of ['/apps/:app/dynos', '/apps/:app/formations/:type'] as const) {
    api.delete(path, (c) => {
      findApp(context, c.req.param('app'))
      return c.json({}, 202)
    })
  }
  for (const path of ['/apps/:app/dynos/:dyno', '/apps/:app/dynos/:dyno/actions/stop'] as const) {
    api.all(path, (c) => {
      findApp(context, c.req.param('app'))
      throw notFound('dyno')
    })
  }
}
