import pMap from 'p-map'
import { type App, getApp } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import { findCoupling, getPipeline, listCouplings } from '../heroku/pipelines.js'
import { listNewestReleases, type Release } from '../heroku/releases.js'
import { errorMessage } from '../text/describe-error.js'
import type { AppList, PipelineStage } from './inputs.js'

/** An app that something is to be released to, as it is before. */
export interface Target {
  app: App
  /** The release that runs. */
  current?: Release
  /** The newest release whose release command still runs. */
  underWay?: Release
  /** Version of the newest release. */
  newest: number
}

/** Apps are promoted along these stages. */
const order = ['development', 'staging', 'production']

/** How many apps are looked up at once. */
const parallel = 25

/**
 * Looks all target apps up, each once: in the order in which they are named, those of a pipeline by their names.
 *
 * @param from the app that is promoted
 * @throws Error that names every app that can't be promoted to, and why
 */
export async function findTargets(
  client: HerokuClient,
  wanted: AppList | PipelineStage,
  from: App | undefined,
): Promise<Target[]> {
  const names = wanted.kind === 'apps' ? wanted.apps : await appsOfStage(client, wanted, from)
  const faults: string[] = []
  const lookUp = async (name: string) => {
    try {
      return [await lookUpTarget(client, name)]
    } catch (error) {
      client.signal.throwIfAborted()
      faults.push(`${name}: ${errorMessage(error)}`)
      return []
    }
  }
  const found = await pMap(new Set(names), lookUp, { concurrency: parallel, signal: client.signal })
  const targets = [...new Map(found.flat().map((target) => [target.app.id, target])).values()]
  if (targets.some(({ app }) => app.id === from?.id))
    faults.push(`${from?.name}: an app can't be promoted to itself`)
  if (faults.length > 0)
    throw new Error(`Nothing was promoted, since not all apps can be promoted to:\n${faults.join('\n')}`)
  if (wanted.kind === 'apps') return targets
  // A pipeline's apps have no order of their own.
  return targets.sort((one, other) => (one.app.name < other.app.name ? -1 : 1))
}

async function lookUpTarget(client: HerokuClient, name: string): Promise<Target> {
  const app = await getApp(client, name)
  const releases = await listNewestReleases(client, app.id)
  const current = releases.find((release) => release.current)
  const underWay = releases.find(({ status }) => status === 'pending')
  const newest = releases[0]?.version ?? 0
  return { app, newest, ...(current && { current }), ...(underWay && { underWay }) }
}

async function appsOfStage(
  client: HerokuClient,
  { pipeline, stage }: PipelineStage,
  from: App | undefined,
): Promise<string[]> {
  const id = await getPipeline(client, pipeline)
  const couplings = await listCouplings(client, id)
  const meant = stage || (await nextStage(client, id, pipeline, from))
  const apps = couplings.filter((coupling) => coupling.stage === meant).map(({ appId }) => appId)
  if (apps.length === 0) throw new Error(`The pipeline ${pipeline} has no app in the stage ${meant}`)
  return apps
}

async function nextStage(
  client: HerokuClient,
  pipelineId: string,
  pipeline: string,
  from: App | undefined,
): Promise<string> {
  const coupling = from && (await findCoupling(client, from.id))
  if (coupling?.pipelineId !== pipelineId) {
    throw new Error(`${from?.name} is not in the pipeline ${pipeline}: name the stage in the input 'stage'`)
  }
  const at = order.indexOf(coupling.stage)
  const next = at === -1 ? undefined : order[at + 1]
  if (next) return next
  throw new Error(
    `There is no stage after ${coupling.stage}, where ${from?.name} is: name one in the input 'stage'`,
  )
}
