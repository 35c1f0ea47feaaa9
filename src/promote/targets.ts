import pMap from 'p-map'
import { type App, getApp } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import { findCoupling, getPipeline, listCouplings } from '../heroku/pipelines.js'
import { listNewestReleases, type Release } from '../heroku/releases.js'
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

/** How many apps to look up at once. */
const maxParallel = 25

/**
 * Looks up all target apps, each once.
 *
 * @param sourceApp the app to promote from
 * @returns listed apps in the given order, a pipeline's apps sorted by name
 * @throws Error that names every app that can't be promoted to, and why
 */
export async function findTargets(
  client: HerokuClient,
  selection: AppList | PipelineStage,
  sourceApp: App | undefined,
): Promise<Target[]> {
  const names = selection.kind === 'apps' ? selection.apps : await appsOfStage(client, selection, sourceApp)
  const problems: string[] = []
  const lookUp = async (name: string) => {
    try {
      return [await lookUpTarget(client, name)]
    } catch (error) {
      client.signal.throwIfAborted()
      problems.push(`${name}: ${errorMessage(error)}`)
      return []
    }
  }
  const found = await pMap(new Set(names), lookUp, { concurrency: maxParallel, signal: client.signal })
  const targets = [...new Map(found.flat().map((target) => [target.app.id, target])).values()]
  if (targets.some(({ app }) => app.id === sourceApp?.id))
    problems.push(`${sourceApp?.name}: an app can't be promoted to itself`)
  if (problems.length > 0)
    throw new Error(`Nothing was promoted because some apps can't be promoted to:\n${problems.join('\n')}`)
  if (selection.kind === 'apps') return targets
  // A pipeline's apps have no inherent order.
  return targets.sort((one, other) => (one.app.name < other.app.name ? -1 : 1))
}

async function lookUpTarget(client: HerokuClient, name: string): Promise<Target> {
  const app = await getApp(client, name)
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

async function appsOfStage(
  client: HerokuClient,
  { pipeline, stage }: PipelineStage,
  sourceApp: App | undefined,
): Promise<string[]> {
  const id = await getPipeline(client, pipeline)
  const couplings = await listCouplings(client, id)
  const stageName = stage || (await nextStage(client, id, pipeline, sourceApp))
  const apps = couplings.filter((coupling) => coupling.stage === stageName).map(({ appId }) => appId)
  if (apps.length === 0) throw new Error(`The pipeline ${pipeline} has no apps in the stage ${stageName}`)
  return apps
}

async function nextStage(
  client: HerokuClient,
  pipelineId: string,
  pipeline: string,
  sourceApp: App | undefined,
): Promise<string> {
  const coupling = sourceApp && (await findCoupling(client, sourceApp.id))
  if (coupling?.pipelineId !== pipelineId) {
    throw new Error(`${sourceApp?.name} is not in the pipeline ${pipeline}: set the input 'stage'`)
  }
  const index = stageOrder.indexOf(coupling.stage)
  const next = index === -1 ? undefined : stageOrder[index + 1]
  if (next) return next
  throw new Error(
    `${sourceApp?.name} is in the stage ${coupling.stage}, which has no next stage: set the input 'stage'`,
  )
}
