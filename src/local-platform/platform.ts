import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { createApp } from './api/apps.js'
import { createPipeline } from './api/pipelines.js'
import { AppSetups } from './app-setups.js'
import { Building } from './building.js'
import type { Context } from './context.js'
import { temporaryDataDirectory } from './data-directory.js'
import { Keeper } from './keeper.js'
import { lockDirectory } from './lock.js'
import { Objects } from './objects.js'
import { Promoting } from './promoting.js'
import { messageOf, Releasing } from './releasing.js'
import { removeTree } from './remove-tree.js'
import { ReviewApps } from './review-apps.js'
import { Scripts } from './scripts.js'
import { createPlatformServer } from './server.js'
import { OBJECT_URL_SECONDS, SignedUrls } from './signed-urls.js'
import { type PipelineRecord, type Stage, Store } from './store.js'
import { type BuslWays, Streams } from './streams.js'

const HOST = '127.0.0.1'

export interface PlatformOptions {
  /** 0 or none: a free one. */
  port?: number
  /** By default a random UUID. */
  apiKey?: string
  /** Names of apps to start with. */
  apps?: string[]
  /** A pipeline to start with, and the stages in it of apps that are there then. */
  pipeline?: { name: string; stages: Map<string, Stage> }
  /**
   * Where all that outlives a build lies. Given, it stays after the end, and a platform that is started there again
   * knows what this one knew; by default a fresh one, removed at the end.
   */
  dataDir?: string
  /** The clock, in milliseconds since the epoch. */
  now?: () => number
  /** Silence after which an output stream sends a zero byte, in milliseconds. */
  heartbeatMs?: number
  /** How output streams differ from those of today's busl. */
  busl?: BuslWays
  /** Time that the head of a request, and the body of one to the API, may take to arrive, in milliseconds. */
  requestTimeoutMs?: number
  /** How often files that nobody can ask for any more are removed, in milliseconds. */
  sweepMs?: number
  /** Requests in the rate limit's bucket. */
  rateLimit?: number
  /** Time limit of a build, in milliseconds: 15 minutes as on Heroku. */
  buildTimeoutMs?: number
  /** Time limit of a release command, in milliseconds: an hour as on Heroku. */
  releaseTimeoutMs?: number
  /** Time limit of a postdeploy or pr-predestroy script, in milliseconds: an hour. */
  scriptTimeoutMs?: number
}

/** A platform that serves. */
export interface Platform {
  /** `http://127.0.0.1:PORT`, the API's root. */
  url: string
  apiKey: string
  port: number
  dataDir: string
  /** Stops serving, kills what builds, release commands and scripts run, closes every connection, removes files. */
  close(): Promise<void>
}

