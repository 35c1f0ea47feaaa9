import type { HerokuClient } from '../heroku/client.js'
import type { OwnRelease } from '../release/own-release.js'
import type { ArmedLeftover } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import type { PromoteInputs } from './inputs.js'
import type { Outcome } from './outcome.js'
import type { Target } from './targets.js'

/** A promotion under way. */
export interface Promotion {
  run: Run
  client: HerokuClient
  inputs: PromoteInputs
  /** In the order in which they are promoted to. */
  apps: AppPromotion[]
  /** What is promoted; empty while that is not known. */
  label: string
  /** What the slug was built from; empty while that is not known. */
  commit: string
  /** Milliseconds of each phase, by what it did. */
  timings: Map<string, number>
  /** Milliseconds since the promotion began. */
  now: () => number
  /** Shows at GitHub that an app's promotion has begun. */
  showStarted: (app: AppPromotion) => void
}

/** One app of a promotion: as it was before, and what has become of it. */
export interface AppPromotion {
  readonly target: Target
  outcome: Outcome
  /** When it had its turn, in milliseconds since the promotion began. */
  turn?: { from: number; to: number }
  /** What failed, all of it. */
  failure?: string
  /** Whether that speaks against the release: whether others are to be rolled back for it. */
  isReleaseFailure?: boolean
  /** The release that is made on it. */
  own?: ArmedLeftover<OwnRelease>
}

/** Records an app of which nothing has been changed yet. */
export function newAppPromotion(target: Target): AppPromotion {
  const { app, current } = target
  const before = current && { previousVersion: current.version }
  const outcome = { app: app.name, status: 'not-started' as const, seconds: 0, url: app.webUrl, ...before }
  return { target, outcome }
}

/** Returns the apps that ended in one of some ways. */
export function appsWith<T extends Pick<AppPromotion, 'outcome'>>(
  { apps }: { apps: T[] },
  ...statuses: Outcome['status'][]
): T[] {
  return apps.filter(({ outcome }) => statuses.includes(outcome.status))
}
