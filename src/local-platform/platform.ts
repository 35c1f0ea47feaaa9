import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import type { Context } from './api/context.js'
import { createNamedApps, type NamedApps } from './apps/named-apps.js'
import { restoreStore, serializeStore } from './apps/saved-store.js'
import { Store } from './apps/store.js'
import { ContainerImages } from './builder/container-run.js'
import { messageOf } from './builder/failure.js'
import { ExternalNodeFinder } from './builder/node-finder.js'
import { Dynos } from './dynos/dynos.js'
import { AppSetups } from './jobs/app-setups.js'
import { Builds } from './jobs/builds.js'
import { GitPushes } from './jobs/git-pushes.js'
import { logError } from './jobs/log-error.js'
import { Promotions } from './jobs/promotions.js'
import { Releases } from './jobs/releases.js'
import { ReviewApps } from './jobs/review-apps.js'
import { Scripts } from './jobs/scripts.js'
import { Router } from './router/router.js'
import { createPlatformServer } from './server/server.js'
import type { AppLog } from './storage/app-log.js'
import { temporaryDataDirectory } from './storage/data-directory.js'
import { lockDirectory } from './storage/lock.js'
import { LogSessions } from './storage/log-sessions.js'
import { Objects } from './storage/objects.js'
import { removeTree } from './storage/remove-tree.js'
import { objectUrlSeconds, SignedUrls } from './storage/signed-urls.js'
import { StoreFile } from './storage/store-file.js'
import { type BuslBehavior, Streams } from './storage/streams.js'

const host = '127.0.0.1'

/** The apps and the pipeline are created when the platform starts, unless its data directory has them already. */
export interface PlatformOptions extends NamedApps {
  /** By default, or with 0, a free port. */
  port?: number
  /** By default a random UUID. */
  apiKey?: string
  /**
   * Directory for everything that outlives a build. It stays when the platform ends, and a platform that is started
   * with it later has the same apps, slugs and releases. By default a new directory, removed at the end.
   */
  dataDir?: string
  /**
   * Script that finds the Node that `engines.node` of an app asks for, and its arguments: see `ExternalNodeFinder`. By
   * default all apps are built and run with the machine's own Node.
   */
  nodeFinder?: string[]
  /** The clock, in milliseconds since the epoch. */
  now?: () => number
  /** Silence after which an output stream sends a zero byte, in milliseconds. */
  heartbeatMs?: number
  /** How output streams differ from those of today's busl. */
  busl?: BuslBehavior
  /** Time that the head of a request, and the body of an API request, may take to arrive, in milliseconds. */
  requestTimeoutMs?: number
  /** Interval at which files are removed whose URLs have expired, in milliseconds. */
  sweepMs?: number
  /** Requests that the rate limit's bucket holds. */
  rateLimit?: number
  /** Time limit of a build, in milliseconds: 15 minutes as on Heroku. */
  buildTimeoutMs?: number
  /** Time limit of a release command, in milliseconds: an hour as on Heroku. */
  releaseTimeoutMs?: number
  /** Time limit of a postdeploy or pr-predestroy script, in milliseconds: an hour. */
  scriptTimeoutMs?: number
  /** How dynos run. */
  dynos?: Partial<DynosSettings>
}

/** How dynos run; all times in milliseconds. */
export interface DynosSettings {
  /** Dynos that run at a time; beyond it, those that have not been used for the longest time sleep. */
  maxRunning: number
  /** Time that a web dyno has to listen on its port: 60 s as on Heroku. */
  bootTimeoutMs: number
  /** Time between SIGTERM and SIGKILL: 30 s as on Heroku. */
  exitTimeoutMs: number
  /** Time without a request after which a web dyno sleeps: 30 minutes as on Heroku for Eco dynos. */
  idleAfterMs: number
  /** Whether dynos sleep until the first request, instead of starting with their release: by default not. */
  startOnRequest: boolean
  /** Time that a request waits for a dyno that is starting: 75 s as on Heroku. */
  startTimeoutMs: number
  /** Time that a dyno has to answer a request: 30 s as on Heroku. */
  responseTimeoutMs: number
  /** Time after which a silent connection to a dyno is closed: 55 s as on Heroku. */
  idleConnectionMs: number
  /** Time that a client has to attach to a one-off dyno: 60 s as on Heroku. */
  attachTimeoutMs: number
}

const defaultDynos: DynosSettings = {
  maxRunning: 50,
  bootTimeoutMs: 60_000,
  exitTimeoutMs: 30_000,
  idleAfterMs: 30 * 60_000,
  startOnRequest: false,
  startTimeoutMs: 75_000,
  responseTimeoutMs: 30_000,
  idleConnectionMs: 55_000,
  attachTimeoutMs: 60_000,
}

/** Time that dynos have to exit when the platform stops, in milliseconds. */
const lastExitTimeoutMs = 2_000

/** A running platform. */
export interface Platform {
  /** `http://127.0.0.1:PORT`, the API's root. */
  url: string
  apiKey: string
  port: number
  dataDir: string
  /** The certificate that a client must trust to attach to one-off dynos, as PEM. */
  certificateFile: string
  /** Returns the logs of all apps, by the app's name. */
  logs(): Map<string, AppLog>
  /** Stops serving, kills builds, release commands and scripts, closes every connection, removes temporary files. */
  close(): Promise<void>
}

