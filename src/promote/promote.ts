import pMap from 'p-map'
import { measure } from '../async/measure.js'
import type { App } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import { connect } from '../heroku/connect.js'
import type { Slug } from '../heroku/slugs.js'
import { timeoutMessage } from '../runner/inputs.js'
import { AlreadyReportedError, type Run } from '../runner/run.js'
import { type AppPromotion, appsWith, newAppPromotion, type Promotion } from './app-promotion.js'
import { showDeployments } from './deployments.js'
import type { PromoteInputs } from './inputs.js'
import { type Outcome, outcomeLines } from './outcome.js'
import { promoteApp } from './promote-app.js'
import { reportLeftovers, rollBackAll } from './rollback.js'
import { findSlug, type Promotable, readSlug } from './slug.js'
import { findTargets, type Target } from './targets.js'

/** A slug is looked for on so many apps: any that has run it knows it. */
const mostSlugLookups = 3

/**
 * Releases a slug to one or many apps, and is sure of the result: all apps are checked before the first is touched,
 * each release is followed to its end, and what was changed can be brought back.
 *
 * @throws Reported when an app failed; Error when nothing was promoted; the signal's reason
 */
export async function promote(run: Run, inputs: PromoteInputs): Promise<void> {
  run.deadline(inputs.timeout, timeoutMessage(inputs.timeout))
  const client = connect(run, inputs)
  const promotion = begin(run, client, inputs)
  run.onFinish(async (error) => {
    const { summaryOf } = await import('./summary.js')
    await run.summary(summaryOf(promotion, error))
  })
  const { timings, apps } = promotion
  const { targets, ...promotable } = await measure(timings, 'looked up', () => lookUp(client, inputs))
  apps.push(...targets.map(newAppPromotion))
  await showDeployments(promotion)
  run.onFinish(async () => {
    if (!run.signal.aborted) return
    reportLeftovers(promotion)
    report(promotion)
  })
  await measure(timings, 'promoted', () =>
    promotable.slugId === undefined
      ? promoteImageOf(promotion, promotable)
      : promoteSlug(promotion, promotable.slugId, promotable.from),
  )
  if (appsWith(promotion, 'failed').some(({ isReleaseFailure }) => isReleaseFailure))
    await rollBackAll(promotion)
  run.signal.throwIfAborted()
  for (const { own } of apps) own?.disarm()
  report(promotion)
  requireSuccess(promotion)
}

function begin(run: Run, client: HerokuClient, inputs: PromoteInputs): Promotion {
  const beginning = performance.now()
  return {
    run,
    client,
    inputs,
    apps: [],
    label: '',
    commit: '',
    timings: new Map(),
    now: () => performance.now() - beginning,
    showStarted: () => {},
  }
}

async function lookUp(
  client: HerokuClient,
  { source, target }: PromoteInputs,
): Promise<Promotable & { targets: Target[] }> {
  const promotable = await findSlug(client, source)
  return { ...promotable, targets: await findTargets(client, target, promotable.from) }
}

/** Few apps run images. */
async function promoteImageOf(promotion: Promotion, promotable: Promotable): Promise<void> {
  const { promoteImage } = await import('./pipeline-promotion.js')
  await promoteImage(promotion, promotable)
}

async function promoteSlug(promotion: Promotion, slugId: string, from: App | undefined): Promise<void> {
  const { run, client, inputs, apps } = promotion
  const targets = apps.map(({ target }) => target)
  run.output('slug-id', slugId)
  const running = targets.filter(({ current }) => current?.slugId === slugId)
  const knowing = from ? [from] : [...new Set([...running, ...targets])].map(({ app }) => app)
  const slug = await readSlug(client, slugId, knowing.slice(0, mostSlugLookups))
  if (slug) requireStack(slug, targets)
  else requireOneStack(slugId, targets)

  promotion.commit = slug?.commit ?? ''
  const label = [from?.name ?? slugId, slug?.commit.slice(0, 8)].filter(Boolean).join(' ')
  promotion.label = label
  const request = { slug: slugId, description: inputs.description || `Promote ${label}` }
  run.log.info(`Promoting ${label} to ${targets.map(({ app }) => app.name).join(', ')}`)
  const promoteNext = async (promoted: AppPromotion) => {
    const failed = appsWith(promotion, 'failed').length > 0
    if (run.signal.aborted) return
    if (failed && inputs.onFailure !== 'continue') return
    await promoteApp(promotion, promoted, request)
  }
  await pMap(apps, promoteNext, { concurrency: inputs.maxParallel })
  run.signal.throwIfAborted()
}

function requireStack({ id, stack }: Slug, targets: Target[]): void {
  const others = targets.filter(({ app }) => stack !== '' && app.stack !== '' && app.stack !== stack)
  if (others.length === 0) return
  const list = others.map(({ app }) => `${app.name} is on ${app.stack}`).join(', ')
  throw new Error(
    `Nothing was promoted: the slug ${id} is for the stack ${stack}, but ${list}. Set the stack of the apps with 'heroku stack:set ${stack}', or build on theirs`,
  )
}

/** For a slug that no app here knows: it has one stack, so apps on several can't all run it. */
function requireOneStack(slugId: string, targets: Target[]): void {
  const stacks = new Set(targets.flatMap(({ app }) => app.stack || []))
  if (stacks.size <= 1) return
  const list = targets.map(({ app }) => `${app.name} is on ${app.stack}`).join(', ')
  throw new Error(
    `Nothing was promoted: the slug ${slugId} is for one stack, but ${list}. Promote to the apps of its stack alone`,
  )
}

function report(promotion: Promotion): void {
  const { run, apps } = promotion
  const outcomes = apps.map(({ outcome }) => outcome)
  const names = (...statuses: Outcome['status'][]) =>
    JSON.stringify(appsWith(promotion, ...statuses).map(({ outcome }) => outcome.app))
  run.output('releases', JSON.stringify(outcomes))
  run.output('promoted', names('promoted'))
  run.output('unchanged', names('unchanged'))
  run.output('failed', names('failed', 'rolled-back', 'not-started'))
  for (const line of outcomeLines(outcomes)) run.log.info(line)
}

function requireSuccess(promotion: Promotion): void {
  const { run, apps } = promotion
  const count = (...statuses: Outcome['status'][]) => appsWith(promotion, ...statuses).length
  const good = count('promoted', 'unchanged')
  if (good === apps.length) {
    run.log.info(
      `Promoted to ${count('promoted')} of ${apps.length} apps, ${count('unchanged')} ran it already`,
    )
    return
  }
  const parts = [
    `${count('failed')} failed`,
    `${count('rolled-back')} were rolled back`,
    `${count('not-started')} were not started`,
    `${good} run the slug`,
  ].filter((part) => !part.startsWith('0 '))
  throw new AlreadyReportedError(`Promotion failed: of ${apps.length} apps, ${parts.join(', ')}`)
}
