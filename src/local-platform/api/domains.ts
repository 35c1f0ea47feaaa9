import type { Domain } from '@heroku-cli/schema'
import { notFound } from '../apps/errors.js'
import type { AppRecord } from '../apps/records.js'
import { reference } from '../apps/references.js'
import { herokuDomain } from '../apps/web-url.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { respond, respondList, timestamp } from './respond.js'

/** Domains: each app has the one that Heroku gives it. Nothing answers there; the router does at `web_url`. */
export function domainRoutes(api: Api, context: Context): void {
  const fields = {
    id: (app: AppRecord) => serializeDomain(app).id ?? '',
    hostname: herokuDomain,
  }
  api.get('/apps/:app/domains', (c) => {
    return respondList(c, [findApp(context, c.req.param('app'))], fields, serializeDomain)
  })
  api.get('/apps/:app/domains/:domain', (c) => {
    const domain = serializeDomain(findApp(context, c.req.param('app')))
    if (![domain.id, domain.hostname].includes(c.req.param('domain'))) throw notFound('domain')
    return respond(c, domain)
  })
}

/** The status `none` is what Heroku's webhooks show: https://devcenter.heroku.com/articles/webhook-events */
function serializeDomain(app: AppRecord): Domain {
  const { id, name: hostname } = reference('domain', herokuDomain(app))
  return {
    acm_status: null,
    acm_status_reason: null,
    app: { id: app.id, name: app.name },
    cname: null,
    created_at: timestamp(app.createdAt),
    hostname,
    id,
    kind: 'heroku',
    sni_endpoint: null,
    status: 'none',
    updated_at: timestamp(app.createdAt),
  }
}
