import pMap from 'p-map'
import { measure } from '../async/measure.js'
import type { App } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import { connect } from '../heroku/connect.js'
import { type Artifact, idOf, runsArtifact } from '../heroku/releases.js'
import type { ArtifactDetails } from '../release/artifact-details.js'
import { timeoutMessage } from '../runner/inputs.js'
import { AlreadyReportedError, type Run } from '../runner/run.js'
import { formatCount } from '../text/format.js'
import { type AppPromotion, appsWithStatus, newAppPromotion, type Promotion } from './app-promotion.js'
import { type FoundArtifact, findArtifact, readDetails } from './artifact.js'
import { showDeployments } from './deployments.js'
import type { PromoteInputs } from './inputs.js'
import { type Outcome, outcomeLines } from './outcome.js'
import { endMaintenance, promoteApp } from './promote-app.js'
import { reportLeftovers, rollBackAll } from './rollback.js'
import { requireRunnable } from './runnable.js'
import { findTargets, type Target } from './targets.js'

/** How many apps to read the slug or image through: any app that has run it will do. */
const maxLookups = 3

/**
 * Releases a slug or image to one or many apps. It checks all apps before it changes the first one, follows each release to the
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
  const { targets, ...found } = await measure(timings, 'looked up', () => lookUp(client, inputs))
  apps.push(...targets.map(newAppPromotion))
  await showDeployments(promotion)
  run.onFinish(async () => {
    if (!run.signal.aborted) return
    reportLeftovers(promotion)
    reportOutcomes(promotion)
  })
  await measure(timings, 'promoted', () => promoteArtifact(promotion, found))
  await compareAfterwards(promotion, found.artifact)
  if (appsWithStatus(promotion, 'failed').some(({ isReleaseFailure }) => isReleaseFailure))
    await rollBackAll(promotion)
  await endMaintenance(apps)
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
): Promise<FoundArtifact & { targets: Target[] }> {
  const found = await findArtifact(client, source)
  return { ...found, targets: await findTargets(client, target, found.sourceApp) }
}

async function promoteArtifact(promotion: Promotion, found: FoundArtifact): Promise<void> {
  const { run, client, inputs, apps } = promotion
  const { artifact, sourceApp } = found
  const targets = apps.map(({ target }) => target)
  const id = idOf(artifact)
  run.output('slug' in artifact ? 'slug-id' : 'oci-image-id', id)
  const reading = readDetails(client, artifact, appsWith(found, targets).slice(0, maxLookups))
  promotion.comparing = compare(promotion, artifact, reading)
  const details = await reading
  requireRunnable(artifact, details?.stack, targets)
  if (details) await requireTypesOf(details, inputs)

  promotion.commit = details?.commit ?? ''
  const kind = 'slug' in artifact ? '' : 'image '
  const label = [sourceApp?.name ?? `${kind}${id}`, details?.commit.slice(0, 8)].filter(Boolean).join(' ')
  promotion.label = label
  if ('image' in artifact && found.isCurrent && sourceApp) {
    // Loaded only when needed: few apps run images.
    const { promoteThroughPipeline } = await import('./pipeline-promotion.js')
    if (await promoteThroughPipeline(promotion, artifact, sourceApp)) return
  }
  const request = { ...artifact, description: inputs.description || `Promote ${label}` }
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

/** @throws Error if the input `formation` has a process type that the slug or image lacks */
async function requireTypesOf(
  { processTypes }: ArtifactDetails,
  { afterRelease: { formation } }: PromoteInputs,
): Promise<void> {
  if (formation.length === 0) return
  const { requireProcessTypes } = await import('../release/formation.js')
  requireProcessTypes(formation, Object.keys(processTypes))
}

/** Waits for the comparison. A slug or image to which no app had access before can be compared only now. */
async function compareAfterwards(promotion: Promotion, artifact: Artifact): Promise<void> {
  const { client, commit } = promotion
  const promoted = appsWithStatus(promotion, 'promoted').map(({ target }) => target.app)
  if (commit === '' && promoted.length > 0)
    promotion.comparing = compare(promotion, artifact, readDetails(client, artifact, promoted.slice(0, 1)))
  await promotion.comparing
}

/** Finds out in the background what the promotion changes on each app. */
async function compare(
  promotion: Promotion,
  artifact: Artifact,
  reading: Promise<ArtifactDetails | undefined>,
): Promise<void> {
  const { compareApps } = await import('./compare.js')
  await compareApps(promotion, artifact, reading)
}

/** Lists the apps that may have access to a slug or image, the most likely ones first. */
function appsWith({ artifact, sourceApp }: FoundArtifact, targets: Target[]): App[] {
  if (sourceApp) return [sourceApp]
  const running = targets.filter(({ currentRelease }) => runsArtifact(currentRelease, artifact))
  return [...new Set([...running, ...targets])].map(({ app }) => app)
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
    `${successCount} run it`,
  ].filter((part) => !part.startsWith('0 '))
  throw new AlreadyReportedError(
    `Promotion failed: of ${formatCount(apps.length, 'app')}, ${parts.join(', ')}`,
  )
}
