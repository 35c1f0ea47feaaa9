import type { AppSetups } from './app-setups.js'
import type { Building } from './building.js'
import type { Objects } from './objects.js'
import type { Promoting } from './promoting.js'
import type { Releasing } from './releasing.js'
import type { ReviewApps } from './review-apps.js'
import type { SignedUrls } from './signed-urls.js'
import type { Store } from './store.js'
import type { Streams } from './streams.js'

/** What the routes work with. */
export interface Context {
  store: Store
  /** The clock, in milliseconds since the epoch. */
  now: () => number
  apiKey: string
  /** Size of the rate limit's bucket, in requests. */
  rateLimit: number
  /** Milliseconds that the head of a request, and the body of one to the API, may take to arrive. */
  requestTimeoutMs: number
  urls: SignedUrls
  objects: Objects
  streams: Streams
  building: Building
  releasing: Releasing
  promoting: Promoting
  appSetups: AppSetups
  reviewApps: ReviewApps
  /** Writes down what the store knows, where that is to outlive the platform. */
  save: () => Promise<void>
}
