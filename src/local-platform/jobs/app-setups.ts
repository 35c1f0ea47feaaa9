import { randomUUID } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { parseBuildpack } from '../apps/buildpacks.js'
import {
  applyConfigChanges,
  configChanges,
  describeConfigChanges,
  pipelineVarNames,
} from '../apps/config-vars.js'
import { createApp } from '../apps/create-app.js'
import { formationChange } from '../apps/formation.js'
import { InvalidManifestError, initialConfig, type Manifest, parseManifest } from '../apps/manifest.js'
import type { AppRecord, AppSetupRecord, PipelineRecord, Stage } from '../apps/records.js'
import { stackName } from '../apps/stacks.js'
import { webUrl } from '../apps/web-url.js'
import { messageOf } from '../builder/failure.js'
import { fetchTarball } from '../builder/fetch.js'
import { unpack } from '../builder/unpack.js'
import { removeTree } from '../storage/remove-tree.js'
import type { NewBuild } from './builds.js'
import { type DeleteAppOptions, deleteApp } from './delete-app.js'
import { logError } from './log-error.js'
import type { Scripts } from './scripts.js'

const maxManifestBytes = 1024 * 1024

export interface AppSetupsOptions extends DeleteAppOptions {
  scripts: Scripts
  /** Parent of the directories in which sources are unpacked, to read their `app.json`. */
  workDir: string
}

/** An app setup as a client requests it. */
export interface NewAppSetup {
  /** `null` for a random name. */
  name: string | null
  region: string
  /** Takes precedence over the stack of the `app.json`. */
  stack: string | null
  /** Name of the team that owns the app; `null` if the account does. */
  team: string | null
  /** Whether other members of the team are kept from joining the app. */
  locked: boolean
  /** Take precedence over those of the `app.json`. */
  buildpacks: string[] | null
  source: Omit<NewBuild, 'buildpacks'>
  /** The environment of the `app.json` whose keys apply. */
  environment: 'review' | null
  /** Config vars that the `app.json` may override. */
  defaults: Map<string, string>
  /** Config vars that it may not override. */
  overrides: Map<string, string>
  /** The pipeline and stage that the app is added to when it is created. */
  coupling: { pipeline: PipelineRecord; stage: Stage } | null
  /** Whether the app stays when its setup fails. */
  keepFailed: boolean
}

/**
 * Creates apps from sources with an `app.json`: app, config vars, build, release, postdeploy script, dynos, in this
 * order, https://devcenter.heroku.com/articles/setting-up-apps-using-the-heroku-platform-api
 */
export class AppSetups {
  readonly #options: AppSetupsOptions
  readonly #running = new Map<AppSetupRecord, Promise<void>>()
  #stopReason: Error | undefined

  constructor(options: AppSetupsOptions) {
    this.#options = options
  }

