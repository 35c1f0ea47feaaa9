import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Build, Release, Source } from '@heroku-cli/schema'
import { afterAll, jest } from '@jest/globals'
import { BuildFailed } from '../../src/local-platform/builder/failure.js'
import { fetchTarball } from '../../src/local-platform/builder/fetch.js'
import { LIMITS } from '../../src/local-platform/builder/limits.js'
import type { BuildRequest, BuiltSlug, Output } from '../../src/local-platform/builder/types.js'
import type { Platform } from '../../src/local-platform/platform.js'
import { WorkflowLog } from '../../src/runner/log.js'
import type { Run as ActionRun } from '../../src/runner/run.js'
import { speedUp } from '../support/fast-time.mjs'
import { afterTest } from '../support/temporary.js'

/** How much faster time passes in here, for the action, the platform, and the proxy. */
export const speed = 50

/** What a build prints, and its release command. */
export interface Script {
  build: string[]
  /** None: there is no release command. */
  release?: string[]
  /** Milliseconds from piece to piece. */
  pause: number
  /** Does not end by itself. */
  hangs?: boolean
}

// What is loaded from here on takes its timers from the faster clock, and finds simulated builds: hundreds of real
// ones would take longer than anybody waits.
afterAll(speedUp(speed))
const scripts = new Map<string, Script>()
const states = new AsyncLocalStorage<Map<string, string>>()
jest.unstable_mockModule('../../src/local-platform/builder/build.js', () => ({
  BuildFailed,
  build: simulateBuild,
}))
jest.unstable_mockModule('../../src/local-platform/builder/dyno.js', () => ({ runDyno: simulateDyno }))
// Many runs at once have a state each.
jest.unstable_mockModule('../../src/runner/state.js', () => ({
  saveState: (name: string, value: unknown) => states.getStore()?.set(name, JSON.stringify(value)),
  readState: (name: string) => states.getStore()?.get(name) ?? '',
  savedNames: () => [...(states.getStore()?.keys() ?? [])],
}))
const { startPlatform } = await import('../../src/local-platform/platform.js')
const { sleep } = await import('../../src/async/sleep.js')
const { Run } = await import('../../src/runner/run.js')

/** The product's own functions, on the faster clock. */
export const product = {
  ...(await import('../../src/build/build.js')),
  ...(await import('../../src/deploy/cancel-build.js')),
  ...(await import('../../src/promote/promote.js')),
  ...(await import('../../src/release/own-release.js')),
  ...(await import('../../src/heroku/connect.js')),
}

async function simulateBuild(request: BuildRequest, output: Output, signal: AbortSignal): Promise<BuiltSlug> {
  const { version, sourceUrl, workDir, slugPath } = request
  const script = scripts.get(version)
  if (!script) throw new BuildFailed(`There is no script for ${version}`)
  const checksum = await fetchTarball(sourceUrl, join(workDir, 'source.tgz'), signal, LIMITS)
  if (checksum !== request.checksum) throw new BuildFailed('The source has another checksum')
  await play(script.build, script, output, signal)
  await writeFile(slugPath, version)
  const processTypes = { web: './server', ...(script.release && { release: './migrate' }) }
  return { checksum, size: version.length, processTypes, buildpackDescription: 'Simulated', buildpacks: [] }
}

async function simulateDyno(
  { slugPath }: { slugPath: string },
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const script = scripts.get(await readFile(slugPath, 'utf8'))
  if (script?.release) await play(script.release, { pause: script.pause }, output, signal)
  return 0
}

async function play(
  pieces: string[],
  { pause, hangs = false }: Pick<Script, 'pause' | 'hangs'>,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  for (const piece of pieces) {
    output(piece)
    await sleep(pause, signal)
  }
  if (hangs) await sleep(2 ** 31 - 1, signal)
}

/** What a run has left in the log. */
class MemoryLog extends WorkflowLog {
  readonly said: string[] = []
  readonly warnings: string[] = []
  readonly errors: string[] = []
  readonly secrets: string[] = []
  readonly output: Uint8Array[] = []

