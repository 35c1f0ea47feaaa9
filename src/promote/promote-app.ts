import { createRelease, getRelease, type Release, type ReleaseRequest } from '../heroku/releases.js'
import { followRelease } from '../release/follow.js'
import { checkHealth } from '../release/health-check.js'
import { describe } from '../runner/run.js'
import type { Outcome } from './outcome.js'
import type { Promotion } from './promote.js'
import type { Target } from './targets.js'

/**
 * Releases a slug to one app, unless it runs it already, and follows the release to its end. A failure is reported
 * and noted, and does not keep other apps from theirs; so is the signal.
 */
export async function promoteApp(
  promotion: Promotion,
  target: Target,
  request: ReleaseRequest & { slug: string },
): Promise<void> {
  const { client, inputs, rollbacks, run, unanswered } = promotion
  const { app, current, newest, underWay } = target
  if (current?.slugId === request.slug && !inputs.force) {
    note(promotion, target, { status: 'unchanged', releaseId: current.id, version: current.version })
    return
  }
  if (underWay?.slugId === request.slug && !inputs.force) {
    // Somebody else has released it: its release command is not to run twice, and it is not ours to roll back.
    await accountFor(promotion, target, async () => {
      await settle(promotion, target, await getRelease(client, app.id, underWay.id, run.signal))
    })
    return
  }
  await accountFor(promotion, target, async () => {
    rollbacks.started(target, request.slug)
    unanswered.set(target, request)
    const release = await createRelease(client, app.id, request, newest, run.signal)
    unanswered.delete(target)
    await settle(promotion, target, release)
  })
}

/**
 * Runs what promotes one app, and notes how it ended and how long it took. It never throws, so that whoever runs
 * many knows that all have ended; what cuts the run short is the run's to report.
 */
export async function accountFor(
  promotion: Promotion,
  target: Target,
  promoting: () => Promise<void>,
): Promise<void> {
  const { run, course, outcomes } = promotion
  const outcome = outcomes.get(target.app.id)
  const from = course.now()
  const seconds = () => Math.round(course.now() - from) / 1000
  promotion.show(target, promotion.commit)
  try {
    await promoting()
    note(promotion, target, { status: 'promoted', seconds: seconds() })
  } catch (error) {
    const message = describe(error)
    note(promotion, target, { status: 'failed', seconds: seconds(), error: message.split('\n', 1)[0] ?? '' })
    if (outcome) course.failures.set(outcome, message)
    if (!run.signal.aborted) run.log.error(message, `Promotion of ${target.app.name} failed`)
  }
  if (outcome) course.turns.set(outcome, { from, to: course.now() })
}

/**
 * Follows an app's new release to its end, and checks the app's health.
 *
 * @throws Error when one of them fails; the signal's reason
 */
export async function settle(promotion: Promotion, target: Target, made: Release): Promise<void> {
  const { client, inputs, run } = promotion
  const { app } = target
  note(promotion, target, { releaseId: made.id, version: made.version })
  const { LabelledLog } = await import('../output/labelled-log.js')
  const log = new LabelledLog(run.log, app.name)
  if (inputs.waitForRelease) await followRelease(app, made, { client, log, signal: run.signal })
  if (inputs.healthCheck) await checkHealth(client.http, inputs.healthCheck, app.webUrl, run.signal)
}

/** Notes what has become known of an app. */
export function note({ outcomes }: Promotion, { app }: Target, change: Partial<Outcome>): void {
  const outcome = outcomes.get(app.id)
  if (outcome) Object.assign(outcome, change)
}
