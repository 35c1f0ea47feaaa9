import { notFound } from './errors.js'
import type { FeatureRecord } from './records.js'

/** A feature that an app or the account can enable. */
export interface Feature {
  id: string
  name: string
  displayName: string
  description: string
  /** `general` for `heroku features`, anything else for `heroku labs`. */
  state: 'general' | 'public'
  docUrl: string
  enabledByDefault: boolean
}

const articles = 'https://devcenter.heroku.com/articles'
const noEffect = 'without effect on the local platform'

/** Features of apps, a part of those that `heroku features` and `heroku labs` list. They are kept, and change nothing. */
export const appFeatures: Feature[] = [
  {
    id: '5b6ea2f9-1f39-4c5d-8f0a-2b6ec3a7d101',
    name: 'preboot',
    displayName: 'Preboot',
    description: `Provide seamless web dyno deploys, ${noEffect}`,
    state: 'general',
    docUrl: `${articles}/preboot`,
    enabledByDefault: false,
  },
  {
    id: '5b6ea2f9-1f39-4c5d-8f0a-2b6ec3a7d102',
    name: 'http-session-affinity',
    displayName: 'Session Affinity',
    description: `Enable session affinity for all requests, ${noEffect}`,
    state: 'general',
    docUrl: `${articles}/session-affinity`,
    enabledByDefault: false,
  },
  {
    id: '5b6ea2f9-1f39-4c5d-8f0a-2b6ec3a7d103',
    name: 'runtime-dyno-metadata',
    displayName: 'Dyno Metadata',
    description: `Dyno metadata in the environment, ${noEffect}`,
    state: 'public',
    docUrl: `${articles}/dyno-metadata`,
    enabledByDefault: false,
  },
  {
    id: '5b6ea2f9-1f39-4c5d-8f0a-2b6ec3a7d104',
    name: 'log-runtime-metrics',
    displayName: 'Log Runtime Metrics',
    description: `Emit dyno resource usage information into app logs, ${noEffect}`,
    state: 'public',
    docUrl: `${articles}/log-runtime-metrics`,
    enabledByDefault: false,
  },
]

/** Features of the account. The one that exists has the CLI ask this API for a pipeline's repository, and no other server. */
export const accountFeatures: Feature[] = [
  {
    id: 'c8b9a1de-4f2b-4c8e-9d53-0f6a7b1e2d34',
    name: 'dashboard-repositories-api',
    displayName: 'Repositories API',
    description: 'Repositories of pipelines in the Platform API',
    state: 'general',
    docUrl: `${articles}/github-integration-review-apps`,
    enabledByDefault: true,
  },
]

/**
 * Returns the feature with this id or name.
 *
 * @throws ApiError 404
 */
export function findFeature(features: Feature[], identity: string): Feature {
  const feature = features.find(({ id, name }) => id === identity || name === identity)
  if (feature === undefined) throw notFound('feature')
  return feature
}

/** Enables or disables a feature in the records of an app or the account; `now` in milliseconds since the epoch. */
export function setFeature(records: FeatureRecord[], name: string, enabled: boolean, now: number): void {
  const record = records.find((one) => one.name === name)
  if (record === undefined) records.push({ name, enabled, updatedAt: now })
  else Object.assign(record, { enabled, updatedAt: now })
}