  /**
   * Creates the app, and starts the rest of the setup.
   *
   * @throws ApiError 422 if the app may not have the name or the stack
   */
  start(fields: NewAppSetup): AppSetupRecord {
    const { store, now } = this.#options
    const { name, region, team, locked, coupling } = fields
    const stack = fields.stack === null ? {} : { stack: stackName(fields.stack) }
    const app = createApp(store, { name, region, team, locked, ...stack }, now())
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
    if (this.#stopReason !== undefined) setup.abort.abort(this.#stopReason)
    const running = this.#run(setup, app, fields).finally(() => this.#running.delete(setup))
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

  /** Fails the app's setup, and waits until its processes are gone. */
  async stopApp(app: AppRecord, reason: Error): Promise<void> {
    const setups = [...this.#running.keys()].filter((setup) => setup.app.id === app.id)
    await Promise.all(setups.map((setup) => this.stop(setup, reason)))
  }

  /** Fails every setup, including later ones, and waits until their processes are gone. */
  async stopAll(reason: Error): Promise<void> {
    this.#stopReason = reason
    while (this.#running.size > 0) {
      await Promise.all([...this.#running.keys()].map((setup) => this.stop(setup, reason)))
    }
  }

  /** Never rejects: the setup records errors. */
  async #run(setup: AppSetupRecord, app: AppRecord, fields: NewAppSetup): Promise<void> {
    try {
      await this.#setUp(setup, app, fields)
      this.#update(setup, { status: 'succeeded' })
    } catch (error) {
      // "At any point a step in the setup process fails, the app is deleted but the setup status is always available."
      if (!fields.keepFailed) await deleteApp(this.#options, app).catch(logError)
      const manifestErrors = error instanceof InvalidManifestError ? error.errors : []
      this.#update(setup, { status: 'failed', failureMessage: messageOf(error), manifestErrors })
    }
  }

  #update(setup: AppSetupRecord, change: Partial<AppSetupRecord>): void {
    Object.assign(setup, change, { updatedAt: this.#options.now() })
  }

  async #setUp(setup: AppSetupRecord, app: AppRecord, fields: NewAppSetup): Promise<void> {
    const { signal } = setup.abort
    // The request is answered first.
    await setImmediate()
    await this.#options.router.open(app)
    const manifest = await this.#readManifest(setup, fields, signal)
    setup.predestroy = manifest.predestroy
    this.#configure(app, fields, manifest)
    signal.throwIfAborted()
    await this.#build(setup, app, fields)
    signal.throwIfAborted()
    if (manifest.postdeploy !== null) await this.#postdeploy(setup, app, manifest.postdeploy)
    this.#scale(app, manifest)
    setup.successUrl = new URL(manifest.successUrl ?? '/', webUrl(app)).href
  }

  async #readManifest(
    setup: AppSetupRecord,
    { source, environment }: NewAppSetup,
    signal: AbortSignal,
  ): Promise<Manifest> {
    const workDir = join(this.#options.workDir, setup.id)
    const [tarball, directory] = [join(workDir, 'source.tgz'), join(workDir, 'source')]
    try {
      await mkdir(workDir, { recursive: true })
      await fetchTarball(source.sourceUrl, tarball, signal)
      await unpack(tarball, { directory, strip: true, links: 'inside', signal })
      return parseManifest(await readText(join(directory, 'app.json')), environment)
    } finally {
      await removeTree(workDir)
    }
  }

  #configure(app: AppRecord, fields: NewAppSetup, manifest: Manifest): void {
    const config = initialConfig(manifest, fields.defaults, fields.overrides)
    const changes = configChanges(Object.fromEntries(config), app.config, pipelineVarNames)
    const stack = fields.stack ?? manifest.stack
    if (stack !== null) app.buildStack = stackName(stack)
    app.stack = app.buildStack
    app.buildpacks = (fields.buildpacks ?? manifest.buildpacks ?? []).map(parseBuildpack)
    const changed = new Map(app.config)
    applyConfigChanges(changed, changes)
    if (changes.length > 0)
      this.#options.releases.createFromCurrent(app, describeConfigChanges(changes), changed)
  }

  async #build(setup: AppSetupRecord, app: AppRecord, { source }: NewAppSetup): Promise<void> {
    const { builds } = this.#options
    const { signal } = setup.abort
    const build = builds.start(app, { ...source, buildpacks: null })
    this.#update(setup, { build })
    const stop = () => {
      build.abort.abort(signal.reason)
      for (const { abort } of app.releases) abort.abort(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
    await builds.settled(build)
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
      Object.assign(entry, formationChange(entry, update), { updatedAt: this.#options.now() })
    }
    this.#options.dynos.update(app)
  }
}

async function readText(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined)
  // "The API expects the app.json file … to be present at the root of the source bundle's directory structure": Dev Center,
  // Setting Up Apps Using the Platform API. Review apps, which are created by app setups, need one too: "An app.json is
  // required on branch …" (mars/create-react-app-buildpack#50).
  if (!found?.isFile()) throw new Error('app.json not found')
  if (found.size > maxManifestBytes) {
    throw new InvalidManifestError([`app.json exceeds ${maxManifestBytes} bytes`])
  }
  return readFile(file, 'utf8')
}
