import { measure } from '../async/measure.js'
import type { HerokuClient } from '../heroku/client.js'
import { connect } from '../heroku/connect.js'
import { timeoutMessage } from '../runner/inputs.js'
import type { Run } from '../runner/run.js'
import { newAppPromotion, type Promotion } from './app-promotion.js'
import type { PromoteInputs } from './inputs.js'
import { lookUp } from './look-up.js'
import { Pace } from './pace.js'
import { promoteToAll } from './promote-to-all.js'

/**
 * Releases a slug or image to one or many apps. It checks all apps before it changes the first one, follows each release to the
 * end, and can roll the apps back.
 *
 * @throws AlreadyReportedError if an app failed; Error if nothing was promoted; the signal's reason
 */
export async function promote(run: Run, inputs: PromoteInputs): Promise<void> {
  run.deadline(inputs.timeout, timeoutMessage(inputs.timeout))
  const pace = new Pace(run.signal)
  const client = connect(run, inputs, pace)
  const promotion = newPromotion(run, client, inputs)
  run.onFinish(async (error) => {
    const { renderSummary } = await import('./summary.js')
    await run.summary(renderSummary(promotion, error))
  })
  const { timings, apps } = promotion
  const found = await measure(timings, 'lookup', () => lookUp(client, inputs))
  apps.push(...found.targets.map(newAppPromotion))
  await promoteToAll(promotion, found, pace)
}

function newPromotion(run: Run, client: HerokuClient, inputs: PromoteInputs): Promotion {
  const beginning = performance.now()
  return {
    run,
    client,
    inputs,
    apps: [],
    label: '',
    commit: '',
    failures: 0,
    timings: new Map(),
    now: () => performance.now() - beginning,
    showStarted: () => {},
  }
}