/**
 * Starts an embedded Heroku Platform API v3 on 127.0.0.1.
 *
 * @throws the system's error when the port is taken (`EADDRINUSE`); an Error that names the app or pipeline
 * for a name that is malformed or given twice, and one for a `dataDir` that can't be read or that another platform uses.
 */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const unlock = options.dataDir === undefined ? async () => {} : await lockDirectory(options.dataDir)
  try {
    return await startIn(await temporaryDataDirectory(), options, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

async function startIn(
  temporary: string,
  options: PlatformOptions,
  unlock: () => Promise<void>,
): Promise<Platform> {
  const dataDir = options.dataDir ?? temporary
  const scratch = join(temporary, 'scratch')
  // Whatever goes wrong on the way, no temporary directory stays behind.
  const removeFiles = () => removeTree(temporary)
  try {
    const context = compose(options, dataDir, scratch)
    await context.objects.prepare()
    context.streams.prepare()
    await mkdir(scratch, { recursive: true })
    if (options.dataDir !== undefined) await keep(context, options.dataDir)
    const server = createPlatformServer(context)
    const port = await listen(server, options.port ?? 0)
    const url = `http://${HOST}:${port}`
    context.urls.startWith(url)
    try {
      furnish(context, options)
      await context.save()
    } catch (error) {
      await stop(server, context)
      throw error
    }
    const sweeping = setInterval(() => void sweep(context), options.sweepMs ?? 60_000).unref()
    let closing: Promise<void> | undefined
    const close = () => {
      clearInterval(sweeping)
      closing ??= stop(server, context).finally(removeFiles).finally(unlock)
      return closing
    }
    return { url, apiKey: context.apiKey, port, dataDir, close }
  } catch (error) {
    await removeFiles()
    throw error
  }
}

/** Has what the store knows outlive the platform, and takes up what an earlier one left. */
async function keep(context: Context, directory: string): Promise<void> {
  const keeper = new Keeper(directory, context.store)
  await keeper.restore(context.streams)
  context.save = () => keeper.save()
}

function compose(options: PlatformOptions, dataDir: string, scratch: string): Context {
  const now = options.now ?? Date.now
  const store = new Store(now())
  const objects = new Objects(join(dataDir, 'objects'))
  const streams = new Streams(join(dataDir, 'streams'), options.heartbeatMs ?? 10_000, options.busl)
  const shared = { now, store, objects, streams }
  const releasing = new Releasing({
    ...shared,
    workDir: join(scratch, 'releases'),
    timeoutMs: options.releaseTimeoutMs ?? 60 * 60_000,
  })
  const building = new Building({
    ...shared,
    releasing,
    workDir: join(scratch, 'builds'),
    cacheDir: join(scratch, 'caches'),
    timeoutMs: options.buildTimeoutMs ?? 15 * 60_000,
  })
  const scripts = new Scripts({
    objects,
    workDir: join(scratch, 'scripts'),
    timeoutMs: options.scriptTimeoutMs ?? 60 * 60_000,
  })
  const making = { ...shared, building, releasing, scripts }
  const appSetups = new AppSetups({ ...making, workDir: join(scratch, 'setups') })
  return {
    ...shared,
    releasing,
    building,
    appSetups,
    reviewApps: new ReviewApps({ ...making, appSetups }),
    promoting: new Promoting(store, releasing, now),
    urls: new SignedUrls(now),
    apiKey: options.apiKey ?? randomUUID(),
    rateLimit: options.rateLimit ?? 4500,
    requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
    save: async () => {},
  }
}

/** Makes the apps and the pipeline to start with; those that an earlier platform left stay as they are. */
function furnish(context: Context, { apps = [], pipeline }: PlatformOptions): void {
  const { store } = context
  const there = new Set(store.apps.map(({ name }) => name))
  for (const name of apps) if (!there.has(name)) createNamedApp(context, name)
  if (pipeline !== undefined) furnishPipeline(context, pipeline.name, pipeline.stages)
}

function furnishPipeline(context: Context, name: string, stages: Map<string, Stage>): void {
  const { store, now } = context
  const pipeline = store.pipelines.find((found) => found.name === name) ?? createNamedPipeline(context, name)
  for (const [appName, stage] of stages) {
    const app = store.findApp(appName)
    if (app === undefined) throw new Error(`app '${appName}' has a stage, but is not there`)
    const coupled = store.couplings.some(({ appId }) => appId === app.id)
    if (!coupled) store.addCoupling(app, pipeline, stage, now())
  }
}

function createNamedPipeline(context: Context, name: string): PipelineRecord {
  try {
    return createPipeline(context, name)
  } catch (error) {
    throw new Error(`pipeline '${name}': ${messageOf(error)}`, { cause: error })
  }
}

function createNamedApp(context: Context, name: string): void {
  try {
    createApp(context, { name })
  } catch (error) {
    throw new Error(`app '${name}': ${messageOf(error)}`, { cause: error })
  }
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, HOST)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

/** What a platform that runs for days would pile up. */
async function sweep({ objects, streams, now }: Context): Promise<void> {
  try {
    await objects.sweepSources(now(), OBJECT_URL_SECONDS)
    await streams.sweep(now())
  } catch (error) {
    console.error(`heroku-build local platform: ${messageOf(error)}`)
  }
}

async function stop(server: Server, context: Context): Promise<void> {
  const { appSetups, building, releasing, reviewApps, streams } = context
  const closed = once(server, 'close')
  server.close()
  const reason = new Error('The platform is stopping.')
  await Promise.all([reviewApps.stopAll(reason), appSetups.stopAll(reason)])
  await building.stopAll('The platform is stopping.')
  await releasing.stopAll(new Error('The platform is stopping.'))
  server.closeAllConnections()
  await streams.close()
  await closed
  await context.save()
}
