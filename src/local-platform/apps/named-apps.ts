import { messageOf } from '../builder/failure.js'
import { createApp } from './create-app.js'
import { createPipeline } from './pipelines.js'
import type { Stage } from './records.js'
import type { Store } from './store.js'

export interface NamedApps {
  /** Names of apps. */
  apps?: string[]
  /** A pipeline, and the stage in it of each app that it has. */
  pipeline?: { name: string; stages: Map<string, Stage> }
}

/**
 * Creates the apps and the pipeline that do not exist yet. Those that exist stay as they are.
 *
 * @param now milliseconds since the epoch
 * @throws Error that names the app or pipeline that cannot be created or found
 */
export function createNamedApps(store: Store, { apps = [], pipeline }: NamedApps, now: number): void {
  const existing = new Set(store.apps.map(({ name }) => name))
  for (const name of apps) {
    if (!existing.has(name)) prefixErrors(`app '${name}'`, () => createApp(store, { name }, now))
  }
  if (pipeline !== undefined) createNamedPipeline(store, pipeline.name, pipeline.stages, now)
}

function createNamedPipeline(store: Store, name: string, stages: Map<string, Stage>, now: number): void {
  const pipeline =
    store.pipelines.find((candidate) => candidate.name === name) ??
    prefixErrors(`pipeline '${name}'`, () => createPipeline(store, { name }, now))
  for (const [appName, stage] of stages) {
    const app = store.findApp(appName)
    if (app === undefined) throw new Error(`app '${appName}' has a stage, but does not exist`)
    const isCoupled = store.couplings.some(({ appId }) => appId === app.id)
    if (!isCoupled) store.addCoupling(app, pipeline, stage, now)
  }
}

function prefixErrors<T>(prefix: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw new Error(`${prefix}: ${messageOf(error)}`, { cause: error })
  }
}
