import pMap from 'p-map'
import { measure } from '../async/measure.js'
import { type Artifact, idOf, type Release } from '../heroku/releases.js'
import type { ArtifactDetails } from '../release/artifact-details.js'
import { AlreadyReportedError } from '../runner/run.js'
import { formatCount, shortId } from '../text/format.js'
import { describeTimings } from '../text/timings.js'
import { announcePace } from './announce-pace.js'
import { type AppPromotion, appsWithStatus, namesOf, type Promotion } from './app-promotion.js'
import { readDetails } from './artifact.js'
import { showDeployments } from './deployments.js'
import type { PromoteInputs } from './inputs.js'
import type { Found } from './look-up.js'
import { type Outcome, outcomeLines } from './outcome.js'
import { renderOutcomes } from './outputs.js'
import type { Pace } from './pace.js'
import { endMaintenance, findExistingRelease, promoteApp } from './promote-app.js'
import { reportLeftovers, rollBackAll } from './rollback.js'
import { requireRunnable } from './runnable.js'

/** How many apps to name in a line. */
const maxNames = 10

/**
 * Releases what was found to all apps, and follows each release to the end. It rolls the apps back if that is wanted.
 *
 * @throws AlreadyReportedError if an app failed; Error if nothing was promoted; the signal's reason
 */
export async function promoteToAll(promotion: Promotion, found: Found, pace: Pace): Promise<void> {
  const { run, timings, apps } = promotion
  await showDeployments(promotion)
  run.onFinish(async () => {
    if (!run.signal.aborted) return
    reportLeftovers(promotion)
    reportOutcomes(promotion)
  })
  await measure(timings, 'promotion', () => promoteArtifact(promotion, found, pace))
  await compareAfterwards(promotion, found.artifact)
  if (appsWithStatus(promotion, 'failed').some(({ isReleaseFailure }) => isReleaseFailure))
    await rollBackAll(promotion)
  await endMaintenance(apps)
  run.signal.throwIfAborted()
  for (const { ownRelease } of apps) ownRelease?.disarm()
  reportOutcomes(promotion)
  requireSuccess(promotion)
}

async function promoteArtifact(promotion: Promotion, found: Found, pace: Pace): Promise<void> {
  const { run, inputs, apps } = promotion
  const { artifact, sourceApp, targets, reading } = found
  const id = idOf(artifact)
  run.output('slug' in artifact ? 'slug-id' : 'oci-image-id', id)
  promotion.comparing = compare(promotion, artifact, reading)
  const details = await reading
  requireRunnable(artifact, details?.stack, targets)
  if (details) await requireTypesOf(details, inputs)

  promotion.commit = details?.commit ?? ''
  const names = nameArtifact(found, promotion.commit)
  promotion.label = names.label
  announcePace(promotion, artifact, pace)
  announcePromotion(promotion, artifact)
  const isCurrent = inputs.source.kind === 'app' && inputs.source.version === ''
  if ('image' in artifact && isCurrent && sourceApp) {
    // Loaded only when needed: few apps run images.
    const { promoteThroughPipeline } = await import('./pipeline-promotion.js')
    if (await promoteThroughPipeline(promotion, artifact, sourceApp)) return
  }
  const request = { ...artifact, description: inputs.description || `Promote ${names.whole}` }
  const promoteNext = async (appPromotion: AppPromotion) => {
    const hasFailure = appsWithStatus(promotion, 'failed').length > 0
    if (run.signal.aborted) return
    if (hasFailure && inputs.onFailure !== 'continue') return
    await promoteApp(promotion, appPromotion, request)
  }
  await pMap(apps, promoteNext, { concurrency: inputs.maxParallel })
  run.signal.throwIfAborted()
}

/** Returns the names of the slug or image: a short one for the log, and one for the releases, which has its whole id. */
function nameArtifact({ artifact, sourceApp }: Found, commit: string): { label: string; whole: string } {
  const suffix = (shown: string) => (commit === '' ? '' : ` ${shown}`)
  const short = shortId(commit)
  if (sourceApp) {
    const name = sourceApp.name + suffix(short)
    return { label: name, whole: name }
  }
  const id = idOf(artifact)
  const [kind, prefix] = 'slug' in artifact ? ['slug', ''] : ['image', 'image ']
  return { label: `${kind} ${shortId(id)}${suffix(`(${short})`)}`, whole: prefix + id + suffix(short) }
}

/** Says which apps receive the slug or image or, if none does, why. */
function announcePromotion(promotion: Promotion, artifact: Artifact): void {
  const { run, apps, label } = promotion
  const existing = apps.map((app) => ({ app, release: findExistingRelease(promotion, app, artifact) }))
  const select = (wanted: (release: Release | undefined) => boolean) =>
    existing.filter(({ release }) => wanted(release)).map(({ app }) => app)
  const changing = select((release) => !release)
  const pending = select((release) => release?.current === false)
  const running = select((release) => release?.current === true)
  if (changing.length > 0) run.log.info(`Promoting ${label} to ${namesOf(changing, maxNames)}`)
  if (pending.length > 0) run.log.info(`${label} is already being released to ${namesOf(pending, maxNames)}`)
  if (running.length === apps.length)
    run.log.info(
      `Nothing to promote: ${namesOf(apps, maxNames)} already ${apps.length === 1 ? 'runs' : 'run'} ${label}`,
    )
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

function reportOutcomes(promotion: Promotion): void {
  const { run, apps } = promotion
  const outcomes = apps.map(({ outcome }) => outcome)
  const names = (...statuses: Outcome['status'][]) =>
    JSON.stringify(appsWithStatus(promotion, ...statuses).map(({ outcome }) => outcome.app))
  const { json, note } = renderOutcomes(outcomes)
  run.output('releases', json)
  if (note !== '') run.log.warning(note, 'Output cut')
  run.output('promoted', names('promoted'))
  run.output('unchanged', names('unchanged'))
  run.output('failed', names('failed', 'rolled-back', 'not-started'))
  // No output follows.
  run.log.close()
  for (const line of outcomeLines(outcomes)) run.log.info(line)
}

function requireSuccess(promotion: Promotion): void {
  const { run, apps } = promotion
  const count = (...statuses: Outcome['status'][]) => appsWithStatus(promotion, ...statuses).length
  const successCount = count('promoted', 'unchanged')
  if (successCount === apps.length) {
    run.log.result([
      ...successLines(promotion, count('promoted'), count('unchanged')),
      describeTimings(promotion.timings, performance.now()),
    ])
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

/** Says what runs where: with its address, if there is one app. */
function successLines({ label, apps }: Promotion, promoted: number, unchanged: number): string[] {
  const [first] = apps
  const what = label === '' ? 'it' : label
  if (first && apps.length === 1) {
    const { app, status, version, url } = first.outcome
    const line =
      status === 'unchanged'
        ? `${app} already runs ${what}, as v${version}`
        : `Promoted ${what} to ${app} as v${version}`
    return [line, ...(url ? [url] : [])]
  }
  const all = formatCount(apps.length, 'app')
  if (promoted === 0) return [`${unchanged} of ${all} already run ${what}`]
  if (unchanged === 0) return [`Promoted ${what} to ${all}`]
  return [`Promoted ${what} to ${promoted} of ${all}; ${unchanged} already ran it`]
}
