import pMap from 'p-map'
import { findListedApps, listAppsById } from '../heroku/app-lists.js'
import { type App, getApp } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import { isSettled, listLatestReleases } from '../heroku/latest-releases.js'
import { type Coupling, findCoupling, getPipeline, listCouplings } from '../heroku/pipelines.js'
import { listNewestReleases, type Release } from '../heroku/releases.js'
import { unlessStatus } from '../http/errors.js'
import { isId } from '../runner/inputs.js'
import { errorMessage } from '../text/describe-error.js'
import type { AppList, PipelineStage } from './inputs.js'

/** An app to release to, as it was before the promotion. */
export interface Target {
  app: App
  /** The release that the app runs. */
  currentRelease?: Release
  /** The newest release whose release command is still running. */
  pendingRelease?: Release
  /** Version of the newest release. */
  newestVersion: number
}

/** The stages that a promotion moves through. */
const stageOrder = ['development', 'staging', 'production']

/** How many apps to look up at once, at least. */
const minParallel = 25

/** For so few, small requests side by side are faster than a page of all the account's apps. */
const fewApps = 3

/** The apps of a pipeline. */
interface PipelineApps {
  couplings: Coupling[]
  /** The latest release of each app, by the app's id. */
  releases: Map<string, Release>
}

/** A stage of a pipeline whose apps are being listed. */
export interface ListedStage extends PipelineStage {
  listing: Promise<PipelineApps>
}

/** What lists have shown of apps, so that these need not be asked for one by one. */
interface Listed {
  /** By the name or id with which they were asked for. */
  apps: Map<string, App>
  /** The latest release of each app, by the app's id. */
  releases: Map<string, Release>
}

/** Begins to list the apps of the pipeline, if the apps to release to are those of a stage. */
export function beginListing(
  client: HerokuClient,
  selection: AppList | PipelineStage,
): AppList | ListedStage {
  if (selection.kind === 'apps') return selection
  const listing = listPipeline(client, selection.pipeline)
  // Whoever awaits it gets the error.
  listing.catch(() => {})
  return { ...selection, listing }
}

/**
 * Looks up all target apps, each once: by lists where that takes fewer requests than asking for each.
 *
 * @param lookup the app to promote from, once it is known; it is awaited only if that is needed
 * @param parallel how many apps to look up at once
 * @returns listed apps in the given order, a pipeline's apps sorted by name
 * @throws Error that names every app that can't be promoted to, and why
 */
export async function findTargets(
  client: HerokuClient,
  selection: AppList | ListedStage,
  lookup: Promise<App> | undefined,
  parallel: number,
): Promise<Target[]> {
  const { names, listed } =
    selection.kind === 'apps'
      ? await listNamed(client, [...new Set(selection.apps)])
      : await listStage(client, selection, lookup)
  const problems: string[] = []
  const lookUp = async (name: string) => {
    try {
      return [await lookUpTarget(client, name, listed)]
    } catch (error) {
      client.signal.throwIfAborted()
      problems.push(`${name}: ${errorMessage(error)}`)
      return []
    }
  }
  const concurrency = Math.max(minParallel, parallel)
  const found = await pMap(names, lookUp, { concurrency, signal: client.signal })
  const targets = [...new Map(found.flat().map((target) => [target.app.id, target])).values()]
  const sourceApp = await lookup
  if (targets.some(({ app }) => app.id === sourceApp?.id))
    problems.push(`${sourceApp?.name}: an app can't be promoted to itself`)
  if (problems.length > 0)
    throw new Error(`Nothing was promoted because some apps can't be promoted to:\n${problems.join('\n')}`)
  if (selection.kind === 'apps') return targets
  // A pipeline's apps have no inherent order.
  return targets.sort((one, other) => (one.app.name < other.app.name ? -1 : 1))
}

async function lookUpTarget(client: HerokuClient, name: string, listed: Listed): Promise<Target> {
  const app = listed.apps.get(name) ?? (await getApp(client, name))
  const latest = listed.releases.get(app.id)
  // The latest release need not be the current one. Then, the app's own list has both.
  if (latest && isSettled(latest)) return { app, newestVersion: latest.version, currentRelease: latest }
  const releases = await listNewestReleases(client, app.id)
  const currentRelease = releases.find(({ current }) => current)
  const pendingRelease = releases.find(({ status }) => status === 'pending')
  return {
    app,
    newestVersion: releases[0]?.version ?? 0,
    ...(currentRelease && { currentRelease }),
    ...(pendingRelease && { pendingRelease }),
  }
}

/** Reads lists of apps that are given by name or id, and of their releases if they share a pipeline. */
async function listNamed(
  client: HerokuClient,
  names: string[],
): Promise<{ names: string[]; listed: Listed }> {
  const [first = ''] = names
  if (names.length <= fewApps) return { names, listed: { apps: new Map(), releases: new Map() } }
  const [apps, releases] = await Promise.all([
    findListedApps(client, names),
    listReleasesOfPipeline(client, first),
  ])
  return { names, listed: { apps, releases } }
}

/** Lists the latest releases of all apps of the pipeline that an app is in, if it is in one. */
async function listReleasesOfPipeline(client: HerokuClient, app: string): Promise<Map<string, Release>> {
  const coupling = await unlessStatus(findCoupling(client, app), 403)
  return coupling ? listLatestReleases(client, coupling.pipelineId) : new Map()
}

/** Lists the apps of a pipeline, and their releases. */
async function listPipeline(client: HerokuClient, pipeline: string): Promise<PipelineApps> {
  // No name has the form of an id.
  const pipelineId = isId(pipeline) ? pipeline : await getPipeline(client, pipeline)
  const [couplings, releases] = await Promise.all([
    listCouplings(client, pipelineId),
    listLatestReleases(client, pipelineId),
  ])
  return { couplings, releases }
}

/** Lists the apps of a stage, and their releases. */
async function listStage(
  client: HerokuClient,
  { pipeline, stage, listing }: ListedStage,
  lookup: Promise<App> | undefined,
): Promise<{ names: string[]; listed: Listed }> {
  const { couplings, releases } = await listing
  const stageName = stage || nextStage(couplings, pipeline, await lookup)
  const names = couplings.filter((coupling) => coupling.stage === stageName).map(({ appId }) => appId)
  if (names.length === 0) throw new Error(`The pipeline ${pipeline} has no apps in the stage ${stageName}`)
  return { names, listed: { apps: await listAppsById(client, names), releases } }
}

function nextStage(couplings: Coupling[], pipeline: string, sourceApp: App | undefined): string {
  const coupling = couplings.find(({ appId }) => appId === sourceApp?.id)
  if (!coupling)
    throw new Error(`${sourceApp?.name} is not in the pipeline ${pipeline}: set the input 'stage'`)
  const index = stageOrder.indexOf(coupling.stage)
  const next = index === -1 ? undefined : stageOrder[index + 1]
  if (next) return next
  throw new Error(
    `${sourceApp?.name} is in the stage ${coupling.stage}, which has no next stage: set the input 'stage'`,
  )
}
