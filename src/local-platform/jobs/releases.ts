import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Artifact, type Content, contentOf, nothing } from '../apps/artifacts.js'
import { applyProcessTypes } from '../apps/formation.js'
import type { AppRecord, ReleaseRecord } from '../apps/records.js'
import { addRelease, currentRelease, latestRelease, pendingConfig } from '../apps/releases.js'
import type { Store } from '../apps/store.js'
import type { ContainerImages } from '../builder/container-run.js'
import { messageOf } from '../builder/failure.js'
import { type Dynos, noEngineForDynos } from '../dynos/dynos.js'
import type { Objects } from '../storage/objects.js'
import type { OutputStream } from '../storage/output-stream.js'
import { removeTree } from '../storage/remove-tree.js'
import type { Streams } from '../storage/streams.js'
import { outputTo } from './output.js'
import { runCommand } from './run-command.js'

export interface ReleasesOptions {
  now: () => number
  store: Store
  objects: Objects
  images: ContainerImages
  streams: Streams
  dynos: Dynos
  /** Parent of the release commands' scratch directories. */
  workDir: string
  /** Time limit of a release command, in milliseconds. */
  timeoutMs: number
}

/**
 * Creates releases, and runs the release command of those whose slug or image declares one (process type `release`). The
 * commands of one app run one after the other. A release is pending until its command has ended; when the command
 * fails, the previous release stays current.
 */
export class Releases {
  readonly #options: ReleasesOptions
  readonly #running = new Set<ReleaseRecord>()
  #stopReason: Error | undefined

  constructor(options: ReleasesOptions) {
    this.#options = options
  }

  /**
   * Creates the app's next release. Its config vars become the app's once it has succeeded.
   *
   * @param config by default the config vars of the app's last pending release, or else those that it has
   */
  create(
    app: AppRecord,
    description: string,
    artifact: Artifact,
    config: ReadonlyMap<string, string> = pendingConfig(app),
  ): ReleaseRecord {
    const { dynos, now, streams } = this.#options
    const id = randomUUID()
    const { slug, image } = artifact
    const content = contentOf(artifact)
    const command = content?.processTypes.release
    const stream = command === undefined ? null : streams.create(id)
    const release = addRelease(app, { id, description, slug, image, config, stream }, now())
    const user = this.#options.store.account.email
    app.log.add('app', 'api', `Release v${release.version} created by user ${user}`)
    app.log.add('app', 'api', `${description} by user ${user}`)
    if (content === null) return release
    if (stream === null || command === undefined) {
      this.#activate(app, content)
      return release
    }
    // Makes the process types of a first release known while its command runs, and when it fails.
    applyProcessTypes(app, content.processTypes, { prune: false, canRun: dynos.canRun(artifact) }, now())
    if (this.#stopReason !== undefined) release.abort.abort(this.#stopReason)
    this.#running.add(release)
    release.settled = app.releaseQueue
      .then(() => this.#runReleasePhase(app, release, command, stream))
      .finally(() => this.#running.delete(release))
    app.releaseQueue = release.settled
    return release
  }

  /**
   * Creates a release of the current slug or image with other config vars. While a release command runs, it is the slug or
   * image of that release: the current one would undo what is being deployed.
   */
  createFromCurrent(app: AppRecord, description: string, config: ReadonlyMap<string, string>): ReleaseRecord {
    return this.create(app, description, latestRelease(app) ?? nothing, config)
  }

  /** Creates a release with the slug or image, and the config vars of an earlier one. */
  rollBack(app: AppRecord, target: ReleaseRecord): ReleaseRecord {
    return this.create(app, `Rollback to v${target.version}`, target, target.config)
  }

  /** Stops the app's release commands and waits until their processes are gone. */
  async stopApp(app: AppRecord, reason: Error): Promise<void> {
    for (const release of app.releases) release.abort.abort(reason)
    await Promise.all(app.releases.map(({ settled }) => settled))
  }

  /** Stops every release command, including later ones, and waits until their processes are gone. */
  async stopAll(reason: Error): Promise<void> {
    this.#stopReason = reason
    while (this.#running.size > 0) {
      const running = [...this.#running]
      for (const { abort } of running) abort.abort(reason)
      await Promise.all(running.map(({ settled }) => settled))
    }
  }

  /** Never rejects: errors go to the release's output. */
  async #runReleasePhase(
    app: AppRecord,
    release: ReleaseRecord,
    command: string,
    stream: OutputStream,
  ): Promise<void> {
    const { timeoutMs, now } = this.#options
    const { abort } = release
    const workDir = join(this.#options.workDir, release.id)
    const timer = setTimeout(() => abort.abort(new Error('Release command timed out.')), timeoutMs)
    const dyno = `release.${1000 + release.version}`
    const lines = app.log.lineWriter(dyno)
    let succeeded = false
    try {
      stream.open()
      app.log.add('heroku', dyno, `Starting process with command \`${command}\``)
      abort.signal.throwIfAborted()
      await mkdir(workDir, { recursive: true })
      const env = { ...Object.fromEntries(release.config), DYNO: dyno }
      const toStream = outputTo(stream, abort)
      const output = (bytes: string | Uint8Array) => {
        toStream(bytes)
        lines.write(bytes)
      }
      const options = { type: 'release' as const, workDir, command, env }
      succeeded = (await runCommand(this.#options, release, options, output, abort.signal)) === 0
    } catch (error) {
      stream.writeLines(` !     ${messageOf(error)}`)
    } finally {
      clearTimeout(timer)
      lines.end()
    }
    await removeTree(workDir).catch((error: unknown) => {
      stream.writeLines(` !     ${messageOf(error)}`)
    })
    stream.end()
    release.updatedAt = now()
    release.status = succeeded ? 'succeeded' : 'failed'
    if (currentRelease(app) !== release) return
    app.config = new Map(release.config)
    const content = contentOf(release)
    if (content !== null) this.#activate(app, content)
  }

  /** Makes a slug or image that of the app's current release, which starts its dynos. */
  #activate(app: AppRecord, content: Content): void {
    const now = this.#options.now()
    const { dynos } = this.#options
    const canRun = dynos.canRun(currentRelease(app) ?? nothing)
    applyProcessTypes(app, content.processTypes, { prune: true, canRun }, now)
    if (!canRun) app.log.add('heroku', 'web', noEngineForDynos)
    app.releasedAt = now
    app.stack = content.stack
    app.buildpackDescription = content.buildpackDescription
    dynos.update(app)
  }
}
