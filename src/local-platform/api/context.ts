import type { Store } from '../apps/store.js'
import type { Dynos } from '../dynos/dynos.js'
import type { AppSetups } from '../jobs/app-setups.js'
import type { Builds } from '../jobs/builds.js'
import type { GitPushes } from '../jobs/git-pushes.js'
import type { Promotions } from '../jobs/promotions.js'
import type { Releases } from '../jobs/releases.js'
import type { ReviewApps } from '../jobs/review-apps.js'
import type { Router } from '../router/router.js'
import type { LogSessions } from '../storage/log-sessions.js'
import type { Objects } from '../storage/objects.js'
import type { SignedUrls } from '../storage/signed-urls.js'
import type { Streams } from '../storage/streams.js'

/** The parts of a platform that its routes call. */
export interface Context {
  store: Store
  /** The clock, in milliseconds since the epoch. */
  now: () => number
  apiKey: string
  /** Requests that the rate limit's bucket holds. */
  rateLimit: number
  /** Milliseconds that the head of a request, and the body of an API request, may take to arrive. */
  requestTimeoutMs: number
  urls: SignedUrls
  objects: Objects
  streams: Streams
  logSessions: LogSessions
  builds: Builds
  releases: Releases
  promotions: Promotions
  appSetups: AppSetups
  reviewApps: ReviewApps
  gitPushes: GitPushes
  dynos: Dynos
  router: Router
  /** Saves the store, if the platform has a data directory. */
  save: () => Promise<void>
}
