import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { runDyno } from './builder/dyno.js'
import { applyProcessTypes } from './formation.js'
import type { Objects } from './objects.js'
import { removeTree } from './remove-tree.js'
import { type AppRecord, currentRelease, type ReleaseRecord, type SlugRecord } from './store.js'
import { capture, type OutputStream, type Streams } from './streams.js'

export interface ReleasingOptions {
  now: () => number
  objects: Objects
  streams: Streams
  /** Where release commands get their scratch directories. */
  workDir: string
  /** Time limit of a release command, in milliseconds. */
  timeoutMs: number
}

/**
 * Makes releases, and runs the release command of those whose slug declares one (process type `release`).
 * Commands of one app run one after the other; until its own has ended a release is pending, and when it fails
 * the release before stays current.
 */
export class Releasing {
  readonly #options: ReleasingOptions
  readonly #running = new Set<ReleaseRecord>()
  #stopped: Error | undefined

  constructor(options: ReleasingOptions) {
    this.#options = options
  }

  /** Makes the two releases that every new app starts with. */
  createInitial(app: AppRecord): void {
    this.create(app, 'Initial release', null)
    this.create(app, 'Enable Logplex', null)
  }

  /**
   * Makes the app's next release from the slug, if any, and config vars, by default those that it is to have by now.
   * They are the app's once the release has succeeded.
   */
  create(
    app: AppRecord,
    description: string,
    slug: SlugRecord | null,
    config: ReadonlyMap<string, string> = configToBe(app),
  ): ReleaseRecord {
    const { now, streams } = this.#options
    const id = randomUUID()
    const command = slug?.processTypes.release
    const stream = command === undefined ? null : streams.create(id)
    const release: ReleaseRecord = {
      id,
      version: app.releases.length + 1,
      description,
      status: stream === null ? 'succeeded' : 'pending',
      createdAt: now(),
      updatedAt: now(),
      slug,
      config: new Map(config),
      stream,
      abort: new AbortController(),
      settled: Promise.resolve(),
    }
    app.releases.push(release)
    app.updatedAt = now()
    if (stream === null) app.config = new Map(config)
    if (slug === null) return release
    if (stream === null || command === undefined) {
      this.#run(app, slug)
      return release
    }
    // So that the process types of a first release are known while its command runs, or when it fails.
    applyProcessTypes(app, slug, { prune: false }, now())
    if (this.#stopped !== undefined) release.abort.abort(this.#stopped)
    this.#running.add(release)
    release.settled = app.releaseQueue
      .then(() => this.#runReleasePhase(app, release, slug, command, stream))
      .finally(() => this.#running.delete(release))
    app.releaseQueue = release.settled
    return release
  }

  /** Makes a release of other config vars with the slug that runs now. */
  createFromCurrent(app: AppRecord, description: string, config: ReadonlyMap<string, string>): ReleaseRecord {
    return this.create(app, description, currentRelease(app)?.slug ?? null, config)
  }

  /** Brings back the slug and the config vars of an earlier release, as a new one. */
  rollBack(app: AppRecord, target: ReleaseRecord): ReleaseRecord {
    return this.create(app, `Rollback to v${target.version}`, target.slug, target.config)
  }

  /** Stops the app's release commands and waits until their processes are gone. */
  async stopApp(app: AppRecord, reason: Error): Promise<void> {
    for (const release of app.releases) release.abort.abort(reason)
    await Promise.all(app.releases.map(({ settled }) => settled))
  }

  /** Stops every release command, any that is yet to come as well, and waits until their processes are gone. */
  async stopAll(reason: Error): Promise<void> {
    this.#stopped = reason
    while (this.#running.size > 0) {
      const running = [...this.#running]
      for (const { abort } of running) abort.abort(reason)
      await Promise.all(running.map(({ settled }) => settled))
    }
  }

  /** Never rejects: what goes wrong is written to the release's own output. */
  async #runReleasePhase(
    app: AppRecord,
    release: ReleaseRecord,
    slug: SlugRecord,
    command: string,
    stream: OutputStream,
  ): Promise<void> {
    const { objects, timeoutMs, now } = this.#options
    const { abort } = release
    const workDir = join(this.#options.workDir, release.id)
    const timer = setTimeout(() => abort.abort(new Error('Release command timed out.')), timeoutMs)
    let succeeded = false
    try {
      stream.open()
      abort.signal.throwIfAborted()
      await mkdir(workDir, { recursive: true })
      const env = { ...Object.fromEntries(release.config), DYNO: `release.${1000 + release.version}` }
      const slugPath = objects.file(objects.slugKey(slug.id))
      const output = capture(stream, abort)
      succeeded = (await runDyno({ slugPath, workDir, command, env }, output, abort.signal)) === 0
    } catch (error) {
      stream.writeLines(` !     ${messageOf(error)}`)
    } finally {
      clearTimeout(timer)
    }
    await removeTree(workDir).catch((error: unknown) => {
      stream.writeLines(` !     ${messageOf(error)}`)
    })
    stream.end()
    release.updatedAt = now()
    release.status = succeeded ? 'succeeded' : 'failed'
    if (currentRelease(app) !== release) return
    app.config = new Map(release.config)
    this.#run(app, slug)
  }

  /** What would start the dynos: the release is the app's current one. */
  #run(app: AppRecord, slug: SlugRecord): void {
    const now = this.#options.now()
    applyProcessTypes(app, slug, { prune: true }, now)
    app.releasedAt = now
    app.stack = slug.stack
    app.buildpackDescription = slug.buildpackDescription
  }
}

/** The config vars that the app has, or will have once the release commands that still run have succeeded. */
export function configToBe(app: AppRecord): ReadonlyMap<string, string> {
  return app.releases.findLast(({ status }) => status === 'pending')?.config ?? app.config
}

/** What an error of any kind says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
