import { randomUUID } from 'node:crypto'
import { checkAppName, randomAppName } from './app-names.js'
import { nothing } from './artifacts.js'
import type { AppRecord } from './records.js'
import { addRelease } from './releases.js'
import { cnbStack, defaultStack } from './stacks.js'
import type { Store } from './store.js'

export interface NewApp {
  /** `null` for a random name. */
  name: string | null
  region?: string
  stack?: string
  /** Name of the team that owns the app; by default the account owns it. */
  team?: string | null
  /** Whether other members of the team are kept from joining the app. */
  locked?: boolean
}

/**
 * Creates an app with the two releases that every new app has on Heroku.
 *
 * @param now milliseconds since the epoch
 * @throws ApiError 422 if the name is malformed or taken
 */
export function createApp(
  store: Store,
  { name, region = 'us', stack = defaultStack, team = null, locked = false }: NewApp,
  now: number,
): AppRecord {
  const isTaken = (other: string) => store.findApp(other) !== undefined
  if (name !== null) checkAppName(name, isTaken)
  const app = store.addApp(
    {
      name: name ?? randomAppName(isTaken),
      generation: stack === cnbStack ? 'fir' : 'cedar',
      region,
      stack,
      team,
      locked,
    },
    now,
  )
  for (const description of ['Initial release', 'Enable Logplex']) {
    addRelease(app, { id: randomUUID(), description, ...nothing, stream: null, config: new Map() }, now)
  }
  return app
}
