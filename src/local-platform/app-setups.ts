import { randomUUID } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createApp } from './api/apps.js'
import { applyChanges, changesOf, describeChanges, PIPELINE_VAR_NAMES } from './api/config-vars.js'
import { changeOf } from './api/formation.js'
import { stackName } from './api/stacks.js'
import { fetchTarball } from './builder/fetch.js'
import { unpack } from './builder/unpack.js'
import type { Building, BuildOrder } from './building.js'
import { parseBuildpack } from './buildpacks.js'
import { deleteApp } from './delete-app.js'
import { configOf, type Manifest, ManifestInvalid, parseManifest } from './manifest.js'
import type { Objects } from './objects.js'
import { messageOf, type Releasing } from './releasing.js'
import { removeTree } from './remove-tree.js'
import type { Scripts } from './scripts.js'
import type { AppRecord, AppSetupRecord, PipelineRecord, Stage, Store } from './store.js'
import type { Streams } from './streams.js'
import { webUrl } from './web-url.js'

/** Bytes of the largest `app.json` that is read. */
const MAX_MANIFEST = 1024 * 1024

export interface AppSetupsOptions {
  now: () => number
  store: Store
  objects: Objects
  streams: Streams
  building: Building
  releasing: Releasing
  scripts: Scripts
  /** Where sources are unpacked, to read their `app.json`. */
  workDir: string
}

/** What an app is set up from. */
export interface SetupOrder {
  /** A random one without. */
  name: string | null
  region: string
  /** Goes before that of the `app.json`. */
  stack: string | null
  /** Go before those of the `app.json`. */
  buildpacks: string[] | null
  source: Omit<BuildOrder, 'buildpacks'>
  /** Whose keys of the `app.json` count. */
  environment: 'review' | null
  /** Config vars that the `app.json` may set otherwise. */
  defaults: Map<string, string>
  /** Config vars that it may not. */
  overrides: Map<string, string>
  /** Where the app is put at once. */
  coupling: { pipeline: PipelineRecord; stage: Stage } | null
  /** Whether the app stays when its setup fails. */
  keepFailed: boolean
}

/**
 * Makes apps from sources with an `app.json`: app, config vars, build, release, postdeploy script, dynos, in this
 * order, https://devcenter.heroku.com/articles/setting-up-apps-using-the-heroku-platform-api
 */
export class AppSetups {
  readonly #options: AppSetupsOptions
  readonly #running = new Map<AppSetupRecord, Promise<void>>()
  #stopped: Error | undefined

  constructor(options: AppSetupsOptions) {
    this.#options = options
  }

