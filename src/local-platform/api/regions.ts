import type { Context } from '../context.js'
import { invalidParams, notFound } from './errors.js'
import type { Api } from './middleware.js'
import { reference, respond, respondList } from './respond.js'

const since = '2012-01-01T00:00:00Z'

const regions = [
  { name: 'us', country: 'United States', locale: 'Virginia', provider: 'us-east-1' },
  { name: 'eu', country: 'Ireland', locale: 'Dublin', provider: 'eu-west-1' },
].map(({ name, provider, ...place }) => ({
  ...place,
  ...reference('region', name),
  created_at: since,
  description: place.country,
  private_capable: false,
  provider: { name: 'amazon-web-services', region: provider },
  updated_at: since,
}))

/** The regions of the Common Runtime. Apps may name one; nothing runs there. */
export function regionRoutes(api: Api, _context: Context): void {
  const fields = { id: ({ id }: { id: string }) => id, name: ({ name }: { name: string }) => name }
  api.get('/regions', (c) => respondList(c, regions, fields, Object))
  api.get('/regions/:region', (c) => {
    const region = findRegion(c.req.param('region'))
    if (region === undefined) throw notFound('region')
    return respond(c, region)
  })
}

/** The name of the region with this id or name. @throws ApiError 422 when there is none. */
export function regionName(identity: string): string {
  const region = findRegion(identity)
  if (region === undefined) throw invalidParams(`Region ${identity} is not available.`)
  return region.name
}

function findRegion(identity: string) {
  return regions.find(({ id, name }) => id === identity || name === identity)
}
