import { randomUUID } from 'node:crypto'
import type { Source } from '@heroku-cli/schema'
import { objectUrlSeconds } from '../storage/signed-urls.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { respond } from './respond.js'

/** Sources: URLs for the upload of a source tarball. Dev Center has the one path, the schema the newer other one. */
export function sourceRoutes(api: Api, context: Context): void {
  const create = (): Source => {
    const key = context.objects.sourceKey(randomUUID())
    return {
      source_blob: {
        get_url: context.urls.sign('GET', key, objectUrlSeconds),
        put_url: context.urls.sign('PUT', key, objectUrlSeconds),
      },
    }
  }
  api.post('/sources', (c) => respond(c, create(), 201))
  api.post('/apps/:app/sources', (c) => {
    findApp(context, c.req.param('app'))
    return respond(c, create(), 201)
  })
}
