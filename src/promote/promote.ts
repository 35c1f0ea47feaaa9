import pMap from 'p-map'
import { measure } from '../async/measure.js'
import type { App } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import { connect } from '../heroku/connect.js'
import type { Slug } from '../heroku/slugs.js'
import { timeoutMessage } from '../runner/inputs.js'
import { AlreadyReportedError, type Run } from '../runner/run.js'
import { formatCount } from '../text/format.js'
import { type AppPromotion, appsWithStatus, newAppPromotion, type Promotion } from './app-promotion.js'
import { showDeployments } from './deployments.js'
import type { PromoteInputs } from './inputs.js'
import { type Outcome, outcomeLines } from './outcome.js'
import { promoteApp } from './promote-app.js'
import { reportLeftovers, rollBackAll } from './rollback.js'
import { type Artifact, findArtifact, readSlug } from './slug.js'
import { findTargets, type Target } from './targets.js'

/** How many apps to read the slug through: any app that has run it will do. */
const maxSlugLookups = 3

/**
 * Releases a slug to one or many apps. It checks all apps before it changes the first one, follows each release to the
 * end, and can roll the apps back.
 *
 * @throws AlreadyReportedError if an app failed; Error if nothing was promoted; the signal's reason
 */
export async function promote(run: Run, inputs: PromoteInputs): Promise<void> {
  run.deadline(inputs.timeout, timeoutMessage(inputs.timeout))
  const client = connect(run, inputs)
  const promotion = newPromotion(run, client, inputs)
  run.onFinish(async (error) => {
    const { renderSummary } = await import('./summary.js')
    await run.summary(renderSummary(promotion, error))
  })
  const { timings, apps } = promotion
  const { targets, ...artifact } = await measure(timings, 'looked up', () => lookUp(client, inputs))
  apps.push(...targets.map(newAppPromotion))
  await showDeployments(promotion)
  run.onFinish(async () => {
    if (!run.signal.aborted) return
    reportLeftovers(promotion)
    reportOutcomes(promotion)
  })
  await measure(timings, 'promoted', () =>
    artifact.slugId === undefined
      ? promoteImageArtifact(promotion, artifact)
      : promoteSlug(promotion, artifact.slugId, artifact.sourceApp),
  )
  if (appsWithStatus(promotion, 'failed').some(({ isReleaseFailure }) => isReleaseFailure))
    await rollBackAll(promotion)
  run.signal.throwIfAborted()
  for (const { ownRelease } of apps) ownRelease?.disarm()
  reportOutcomes(promotion)
  requireSuccess(promotion)
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
    timings: new Map(),
    now: () => performance.now() - beginning,
    showStarted: () => {},
  }
}

async function lookUp(
  client: HerokuClient,
  { source, target }: PromoteInputs,
): Promise<Artifact & { targets: Target[] }> {
  const artifact = await findArtifact(client, source)
  return { ...artifact, targets: await findTargets(client, target, artifact.sourceApp) }
}

/** Loaded only when needed: few apps run images. */
async function promoteImageArtifact(promotion: Promotion, artifact: Artifact): Promise<void> {
  const { promoteImage } = await import('./pipeline-promotion.js')
  await promoteImage(promotion, artifact)
}

async function promoteSlug(promotion: Promotion, slugId: string, sourceApp: App | undefined): Promise<void> {
  const { run, client, inputs, apps } = promotion
  const targets = apps.map(({ target }) => target)
  run.output('slug-id', slugId)
  const running = targets.filter(({ currentRelease }) => currentRelease?.slugId === slugId)
  const appsWithSlug = sourceApp ? [sourceApp] : [...new Set([...running, ...targets])].map(({ app }) => app)
  const slug = await readSlug(client, slugId, appsWithSlug.slice(0, maxSlugLookups))
  if (slug) requireStack(slug, targets)
  else requireOneStack(slugId, targets)

  promotion.commit = slug?.commit ?? ''
  const label = [sourceApp?.name ?? slugId, slug?.commit.slice(0, 8)].filter(Boolean).join(' ')
  promotion.label = label
  const request = { slug: slugId, description: inputs.description || `Promote ${label}` }
  run.log.info(`Promoting ${label} to ${targets.map(({ app }) => app.name).join(', ')}`)
  const promoteNext = async (appPromotion: AppPromotion) => {
    const hasFailure = appsWithStatus(promotion, 'failed').length > 0
    if (run.signal.aborted) return
    if (hasFailure && inputs.onFailure !== 'continue') return
    await promoteApp(promotion, appPromotion, request)
  }
  await pMap(apps, promoteNext, { concurrency: inputs.maxParallel })
  run.signal.throwIfAborted()
}

function requireStack({ id, stack }: Slug, targets: Target[]): void {
  const incompatibleTargets = targets.filter(
    ({ app }) => stack !== '' && app.stack !== '' && app.stack !== stack,
  )
  if (incompatibleTargets.length === 0) return
  const list = incompatibleTargets.map(({ app }) => `${app.name} is on ${app.stack}`).join(', ')
  throw new Error(
    `Nothing was promoted: the slug ${id} needs the stack ${stack}, but ${list}. Change the stack of these apps with 'heroku stack:set ${stack}', or build the slug on their stack`,
  )
}

/** Checks the stacks if the slug's is unknown: a slug has one stack, so apps on different stacks can't all run it. */
function requireOneStack(slugId: string, targets: Target[]): void {
  const stacks = new Set(targets.flatMap(({ app }) => app.stack || []))
  if (stacks.size <= 1) return
  const list = targets.map(({ app }) => `${app.name} is on ${app.stack}`).join(', ')
  throw new Error(
    `Nothing was promoted: the slug ${slugId} runs on one stack only, but ${list}. Promote only to apps on its stack`,
  )
}

function reportOutcomes(promotion: Promotion): void {
  const { run, apps } = promotion
  const outcomes = apps.map(({ outcome }) => outcome)
  const names = (...statuses: Outcome['status'][]) =>
    JSON.stringify(appsWithStatus(promotion, ...statuses).map(({ outcome }) => outcome.app))
  run.output('releases', JSON.stringify(outcomes))
  run.output('promoted', names('promoted'))
  run.output('unchanged', names('unchanged'))
  run.output('failed', names('failed', 'rolled-back', 'not-started'))
  for (const line of outcomeLines(outcomes)) run.log.info(line)
}

function requireSuccess(promotion: Promotion): void {
  const { run, apps } = promotion
  const count = (...statuses: Outcome['status'][]) => appsWithStatus(promotion, ...statuses).length
  const successCount = count('promoted', 'unchanged')
  if (successCount === apps.length) {
    run.log.info(
      `Promoted to ${count('promoted')} of ${formatCount(apps.length, 'app')}; ${count('unchanged')} already ran it`,
    )
    return
  }
  const parts = [
    `${count('failed')} failed`,
    `${count('rolled-back')} rolled back`,
    `${count('not-started')} not started`,
    `${successCount} run the slug`,
  ].filter((part) => !part.startsWith('0 '))
  throw new AlreadyReportedError(
    `Promotion failed: of ${formatCount(apps.length, 'app')}, ${parts.join(', ')}`,
  )
}