  override info(message: string): void {
    this.said.push(message)
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

  /** The mirrored output. */
  get mirrored(): string {
    return Buffer.concat(this.output).toString('latin1')
  }
}

/** What came of a run. */
export interface Ran {
  log: MemoryLog
  outputs: Record<string, string>
  /** Why it failed, if it did. */
  error?: unknown
}

/** Does something with a state of its own, as a step has. */
export function asStep<T>(action: () => Promise<T>): Promise<T> {
  return states.run(new Map(), action)
}

/**
 * Runs an action without the process around it.
 *
 * @param cancel aborts it, as SIGINT does
 * @param grace milliseconds to undo things in; a busy machine is no faster because the clock is
 */
export async function runInMemory(
  action: (run: ActionRun) => Promise<void>,
  cancel?: AbortSignal,
  grace = 2_000 * speed,
): Promise<Ran> {
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

/** A platform on which many apps are deployed to at once, with simulated builds. */
export class World {
  readonly platform: Platform
  readonly workspace: string
  readonly temporary: string
  #apps = 0
  #versions = 0

  private constructor(platform: Platform, workspace: string, temporary: string) {
    this.platform = platform
    this.workspace = workspace
    this.temporary = temporary
  }

  static async start(): Promise<World> {
    const platform = await startPlatform({ rateLimit: 1e9 })
    afterTest(() => platform.close())
    const workspace = await mkdtemp(join(platform.dataDir, 'workspace-'))
    const temporary = await mkdtemp(join(platform.dataDir, 'temp-'))
    await writeFile(join(workspace, 'Procfile'), 'web: ./server\n')
    const noise = Buffer.from(Array.from({ length: 60_000 }, (_, index) => (index * index * 31 + index) >> 3))
    await writeFile(join(workspace, 'noise'), noise)
    return new World(platform, workspace, temporary)
  }

  /** Makes an app. */
  async app(): Promise<string> {
    this.#apps += 1
    const name = `app-${this.#apps}`
    await this.ask('POST', '/apps', { name })
    return name
  }

  /** A version whose builds do as the script says. */
  version(script: Script): string {
    this.#versions += 1
    const version = `version-${this.#versions}`
    scripts.set(version, script)
    return version
  }

  /** The slug of a build by the script. */
  async slug(script: Script): Promise<string> {
    const app = await this.app()
    const { source_blob: source } = await this.ask<Source>('POST', '/sources')
    await fetch(source?.put_url ?? '', { method: 'PUT', body: Buffer.from('source') })
    const checksum = `SHA256:${createHash('sha256').update('source').digest('hex')}`
    const version = this.version(script)
    const body = { source_blob: { url: source?.get_url, version, checksum } }
    const { id } = await this.ask<Build>('POST', `/apps/${app}/builds`, body)
    const never = new AbortController().signal
    for (;;) {
      const { status, slug } = await this.ask<Build>('GET', `/apps/${app}/builds/${id}`)
      if (status === 'succeeded') return slug?.id ?? ''
      if (status === 'failed') throw new Error(await this.outputOf(id ?? ''))
      await sleep(1_000, never)
    }
  }

  builds(app: string): Promise<Build[]> {
    return this.ask<Build[]>('GET', `/apps/${app}/builds`)
  }

  /** The newest first. */
  async releases(app: string): Promise<Release[]> {
    const releases = await this.ask<Release[]>('GET', `/apps/${app}/releases`)
    return releases.sort((one, other) => (other.version ?? 0) - (one.version ?? 0))
  }

  /** The output of a build or a release. */
  async outputOf(id: string): Promise<string> {
    return readFile(join(this.platform.dataDir, 'streams', `${id}.log`), 'latin1').catch(() => '')
  }

  /** What runs have left in the runner's temporary directory. */
  async leftBehind(): Promise<string[]> {
    return readdir(this.temporary)
  }

  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const { url, apiKey } = this.platform
    const headers = {
      Accept: 'application/vnd.heroku+json; version=3',
      Authorization: `Bearer ${apiKey}`,
    }
    const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return JSON.parse(await response.text())
  }
}
