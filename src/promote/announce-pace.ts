import type { Artifact } from '../heroku/releases.js'
import { formatCount } from '../text/format.js'
import type { Promotion } from './app-promotion.js'
import type { PromoteInputs } from './inputs.js'
import { type Pace, refillInterval } from './pace.js'
import { findExistingRelease } from './promote-app.js'

/** Says before the first app is changed if the account's rate limit does not suffice, and how long it will take. */
export function announcePace(promotion: Promotion, artifact: Artifact, { left }: Pace): void {
  const { run, apps, inputs, now } = promotion
  const changing = apps.filter((app) => !findExistingRelease(promotion, app, artifact)).length
  const needed = changing * requestsPerApp(inputs)
  if (left === undefined || needed <= left) return
  const wait = Math.ceil((needed - left) * refillInterval)
  const tooLong =
    wait > inputs.timeout - now()
      ? ". That is longer than the input 'timeout' allows: raise it, or wait before you run this again"
      : ''
  run.log.warning(
    `This promotion to ${formatCount(changing, 'app')} needs at least ${formatCount(needed, 'request')}, and Heroku's rate limit leaves the account ${Math.max(0, Math.floor(left))}: it goes on as Heroku adds 75 a minute, and takes at least ${Math.ceil(wait / 60_000)} min${tooLong}`,
    'Rate limit',
  )
}

/** Returns how many requests an app needs at least. */
function requestsPerApp({ afterRelease }: PromoteInputs): number {
  const { dynosTimeout, maintenance, formation, runAfter } = afterRelease
  const dynos = dynosTimeout === undefined ? 0 : 2
  return 1 + dynos + (maintenance ? 3 : 0) + (formation.length > 0 ? 2 : 0) + (runAfter === '' ? 0 : 1)
}
