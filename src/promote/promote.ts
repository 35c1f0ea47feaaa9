import pMap from 'p-map'
import type { App } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import type { ReleaseRequest } from '../heroku/releases.js'
import type { Slug } from '../heroku/slugs.js'
import { connect } from '../runner/connect.js'
import { timeoutMessage } from '../runner/inputs.js'
import { Reported, type Run } from '../runner/run.js'
import { timed } from '../runner/timed.js'
import { Course } from './course.js'
import { endCutShort } from './cut-short.js'
import type { PromoteInputs } from './inputs.js'
import { appsWith, type Outcome, table } from './outcome.js'
import { promoteApp } from './promote-app.js'
import { Rollbacks } from './rollbacks.js'
import { type Show, showDeployments } from './show.js'
import { findSlug, type Promotable, readSlug } from './slug.js'
import { findTargets, type Target } from './targets.js'

/** A promotion under way. */
export interface Promotion {
  run: Run
  client: HerokuClient
  inputs: PromoteInputs
  targets: Target[]
  /** By the app's id, in the order of the targets. */
  outcomes: Map<string, Outcome>
  /** Releases that were asked for, while it is not known whether they were made. */
  unanswered: Map<Target, ReleaseRequest>
  rollbacks: Rollbacks
  course: Course
  show: Show
  /** What the slug was built from; empty while that is not known. */
  commit: string
}

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
  const outcomes: Promotion['outcomes'] = new Map()
  const course = new Course()
  const { took } = course
  run.whenOver(async (error) => {
    const { summaryOf } = await import('./summary.js')
    await run.summary(summaryOf([...outcomes.values()], course, error))
  })
  const { slugId, from, targets } = await timed(took, 'looked up', () => lookUp(client, inputs, run.signal))
  for (const target of targets) outcomes.set(target.app.id, untouched(target))
  const wanted = inputs.onFailure === 'rollback'
  const rollbacks = new Rollbacks({ log: run.log, client, outcomes, wanted, took })
  const unanswered: Promotion['unanswered'] = new Map()
  const show = await showDeployments({ run, client, inputs, targets, outcomes })
  const promotion = {
    run,
    client,
    inputs,
    targets,
    outcomes,
    unanswered,
    rollbacks,
    course,
    show,
    commit: '',
  }
  const done = run.whenCutShort(async (signal) => {
    await endCutShort(promotion, signal)
    report(promotion)
  })

  await timed(took, 'promoted', () =>
    slugId === undefined ? promoteAnImage(promotion, from) : promoteSlug(promotion, slugId, from),
  )
  if (appsWith(outcomes, 'failed').length > 0) await rollbacks.perform(run.signal)
  run.signal.throwIfAborted()
  rollbacks.over()
  done()
  report(promotion)
  requireSuccess(promotion)
}

async function lookUp(
  client: HerokuClient,
  { source, target }: PromoteInputs,
  signal: AbortSignal,
): Promise<Promotable & { targets: Target[] }> {
  const promotable = await findSlug(client, source, signal)
  return { ...promotable, targets: await findTargets(client, target, promotable.from, signal) }
}

/** Few apps run images. */
async function promoteAnImage(promotion: Promotion, from: App | undefined): Promise<void> {
  const { promoteImage } = await import('./image.js')
  await promoteImage(promotion, from)
}

async function promoteSlug(promotion: Promotion, slugId: string, from: App | undefined): Promise<void> {
  const { run, client, course, inputs, targets, outcomes } = promotion
  run.output('slug-id', slugId)
  const running = targets.filter(({ current }) => current?.slugId === slugId)
  const knowing = from ? [from] : [...new Set([...running, ...targets])].map(({ app }) => app)
  const slug = await readSlug(client, slugId, knowing.slice(0, mostSlugLookups), run.signal)
  if (slug) requireStack(slug, targets)
  else requireOneStack(slugId, targets)

  promotion.commit = slug?.commit ?? ''
  const label = [from?.name ?? slugId, slug?.commit.slice(0, 8)].filter(Boolean).join(' ')
  course.label = label
  const request = { slug: slugId, description: inputs.description || `Promote ${label}` }
  run.log.info(`Promoting ${label} to ${targets.map(({ app }) => app.name).join(', ')}`)
  const promoteNext = async (target: Target) => {
    const failed = appsWith(outcomes, 'failed').length > 0
    if (run.signal.aborted) return
    if (failed && inputs.onFailure !== 'continue') return
    await promoteApp(promotion, target, request)
  }
  await pMap(targets, promoteNext, { concurrency: inputs.maxParallel })
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

function untouched({ app, current }: Target): Outcome {
  const before = current && { previousVersion: current.version }
  return { app: app.name, status: 'not-started', seconds: 0, url: app.webUrl, ...before }
}

function report({ run, outcomes }: Promotion): void {
  run.output('releases', JSON.stringify([...outcomes.values()]))
  run.output('promoted', JSON.stringify(appsWith(outcomes, 'promoted')))
  run.output('unchanged', JSON.stringify(appsWith(outcomes, 'unchanged')))
  run.output('failed', JSON.stringify(appsWith(outcomes, 'failed', 'rolled-back', 'not-started')))
  for (const line of table([...outcomes.values()])) run.log.info(line)
}

function requireSuccess({ run, targets, outcomes }: Promotion): void {
  const count = (...statuses: Outcome['status'][]) => appsWith(outcomes, ...statuses).length
  const good = count('promoted', 'unchanged')
  if (good === targets.length) {
    run.log.info(
      `Promoted to ${count('promoted')} of ${targets.length} apps, ${count('unchanged')} ran it already`,
    )
    return
  }
  const parts = [
    `${count('failed')} failed`,
    `${count('rolled-back')} were rolled back`,
    `${count('not-started')} were not started`,
    `${good} run the slug`,
  ].filter((part) => !part.startsWith('0 '))
  throw new Reported(`Promotion failed: of ${targets.length} apps, ${parts.join(', ')}`)
}