  /**
   * Makes the app, and starts the rest.
   *
   * @throws ApiError 422 for a name or a stack that the app may not have
   */
  start(order: SetupOrder): AppSetupRecord {
    const { store, now } = this.#options
    const { name, region, coupling } = order
    const stack = order.stack === null ? {} : { stack: stackName(order.stack) }
    const app = createApp(this.#options, { name, region, ...stack })
    if (coupling !== null) store.addCoupling(app, coupling.pipeline, coupling.stage, now())
    const setup: AppSetupRecord = {
      id: randomUUID(),
      createdAt: now(),
      updatedAt: now(),
      status: 'pending',
      failureMessage: null,
      manifestErrors: [],
      app: { id: app.id, name: app.name },
      build: null,
      postdeploy: null,
      successUrl: null,
      predestroy: null,
      abort: new AbortController(),
    }
    store.appSetups.push(setup)
    if (this.#stopped !== undefined) setup.abort.abort(this.#stopped)
    const running = this.#run(setup, app, order).finally(() => this.#running.delete(setup))
    this.#running.set(setup, running)
    return setup
  }

  /** Settles, never rejects, once the setup is no longer pending. */
  async settled(setup: AppSetupRecord): Promise<void> {
    await this.#running.get(setup)
  }

  /** Fails the setup if it is pending, and waits until the processes of its build and scripts are gone. */
  async stop(setup: AppSetupRecord, reason: Error): Promise<void> {
    setup.abort.abort(reason)
    await this.settled(setup)
  }

  /** Fails the setup of an app that is being deleted. */
  async forgetApp(app: AppRecord): Promise<void> {
    const setups = [...this.#running.keys()].filter((setup) => setup.app.id === app.id)
    await Promise.all(setups.map((setup) => this.stop(setup, new Error('App was deleted.'))))
  }

  /** Fails every setup, any that is yet to come as well. */
  async stopAll(reason: Error): Promise<void> {
    this.#stopped = reason
    while (this.#running.size > 0) {
      await Promise.all([...this.#running.keys()].map((setup) => this.stop(setup, reason)))
    }
  }

  /** Never rejects: what goes wrong stands in the setup. */
  async #run(setup: AppSetupRecord, app: AppRecord, order: SetupOrder): Promise<void> {
    try {
      await this.#setUp(setup, app, order)
      this.#update(setup, { status: 'succeeded' })
    } catch (error) {
      // "At any point a step in the setup process fails, the app is deleted but the setup status is always available."
      if (!order.keepFailed) await deleteApp(this.#options, app).catch(report)
      const manifestErrors = error instanceof ManifestInvalid ? error.errors : []
      this.#update(setup, { status: 'failed', failureMessage: messageOf(error), manifestErrors })
    }
  }

  #update(setup: AppSetupRecord, change: Partial<AppSetupRecord>): void {
    Object.assign(setup, change, { updatedAt: this.#options.now() })
  }

  async #setUp(setup: AppSetupRecord, app: AppRecord, order: SetupOrder): Promise<void> {
    const { signal } = setup.abort
    // The answer to the request comes before anything of this.
    await setImmediate()
    const manifest = await this.#readManifest(setup, order, signal)
    setup.predestroy = manifest.predestroy
    this.#configure(app, order, manifest)
    signal.throwIfAborted()
    await this.#build(setup, app, order)
    signal.throwIfAborted()
    if (manifest.postdeploy !== null) await this.#postdeploy(setup, app, manifest.postdeploy)
    this.#scale(app, manifest)
    setup.successUrl = new URL(manifest.successUrl ?? '/', webUrl(app)).href
  }

  async #readManifest(setup: AppSetupRecord, order: SetupOrder, signal: AbortSignal): Promise<Manifest> {
    const workDir = join(this.#options.workDir, setup.id)
    const [tarball, directory] = [join(workDir, 'source.tgz'), join(workDir, 'source')]
    try {
      await mkdir(workDir, { recursive: true })
      await fetchTarball(order.source.sourceUrl, tarball, signal)
      await unpack(tarball, { directory, strip: true, links: 'inside', signal })
      return parseManifest(await readText(join(directory, 'app.json')), order.environment)
    } finally {
      await removeTree(workDir)
    }
  }

  #configure(app: AppRecord, order: SetupOrder, manifest: Manifest): void {
    const config = configOf(manifest, order.defaults, order.overrides)
    const changes = changesOf(Object.fromEntries(config), app.config, PIPELINE_VAR_NAMES)
    const stack = order.stack ?? manifest.stack
    if (stack !== null) app.buildStack = stackName(stack)
    app.stack = app.buildStack
    app.buildpacks = (order.buildpacks ?? manifest.buildpacks ?? []).map(parseBuildpack)
    const changed = new Map(app.config)
    applyChanges(changed, changes)
    if (changes.length > 0) this.#options.releasing.createFromCurrent(app, describeChanges(changes), changed)
  }

  /** Builds and releases. The build is one of the app's, like any other. */
  async #build(setup: AppSetupRecord, app: AppRecord, order: SetupOrder): Promise<void> {
    const { building } = this.#options
    const { signal } = setup.abort
    const build = building.start(app, { ...order.source, buildpacks: null })
    this.#update(setup, { build })
    const stop = () => {
      build.abort.abort(signal.reason)
      for (const { abort } of app.releases) abort.abort(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
    await building.settled(build)
    const release = app.releases.find(({ id }) => id === build.releaseId)
    await release?.settled
    signal.removeEventListener('abort', stop)
    signal.throwIfAborted()
    if (build.status === 'failed') throw new Error('build failed')
    if (release?.status === 'failed') throw new Error('release command failed')
  }

  async #postdeploy(setup: AppSetupRecord, app: AppRecord, command: string): Promise<void> {
    const postdeploy = await this.#options.scripts.run(app, command, setup.abort.signal)
    this.#update(setup, { postdeploy })
    if (postdeploy.exitCode !== 0) throw new Error('postdeploy exit code was not 0')
  }

  #scale(app: AppRecord, manifest: Manifest): void {
    for (const [type, update] of manifest.formation ?? []) {
      const entry = app.formation.find((candidate) => candidate.type === type)
      if (entry === undefined) throw new Error(`Couldn't find that process type (${type}).`)
      Object.assign(entry, changeOf(entry, update), { updatedAt: this.#options.now() })
    }
  }
}

async function readText(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined)
  // Sources without a manifest are refused for review apps, too: "An app.json is required on branch …".
  if (!found?.isFile()) throw new Error('app.json not found')
  if (found.size > MAX_MANIFEST) throw new ManifestInvalid([`app.json exceeds ${MAX_MANIFEST} bytes`])
  return readFile(file, 'utf8')
}

function report(error: unknown): void {
  console.error(`heroku-build local platform: ${messageOf(error)}`)
}
