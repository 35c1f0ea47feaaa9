import { notFound } from '../apps/errors.js'
import { findRegion, type Region, regions } from '../apps/regions.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { respond, respondList } from './respond.js'

const since = '2012-01-01T00:00:00Z'

/** The regions of the Common Runtime. An app may name one; nothing runs there. */
export function regionRoutes(api: Api, _context: Context): void {
  const fields = { id: ({ id }: Region) => id, name: ({ name }: Region) => name }
  api.get('/regions', (c) => respondList(c, regions, fields, serializeRegion))
  api.get('/regions/:region', (c) => {
    const region = findRegion(c.req.param('region'))
    if (region === undefined) throw notFound('region')
    return respond(c, serializeRegion(region))
  })
}

function serializeRegion({ id, name, country, locale, provider }: Region) {
  return {
    country,
    created_at: since,
    description: country,
    id,
    locale,
    name,
    private_capable: false,
    provider: { name: 'amazon-web-services', region: provider },
    updated_at: since,
  }
}
