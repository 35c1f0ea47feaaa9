import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Build, Release, Slug, Source } from '@heroku-cli/schema'
import { afterAll, jest } from '@jest/globals'
import { BuildFailed } from '../../src/local-platform/builder/failure.js'
import { fetchTarball } from '../../src/local-platform/builder/fetch.js'
import { defaultLimits } from '../../src/local-platform/builder/limits.js'
import type { BuildRequest, BuiltSlug, Output } from '../../src/local-platform/builder/types.js'
import type { Platform } from '../../src/local-platform/platform.js'
import { WorkflowLog } from '../../src/runner/log.js'
import type { Run as ActionRun } from '../../src/runner/run.js'
import { speedUp } from '../support/fast-time.mjs'
import { api } from '../support/platform-client.js'
import { sleepingDynos } from '../support/sleeping-dynos.js'
import { afterTest } from '../support/temporary.js'
import { until } from '../support/wait.js'

/** How many times faster the clock of the action, the platform and the proxy runs. */
export const speed = 50

/** What a build and its release command print. */
export interface BuildScript {
  build: string[]
  /** Absent: the app has no release command. */
  release?: string[]
  /** Milliseconds between pieces of output. */
  pause: number
  /** Whether the build never ends by itself. */
  hangs?: boolean
  /** Whether the build fails once it has printed everything. */
  fails?: boolean
}

// Modules loaded from here on use the faster clock and simulated builds: hundreds of real builds would take too long.
afterAll(speedUp(speed))
const scripts = new Map<string, BuildScript>()
const states = new AsyncLocalStorage<Map<string, string>>()
jest.unstable_mockModule('../../src/local-platform/builder/build.js', () => ({
  BuildFailed,
  build: simulateBuild,
}))
jest.unstable_mockModule('../../src/local-platform/builder/dyno.js', () => ({
  runDyno: simulateDyno,
  // Dynos sleep, so none is unpacked and run.
  unpackApp: neverCalled,
  runInDyno: neverCalled,
}))
// Each of the concurrent runs has its own saved state.
jest.unstable_mockModule('../../src/runner/state.js', () => ({
  saveState: (name: string, value: unknown) => states.getStore()?.set(name, JSON.stringify(value)),
  readState: (name: string) => states.getStore()?.get(name) ?? '',
  savedStateNames: () => [...(states.getStore()?.keys() ?? [])],
}))
const { startPlatform } = await import('../../src/local-platform/platform.js')
const { sleep } = await import('../../src/async/sleep.js')
const { Run } = await import('../../src/runner/run.js')

/** The functions under test, on the faster clock. */
export const product = {
  ...(await import('../../src/build/build.js')),
  ...(await import('../../src/deploy/cancel-build.js')),
  ...(await import('../../src/promote/promote.js')),
  ...(await import('../../src/release/undo-saved-releases.js')),
  ...(await import('../../src/heroku/connect.js')),
}

async function simulateBuild(request: BuildRequest, output: Output, signal: AbortSignal): Promise<BuiltSlug> {
  const { version, sourceUrl, workDir, slugPath } = request
  const script = scripts.get(version)
  if (!script) throw new BuildFailed(`There is no script for ${version}`)
  const checksum = await fetchTarball(sourceUrl, join(workDir, 'source.tgz'), signal, defaultLimits)
  if (checksum !== request.checksum) throw new BuildFailed('The source has another checksum')
  await playScript(script.build, script, output, signal)
  if (script.fails) throw new BuildFailed('The script says so')
  await writeFile(slugPath, version)
  const processTypes = { web: './server', ...(script.release && { release: './migrate' }) }
  return { checksum, size: version.length, processTypes, buildpackDescription: 'Simulated', buildpacks: [] }
}

function neverCalled(): never {
  throw new Error('Dynos sleep')
}

async function simulateDyno(
  { slugPath }: { slugPath: string },
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const script = scripts.get(await readFile(slugPath, 'utf8'))
  if (script?.release) await playScript(script.release, { pause: script.pause }, output, signal)
  return 0
}

async function playScript(
  pieces: string[],
  { pause, hangs = false }: Pick<BuildScript, 'pause' | 'hangs'>,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  for (const piece of pieces) {
    output(piece)
    await sleep(pause, signal)
  }
  if (hangs) await sleep(2 ** 31 - 1, signal)
}

/** Collects what a run logs. */
class MemoryLog extends WorkflowLog {
  readonly messages: string[] = []
  readonly warnings: string[] = []
  readonly errors: string[] = []
  readonly secrets: string[] = []
  readonly output: Uint8Array[] = []

  override info(message: string): void {
    this.messages.push(message)
  }

  override result(lines: string[]): void {
    for (const line of lines) this.info(line)
  }

  override warning(message: string): void {
    this.warnings.push(message)
  }

  override error(message: string): void {
    this.errors.push(message)
  }

  override debug(): void {}

  override mask(secret: string): void {
    this.secrets.push(secret)
  }

