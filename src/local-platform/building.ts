import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { BuildFailed, build as runBuild } from './builder/build.js'
import { LIMITS } from './builder/limits.js'
import type { Buildpack, BuiltSlug } from './builder/types.js'
import { parseBuildpack, usable } from './buildpacks.js'
import type { Objects } from './objects.js'
import { messageOf, type Releasing } from './releasing.js'
import { removeTree } from './remove-tree.js'
import type { AppRecord, BuildRecord, SlugRecord, Store } from './store.js'
import { capture, type Streams } from './streams.js'
import { webUrl } from './web-url.js'

export interface BuildingOptions {
  now: () => number
  store: Store
  objects: Objects
  streams: Streams
  releasing: Releasing
  /** Where builds get their scratch directories. */
  workDir: string
  /** Where each app's build cache lies. */
  cacheDir: string
  /** Time limit of a build, in milliseconds; waiting for an earlier one does not count. */
  timeoutMs: number
}

/** What a client asks for. */
export interface BuildOrder {
  sourceUrl: string
  checksum: string | null
  version: string | null
  versionDescription: string | null
  buildpacks: Buildpack[] | null
  requestId: string
}

/**
 * Takes a build from source to slug to release. Builds of one app share its cache, so they run one after the
 * other, in the order of creation; those that wait are pending and silent.
 */
export class Building {
  readonly #options: BuildingOptions
  readonly #running = new Map<BuildRecord, Promise<void>>()
  #stopped: string | undefined

  constructor(options: BuildingOptions) {
    this.#options = options
  }

  /** Creates the build and starts it, or queues it behind the app's others. */
  start(app: AppRecord, order: BuildOrder): BuildRecord {
    const now = this.#options.now()
    const id = randomUUID()
    const stream = this.#options.streams.create(id)
    stream.open()
    const build: BuildRecord = {
      ...order,
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
    if (this.#stopped !== undefined) build.abort.abort(new Error(this.#stopped))
    // One that is stopped while it waits for its turn fails at once.
    const turn = Promise.race([app.buildQueue, aborted(build.abort.signal)])
    const running = turn.then(() => this.#run(app, build)).finally(() => this.#running.delete(build))
    this.#running.set(build, running)
    app.buildQueue = Promise.all([app.buildQueue, running]).then(() => undefined)
    return build
  }

  /**
   * Cancels a pending build: kills its processes and waits until it has failed. `false` when it is too late: the
   * build had ended, or its release was there and only its status was still to come.
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
  async forgetApp(app: AppRecord, reason: string): Promise<void> {
    await this.#stop(app.builds, reason)
    await removeTree(join(this.#options.cacheDir, app.id))
  }

  /** Stops every build, any that is yet to come as well, and waits until their processes are gone. */
  async stopAll(reason: string): Promise<void> {
    this.#stopped = reason
    while (this.#running.size > 0) await this.#stop([...this.#running.keys()], reason)
  }

  async #stop(builds: BuildRecord[], reason: string): Promise<void> {
    for (const build of builds) build.abort.abort(new Error(reason))
    await Promise.all(builds.map((build) => this.#running.get(build)))
  }

  /** Never rejects: what goes wrong is written to the build's own output. */
  async #run(app: AppRecord, build: BuildRecord): Promise<void> {
    const { stream, abort } = build
    const workDir = join(this.#options.workDir, build.id)
    let outcome: { slug: SlugRecord; releaseId: string } | undefined
    try {
      abort.signal.throwIfAborted()
      const slug = await this.#compile(app, build, workDir)
      abort.signal.throwIfAborted()
      outcome = { slug, releaseId: this.#release(app, build, slug) }
    } catch (error) {
      // A BuildFailed has told its story in the output already.
      if (!(error instanceof BuildFailed)) {
        stream.writeLines(` !     ${messageOf(error)}`, ' !', ' !     Push failed')
      }
    }
    stream.end()
    // The build is still pending here: as on Heroku, its output ends before its status settles.
    await removeTree(workDir).catch((error: unknown) => {
      console.error(`heroku-build local platform: ${messageOf(error)}`)
    })
    build.updatedAt = this.#options.now()
    build.slugId = outcome?.slug.id ?? null
    build.releaseId = outcome?.releaseId ?? null
    build.status = outcome === undefined ? 'failed' : 'succeeded'
  }

  async #compile(app: AppRecord, build: BuildRecord, workDir: string): Promise<SlugRecord> {
    const { cacheDir, objects, store, now } = this.#options
    const cache = join(cacheDir, app.id)
    if (app.cacheStale) await removeTree(cache)
    app.cacheStale = false
    await mkdir(workDir, { recursive: true })
    const id = randomUUID()
    const slugPath = objects.file(objects.slugKey(id))
    let built: BuiltSlug
    try {
      built = await runBuild(
        {
          sourceUrl: build.sourceUrl,
          ...(build.checksum !== null && { checksum: build.checksum }),
          version: build.version ?? '',
          requestId: build.requestId,
          stack: build.stack,
          config: Object.fromEntries(app.config),
          buildpacks: (build.buildpacks ?? app.buildpacks).map(usable),
          cacheDir: cache,
          workDir,
          slugPath,
        },
        capture(build.stream, build.abort),
        build.abort.signal,
        { ...LIMITS, compileTime: this.#options.timeoutMs },
      )
      build.abort.signal.throwIfAborted()
    } catch (error) {
      await objects.delete(objects.slugKey(id))
      throw error
    }
    build.buildpacks = built.buildpacks.map(({ url, name }) => parseBuildpack(url ?? name ?? ''))
    const slug: SlugRecord = {
      id,
      appId: app.id,
      createdAt: now(),
      updatedAt: now(),
      checksum: built.checksum,
      commit: build.version,
      commitDescription: build.versionDescription,
      size: built.size,
      processTypes: built.processTypes,
      stack: build.stack,
      buildpackDescription: built.buildpackDescription,
    }
    store.slugs.set(id, slug)
    return slug
  }

  #release(app: AppRecord, build: BuildRecord, slug: SlugRecord): string {
    const description = build.version === null ? 'Deploy' : `Deploy ${build.version.slice(0, 8)}`
    const release = this.#options.releasing.create(app, description, slug)
    const declared =
      release.stream === null
        ? []
        : [
            ' !     Release command declared: this new release will not be available until the command succeeds.',
          ]
    build.stream.writeLines(
      '-----> Launching...',
      ...declared,
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
