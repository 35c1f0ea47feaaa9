import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Artifact, describeDeploy } from '../apps/artifacts.js'
import type { AppRecord, BuildRecord } from '../apps/records.js'
import { containerStack } from '../apps/stacks.js'
import type { Store } from '../apps/store.js'
import { webUrl } from '../apps/web-url.js'
import { BuildFailed, messageOf } from '../builder/failure.js'
import { defaultLimits } from '../builder/limits.js'
import type { Buildpack, NodeFinder } from '../builder/types.js'
import { type Dynos, noEngineForDynos } from '../dynos/dynos.js'
import type { Objects } from '../storage/objects.js'
import { removeTree } from '../storage/remove-tree.js'
import type { Streams } from '../storage/streams.js'
import { makeArtifact } from './artifacts.js'
import { logError } from './log-error.js'
import { outputTo } from './output.js'
import type { Releases } from './releases.js'

export interface BuildsOptions {
  now: () => number
  store: Store
  objects: Objects
  streams: Streams
  dynos: Dynos
  releases: Releases
  /** Without it, all apps are built and run with the machine's own Node. */
  nodeFinder?: NodeFinder
  /** Parent of the builds' scratch directories. */
  workDir: string
  /** Parent of the apps' build caches. */
  cacheDir: string
  /** Time limit of a build in milliseconds, not counting the time that it waits for an earlier one. */
  timeoutMs: number
}

/** A build as a client requests it. */
export interface NewBuild {
  sourceUrl: string
  checksum: string | null
  version: string | null
  versionDescription: string | null
  buildpacks: Buildpack[] | null
  requestId: string
}

/**
 * Builds slugs and images from sources, and releases them. Builds of one app share its cache, so they run one after the other, in
 * the order of their creation; those that wait are pending, without output.
 */
export class Builds {
  readonly #options: BuildsOptions
  readonly #running = new Map<BuildRecord, Promise<void>>()
  #stopReason: Error | undefined

  constructor(options: BuildsOptions) {
    this.#options = options
  }

  /** Creates the build and starts it, or queues it behind the app's other builds. */
  start(app: AppRecord, fields: NewBuild): BuildRecord {
    const now = this.#options.now()
    const id = randomUUID()
    const stream = this.#options.streams.create(id)
    stream.open()
    const build: BuildRecord = {
      ...fields,
      id,
      createdAt: now,
      updatedAt: now,
      status: 'pending',
      stack: app.buildStack,
      slugId: null,
      releaseId: null,
      stream,
      abort: new AbortController(),
    }
    app.builds.push(build)
    app.log.add('app', 'api', `Build started by user ${this.#options.store.account.email}`)
    if (this.#stopReason !== undefined) build.abort.abort(this.#stopReason)
    // A build that is aborted while it waits fails at once.
    const turn = Promise.race([app.buildQueue, aborted(build.abort.signal)])
    const running = turn.then(() => this.#run(app, build)).finally(() => this.#running.delete(build))
    this.#running.set(build, running)
    app.buildQueue = Promise.all([app.buildQueue, running]).then(() => undefined)
    return build
  }

  /**
   * Cancels a pending build: kills its processes and waits until it has failed. Returns `false` if it is too late: the
   * build has ended, or has created its release and is about to succeed.
   */
  async cancel(build: BuildRecord): Promise<boolean> {
    const running = this.#running.get(build)
    if (running === undefined) return false
    build.abort.abort(new Error('Build canceled.'))
    await running
    return build.status === 'failed'
  }

  /** Settles, never rejects, once the build is no longer pending. */
  async settled(build: BuildRecord): Promise<void> {
    await this.#running.get(build)
  }

  /** Stops the app's builds, waits until their processes are gone, and removes the build cache. */
  async stopApp(app: AppRecord, reason: Error): Promise<void> {
    await this.#stop(app.builds, reason)
    await removeTree(join(this.#options.cacheDir, app.id))
  }

  /** Stops every build, including later ones, and waits until their processes are gone. */
  async stopAll(reason: Error): Promise<void> {
    this.#stopReason = reason
    while (this.#running.size > 0) await this.#stop([...this.#running.keys()], reason)
  }

  async #stop(builds: BuildRecord[], reason: Error): Promise<void> {
    for (const build of builds) build.abort.abort(reason)
    await Promise.all(builds.map((build) => this.#running.get(build)))
  }

  /** Never rejects: errors go to the build's output. */
  async #run(app: AppRecord, build: BuildRecord): Promise<void> {
    const { stream, abort } = build
    const workDir = join(this.#options.workDir, build.id)
    let outcome: { artifact: Artifact; releaseId: string } | undefined
    try {
      abort.signal.throwIfAborted()
      const artifact = await this.#make(app, build, workDir)
      abort.signal.throwIfAborted()
      outcome = { artifact, releaseId: this.#release(app, build, artifact) }
    } catch (error) {
      // The output of a BuildFailed already has its reason.
      if (!(error instanceof BuildFailed)) {
        stream.writeLines(` !     ${messageOf(error)}`, ' !', ' !     Push failed')
      }
    }
    stream.end()
    // The build is still pending here: as on Heroku, its output ends before its status changes.
    await removeTree(workDir).catch(logError)
    build.updatedAt = this.#options.now()
    build.slugId = outcome?.artifact.slug?.id ?? null
    build.releaseId = outcome?.releaseId ?? null
    build.status = outcome === undefined ? 'failed' : 'succeeded'
    app.log.add(
      'app',
      'api',
      outcome === undefined ? 'Build failed -- check your build output' : 'Build succeeded',
    )
  }

  async #make(app: AppRecord, build: BuildRecord, workDir: string): Promise<Artifact> {
    const { nodeFinder, now, objects, store, timeoutMs } = this.#options
    const cacheDir = join(this.#options.cacheDir, app.id)
    if (app.cacheStale) await removeTree(cacheDir)
    app.cacheStale = false
    await mkdir(workDir, { recursive: true })
    const limits = { ...defaultLimits, compileTime: timeoutMs }
    const output = outputTo(build.stream, build.abort)
    const running = { now, objects, store, app, build, workDir, cacheDir, limits, output }
    return makeArtifact({ ...running, ...(nodeFinder !== undefined && { nodeFinder }) })
  }

  #release(app: AppRecord, build: BuildRecord, artifact: Artifact): string {
    const release = this.#options.releases.create(app, describeDeploy(artifact), artifact)
    // Heroku's builds of images by heroku.yml end without a word about their release.
    if (build.stack === containerStack) {
      if (!this.#options.dynos.canRun(artifact)) build.stream.writeLines(`=== ${noEngineForDynos}`)
      return release.id
    }
    const releaseCommandNote =
      release.stream === null
        ? []
        : [
            ' !     Release command declared: this new release will not be available until the command succeeds.',
          ]
    build.stream.writeLines(
      '-----> Launching...',
      ...releaseCommandNote,
      `       Released v${release.version}`,
      `       ${webUrl(app)} deployed to Heroku`,
      '',
    )
    return release.id
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