/**
 * Starts an embedded Heroku Platform API v3 on 127.0.0.1.
 *
 * @throws the system's error if the port is taken (`EADDRINUSE`); an Error that names the app or pipeline if a name is
 * malformed or given twice; an Error if `dataDir` cannot be read or another platform uses it
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
  const certificateFile = join(temporary, 'rendezvous.pem')
  const removeFiles = () => removeTree(temporary)
  try {
    const context = compose(options, dataDir, scratch)
    await context.objects.prepare()
    context.streams.prepare()
    await mkdir(scratch, { recursive: true })
    if (options.dataDir !== undefined) await restore(context, options.dataDir)
    const server = createPlatformServer(context)
    const port = await listen(server, options.port ?? 0)
    const url = `http://${host}:${port}`
    context.urls.setOrigin(url)
    try {
      createNamedApps(context.store, options, context.now())
      await startApps(context)
      await writeFile(certificateFile, context.dynos.attachCertificate)
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
    const logs = () => new Map(context.store.apps.map(({ name, log }) => [name, log]))
    return { url, apiKey: context.apiKey, port, dataDir, certificateFile, logs, close }
  } catch (error) {
    await removeFiles()
    throw error
  }
}

async function startApps({ store, router, dynos }: Context): Promise<void> {
  await Promise.all(store.apps.map((app) => router.open(app)))
  for (const app of store.apps) dynos.restore(app)
}

/** Fills the store with what an earlier platform saved in the directory, and has it saved there from now on. */
async function restore(context: Context, directory: string): Promise<void> {
  const { store, streams } = context
  const file = new StoreFile(directory, () => serializeStore(store))
  const text = await file.read()
  try {
    if (text !== undefined) restoreStore(store, text, streams)
  } catch (error) {
    throw new Error(`${file.path} can't be read, remove it to start anew: ${messageOf(error)}`)
  }
  context.save = () => file.save()
}

function compose(options: PlatformOptions, dataDir: string, scratch: string): Context {
  const now = options.now ?? Date.now
  const store = new Store(now())
  const objects = new Objects(join(dataDir, 'objects'))
  const streams = new Streams(join(dataDir, 'streams'), options.heartbeatMs ?? 10_000, options.busl)
  const settings = { ...defaultDynos, ...options.dynos }
  const images = new ContainerImages(join(scratch, 'images'))
  const dynos = new Dynos({
    now,
    objects,
    images,
    workDir: join(scratch, 'dynos'),
    timeouts: {
      boot: settings.bootTimeoutMs,
      exit: settings.exitTimeoutMs,
      attach: settings.attachTimeoutMs,
    },
    maxRunning: settings.maxRunning,
    idleAfterMs: settings.idleAfterMs,
    startOnRequest: settings.startOnRequest,
  })
  const router = new Router({
    dynos,
    startTimeoutMs: settings.startTimeoutMs,
    responseTimeoutMs: settings.responseTimeoutMs,
    idleTimeoutMs: settings.idleConnectionMs,
  })
  const shared = { now, store, objects, streams, dynos }
  const releases = new Releases({
    ...shared,
    images,
    workDir: join(scratch, 'releases'),
    timeoutMs: options.releaseTimeoutMs ?? 60 * 60_000,
  })
  const builds = new Builds({
    ...shared,
    releases,
    ...(options.nodeFinder !== undefined && { nodeFinder: new ExternalNodeFinder(options.nodeFinder) }),
    workDir: join(scratch, 'builds'),
    cacheDir: join(scratch, 'caches'),
    timeoutMs: options.buildTimeoutMs ?? 15 * 60_000,
  })
  const scripts = new Scripts({
    objects,
    images,
    workDir: join(scratch, 'scripts'),
    timeoutMs: options.scriptTimeoutMs ?? 60 * 60_000,
  })
  const urls = new SignedUrls(now)
  const setupOptions = { ...shared, router, builds, releases, scripts }
  const appSetups = new AppSetups({ ...setupOptions, workDir: join(scratch, 'setups') })
  return {
    ...shared,
    router,
    logSessions: new LogSessions(now, options.heartbeatMs ?? 10_000),
    releases,
    builds,
    appSetups,
    reviewApps: new ReviewApps({ ...setupOptions, appSetups }),
    promotions: new Promotions(store, releases, now),
    urls,
    gitPushes: new GitPushes({ objects, urls, builds }),
    apiKey: options.apiKey ?? randomUUID(),
    rateLimit: options.rateLimit ?? 4500,
    requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
    save: async () => {},
  }
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

/** Removes what would otherwise pile up in a platform that runs for days. */
async function sweep({ logSessions, objects, streams, now }: Context): Promise<void> {
  logSessions.sweep()
  try {
    await objects.sweepSources(now(), objectUrlSeconds)
    await streams.sweep(now())
  } catch (error) {
    logError(error)
  }
}

async function stop(server: Server, context: Context): Promise<void> {
  const { appSetups, builds, dynos, releases, reviewApps, router, streams } = context
  const closed = once(server, 'close')
  server.close()
  const reason = new Error('The platform is stopping.')
  const pushes = context.gitPushes.stopAll(reason)
  await Promise.all([reviewApps.stopAll(reason), appSetups.stopAll(reason)])
  await builds.stopAll(reason)
  await releases.stopAll(reason)
  await dynos.stopAll(lastExitTimeoutMs)
  await router.closeAll()
  context.logSessions.close()
  server.closeAllConnections()
  await pushes
  await streams.close()
  await closed
  await context.save()
}
