import type { HerokuClient } from '../heroku/client.js'
import type { Maintenance } from '../release/maintenance.js'
import type { OwnRelease } from '../release/own-release.js'
import type { ArmedLeftover } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import type { Comparison } from '../text/comparison.js'
import type { PromoteInputs } from './inputs.js'
import type { Outcome } from './outcome.js'
import type { Target } from './targets.js'

/** The state that the steps of one promotion share. */
export interface Promotion {
  run: Run
  client: HerokuClient
  inputs: PromoteInputs
  /** In the order in which they receive the release. */
  apps: AppPromotion[]
  /** Names what is promoted; empty until that is known. */
  label: string
  /** The commit that the slug was built from; empty until that is known. */
  commit: string
  /** How many failures were reported. */
  failures: number
  /** Settles once it is known what the promotion changes on the apps, or that this can't be known; it never rejects. */
  comparing?: Promise<void>
  /** Duration of each phase in milliseconds, by the phase's name. */
  timings: Map<string, number>
  /** Milliseconds since the promotion began. */
  now: () => number
  /** Shows on GitHub that an app's promotion has started. */
  showStarted: (app: AppPromotion) => void
}

/** The promotion of one app. */
export interface AppPromotion {
  readonly target: Target
  outcome: Outcome
  /** What changed besides the release, in words. */
  readonly changes: string[]
  /** When it started and ended, in milliseconds since the whole promotion began. */
  span?: { from: number; to: number }
  /** What it changes on the app, once that is known. */
  comparison?: Comparison
  /** The full message of its error. */
  failure?: string
  /** Whether the app runs the new release although the promotion of it failed, such as by its health check. */
  runsOwnRelease?: boolean
  /** Whether the error means that the release failed, so that the other apps must be rolled back too. */
  isReleaseFailure?: boolean
  /** The release that this run creates on the app. */
  ownRelease?: ArmedLeftover<OwnRelease>
  /** The app's maintenance mode during its release, once it is on. */
  maintenance?: Maintenance
}

/** Returns the promotion of an app before it has started. */
export function newAppPromotion(target: Target): AppPromotion {
  const { app, currentRelease } = target
  const previousRelease = currentRelease && { previousVersion: currentRelease.version }
  const outcome = {
    app: app.name,
    status: 'not-started' as const,
    seconds: 0,
    url: app.webUrl,
    ...previousRelease,
  }
  return { target, outcome, changes: [] }
}

/** Returns the apps whose outcome has one of the given statuses. */
export function appsWithStatus<T extends Pick<AppPromotion, 'outcome'>>(
  { apps }: { apps: T[] },
  ...statuses: Outcome['status'][]
): T[] {
  return apps.filter(({ outcome }) => statuses.includes(outcome.status))
}

/** How many failures to show as annotations: the runner shows no more of a step. */
const maxAnnotations = 10

/** Logs why something failed, as an annotation unless there are many. */
export function reportFailure(promotion: Promotion, message: string, title: string): void {
  const { log } = promotion.run
  promotion.failures += 1
  if (promotion.failures <= maxAnnotations) {
    log.error(message, title)
    return
  }
  for (const line of `${title}: ${message}`.split('\n')) log.info(line)
}

/** Names apps in a line, but not all of very many. */
export function namesOf(apps: Pick<AppPromotion, 'outcome'>[], max: number): string {
  const names = apps.slice(0, max).map(({ outcome }) => outcome.app)
  const more = apps.length - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
