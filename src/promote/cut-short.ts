import pMap from 'p-map'
import { findRelease, type ReleaseRequest } from '../heroku/releases.js'
import type { Promotion } from './promote.js'
import { note } from './promote-app.js'
import { sayNotRolledBack } from './rollbacks.js'
import type { Target } from './targets.js'

const parallel = 25

/**
 * Leaves nothing unsaid when a promotion is cut short: finds the releases whose making had no answer yet, brings the
 * apps back if that is wanted, and says which releases stay.
 *
 * @param signal aborts when the grace of the runner is over
 */
export async function endCutShort(promotion: Promotion, signal: AbortSignal): Promise<void> {
  const { run, outcomes, rollbacks } = promotion
  await pMap(promotion.unanswered, (entry) => find(promotion, entry, signal), { concurrency: parallel })
  sayNotRolledBack(run, await rollbacks.perform(signal), 'The post phase of this step tries again')
  const stay = [...outcomes.values()].filter(
    ({ status, version }) => status === 'failed' && version !== undefined,
  )
  if (stay.length === 0) return
  const list = stay.map(({ app, version }) => `${app} v${version}`).join(', ')
  run.log.warning(
    `Cut short after releases were made whose end nobody has waited for: ${list}. Their release commands go on, and if they succeed the releases stay`,
  )
}

async function find(
  promotion: Promotion,
  [target, request]: [Target, ReleaseRequest],
  signal: AbortSignal,
): Promise<void> {
  const { client, run } = promotion
  const { app, newest } = target
  try {
    const made = await findRelease(client, app.id, request, newest, signal)
    if (made) note(promotion, target, { releaseId: made.id, version: made.version })
  } catch {
    run.log.warning(`It is not known whether a release was made on ${app.name}`)
  }
}
