import type { AccountFeature, AppFeature } from '@heroku-cli/schema'
import type { Context as HonoContext } from 'hono'
import { invalidParams } from '../apps/errors.js'
import { accountFeatures, appFeatures, type Feature, findFeature, setFeature } from '../apps/features.js'
import type { JsonObject } from '../apps/json.js'
import type { FeatureRecord } from '../apps/records.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { optionalBoolean, readParams } from './params.js'
import { respond, respondList, timestamp } from './respond.js'

/** Features of apps and of the account: list, info, enable, disable. */
export function featureRoutes(api: Api, context: Context): void {
  const { store, now } = context
  const ofAccount = (): Owner => ({ ...store.account, catalogue: accountFeatures })
  const ofApp = (app: string): Owner => ({ ...findApp(context, app), catalogue: appFeatures })
  const list = (c: HonoContext, owner: Owner) =>
    respondList(c, owner.catalogue, fields, (feature) => serializeFeature(feature, owner))
  const info = (c: HonoContext, owner: Owner, identity: string) =>
    respond(c, serializeFeature(findFeature(owner.catalogue, identity), owner))
  const update = (c: HonoContext, owner: Owner, identity: string, enabled: boolean) => {
    const { name } = findFeature(owner.catalogue, identity)
    setFeature(owner.features, name, enabled, now())
    return info(c, owner, identity)
  }

  api.get('/account/features', (c) => list(c, ofAccount()))
  api.get('/account/features/:feature', (c) => info(c, ofAccount(), c.req.param('feature')))
  api.patch('/account/features/:feature', async (c) => {
    const enabled = enabledIn(await readParams(c))
    return update(c, ofAccount(), c.req.param('feature'), enabled)
  })
  api.get('/apps/:app/features', (c) => list(c, ofApp(c.req.param('app'))))
  api.get('/apps/:app/features/:feature', (c) => info(c, ofApp(c.req.param('app')), c.req.param('feature')))
  api.patch('/apps/:app/features/:feature', async (c) => {
    const enabled = enabledIn(await readParams(c))
    return update(c, ofApp(c.req.param('app')), c.req.param('feature'), enabled)
  })
}

/** The account or an app, and the features that it can have. */
interface Owner {
  catalogue: Feature[]
  features: FeatureRecord[]
  createdAt: number
}

const fields = { id: ({ id }: Feature) => id, name: ({ name }: Feature) => name }

function enabledIn(params: JsonObject): boolean {
  const enabled = optionalBoolean(params, 'enabled')
  if (enabled === null) throw invalidParams('Require params: enabled.')
  return enabled
}

function serializeFeature(feature: Feature, { features, createdAt }: Owner): AppFeature & AccountFeature {
  const record = features.find(({ name }) => name === feature.name)
  return {
    created_at: timestamp(createdAt),
    description: feature.description,
    display_name: feature.displayName,
    doc_url: feature.docUrl,
    enabled: record?.enabled ?? feature.enabledByDefault,
    feedback_email: 'feedback@example.com',
    id: feature.id,
    name: feature.name,
    state: feature.state,
    updated_at: timestamp(record?.updatedAt ?? createdAt),
  }
}