  override async writeUntrusted(bytes: Uint8Array): Promise<void> {
    this.output.push(Buffer.from(bytes))
  }

  override endUntrusted(): void {}

  override close(): void {}

  /** The mirrored output. */
  get mirrored(): string {
    return Buffer.concat(this.output).toString('latin1')
  }
}

/** The result of a run. */
export interface RunResult {
  log: MemoryLog
  outputs: Record<string, string>
  /** Why the run failed; absent when it succeeded. */
  error?: unknown
}

/** Runs something with its own saved state, as the runner gives each step. */
export function withStepState<T>(action: () => Promise<T>): Promise<T> {
  return states.run(new Map(), action)
}

/**
 * Runs an action in this process.
 *
 * @param cancel aborts the run, as SIGINT does
 * @param grace milliseconds for cleaning up, scaled because the machine itself is no faster than usual
 */
export async function runInMemory(
  action: (run: ActionRun) => Promise<void>,
  cancel?: AbortSignal,
  grace = 2_000 * speed,
): Promise<RunResult> {
  const log = new MemoryLog('In memory')
  const outputs: Record<string, string> = {}
  const host = {
    setOutput: (name: string, value: unknown) => {
      outputs[name] = String(value)
    },
    writeSummary: async () => {},
  }
  const run = new Run(log, host, grace)
  cancel?.addEventListener('abort', () => run.abort(cancel.reason))
  const error = await run.perform(action)
  await run.finish(error)
  return { log, outputs, ...(error !== undefined && { error }) }
}

/** A local platform that simulates builds, so that many apps can be deployed to at once. */
export class SimulatedPlatform {
  readonly platform: Platform
  readonly workspace: string
  readonly temporaryDirectory: string
  #apps = 0
  #versions = 0

  private constructor(platform: Platform, workspace: string, temporary: string) {
    this.platform = platform
    this.workspace = workspace
    this.temporaryDirectory = temporary
  }

  static async start(): Promise<SimulatedPlatform> {
    const platform = await startPlatform({ rateLimit: 1e9, dynos: sleepingDynos })
    afterTest(() => platform.close())
    const workspace = await mkdtemp(join(platform.dataDir, 'workspace-'))
    const temporary = await mkdtemp(join(platform.dataDir, 'temp-'))
    await writeFile(join(workspace, 'Procfile'), 'web: ./server\n')
    const noise = Buffer.from(Array.from({ length: 60_000 }, (_, index) => (index * index * 31 + index) >> 3))
    await writeFile(join(workspace, 'noise'), noise)
    return new SimulatedPlatform(platform, workspace, temporary)
  }

  /** Creates an app and returns its name. */
  async createApp(): Promise<string> {
    this.#apps += 1
    const name = `app-${this.#apps}`
    await api(this.platform, 'POST', '/apps', { name })
    return name
  }

  /** Returns a new version whose builds follow the script. */
  addVersion(script: BuildScript): string {
    this.#versions += 1
    const version = `version-${this.#versions}`
    scripts.set(version, script)
    return version
  }

  /** Builds a slug that follows the script, and returns its ID. */
  async buildSlug(script: BuildScript): Promise<string> {
    const app = await this.createApp()
    const { source_blob: source } = await api<Source>(this.platform, 'POST', '/sources')
    await fetch(source?.put_url ?? '', { method: 'PUT', body: Buffer.from('source') })
    const checksum = `SHA256:${createHash('sha256').update('source').digest('hex')}`
    const version = this.addVersion(script)
    const body = { source_blob: { url: source?.get_url, version, checksum } }
    const { id } = await api<Build>(this.platform, 'POST', `/apps/${app}/builds`, body)
    const { status, slug } = await until(
      () => api<Build>(this.platform, 'GET', `/apps/${app}/builds/${id}`),
      ({ status }) => status !== 'pending',
    )
    if (status !== 'succeeded') throw new Error(await this.outputOf(id ?? ''))
    return slug?.id ?? ''
  }

  builds(app: string): Promise<Build[]> {
    return api<Build[]>(this.platform, 'GET', `/apps/${app}/builds`)
  }

  /** Returns the releases of an app, the newest first. */
  async releases(app: string): Promise<Release[]> {
    const releases = await api<Release[]>(this.platform, 'GET', `/apps/${app}/releases`)
    return releases.sort((one, other) => (other.version ?? 0) - (one.version ?? 0))
  }

  slug(app: string, id: string): Promise<Slug> {
    return api<Slug>(this.platform, 'GET', `/apps/${app}/slugs/${id}`)
  }

  /** Returns the output of a build or a release. */
  async outputOf(id: string): Promise<string> {
    return readFile(join(this.platform.dataDir, 'streams', `${id}.log`), 'latin1').catch(() => '')
  }

  /** Lists what runs have left in the runner's temporary directory. */
  async leftBehind(): Promise<string[]> {
    return readdir(this.temporaryDirectory)
  }
}
