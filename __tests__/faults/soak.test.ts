import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Build } from '@heroku-cli/schema'
import { afterAll, expect } from '@jest/globals'
import fc from 'fast-check'
import { app, deploy, faster, project } from '../support/deploy.js'
import { speedUp } from '../support/fast-time.mjs'
import { onLinux } from '../support/operating-systems.js'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { startProxy } from '../support/proxy.js'
import { Repository, webApp } from '../support/repository.js'
import { afterTest, temporaryDirectory } from '../support/temporary.js'
import { until } from '../support/wait.js'
import { faultsFrom, passingFaults, type Schedule } from './schedule.js'

/** `npm run soak` sets hundreds. */
const count = Number(process.env.SOAK_DEPLOYS ?? 10)
const speed = 20
afterAll(speedUp(speed))

/** The children of a platform on which one dyno runs: the dyno, and the watchdog. */
const childrenWithDyno = 2

/** The resources that a process uses: memory in bytes, the rest in numbers. */
interface ResourceUsage {
  heapUsed: number
  rss: number
  maxRss: number
  handles: number
  descriptors: number
}

/** What both sides use after some of the deploys. */
interface Sample {
  deploys: number
  platform: ResourceUsage & { children: number; scratch: number; data: number; replacedSources: number }
  /** The last step at its exit, and what it left behind. */
  action: ResourceUsage & { processes: number; temporary: number }
}

onLinux(
  'consecutive deploys with random faults leak nothing, neither in the action nor on the platform',
  async () => {
    const soak = await Soak.start()
    const samples: Sample[] = []
    const points = [Math.ceil(count / 10), Math.ceil(count / 2), count]
    const schedules = fc.sample(passingFaults(['create', 'api', 'upload', 'stream']), count)
    for (const [index, schedule] of schedules.entries()) {
      await soak.deploy(schedule)
      if (points.includes(index + 1)) samples.push(await soak.sample(index + 1))
    }
    process.stdout.write(table(samples))
    await soak.scaleDown()
    const builds = await soak.builds()
    expect(builds).toHaveLength(count)
    expect(builds.filter(({ status }) => status !== 'succeeded')).toEqual([])
    expectNoLeak(samples)
  },
  120_000 + count * 10_000,
)

function expectNoLeak(samples: Sample[]): void {
  const [start, middle, end] = samples
  if (!start || !middle || !end) throw new Error('Too few deploys')
  const deploys = end.deploys - middle.deploys
  for (const { platform, action } of samples) {
    expect(platform.children).toBe(childrenWithDyno)
    expect(action).toMatchObject({ processes: 0, temporary: 0 })
  }
  // The number of keep-alive connections varies.
  const slack = 5
  expect(end.platform.descriptors).toBeLessThanOrEqual(start.platform.descriptors + slack)
  expect(end.platform.handles).toBeLessThanOrEqual(start.platform.handles + slack)
  expect(end.action.descriptors).toBeLessThanOrEqual(start.action.descriptors + slack)
  expect(end.action.handles).toBeLessThanOrEqual(start.action.handles)
  expect(end.platform.scratch).toBe(start.platform.scratch)
  // Per deploy: a source, a slug and two outputs on disk; the records of a build and a release in memory.
  const replaced = end.platform.replacedSources - middle.platform.replacedSources
  expect(end.platform.data - middle.platform.data).toBeLessThanOrEqual(4 * deploys + replaced)
  expect(end.platform.heapUsed - middle.platform.heapUsed).toBeLessThan(1e6 + deploys * 40_000)
  expect(end.platform.rss).toBeLessThan(middle.platform.rss * 1.3 + 20e6)
  expect(end.action.maxRss).toBeLessThan(start.action.maxRss * 1.3)
}

/** A platform in its own process, and the steps that deploy to it. */
class Soak {
  readonly #platform: PlatformAccess
  readonly #process: ChildProcess
  readonly #directory: string
  readonly #repository: Repository
  #leftBehind = 0
  /** When a fault makes the platform refuse an uploaded source, another replaces it, and both stay for an hour. */
  #replacedSources = 0

  private constructor(
    platform: PlatformAccess,
    process: ChildProcess,
    directory: string,
    repository: Repository,
  ) {
    this.#platform = platform
    this.#process = process
    this.#directory = directory
    this.#repository = repository
  }

  static async start(): Promise<Soak> {
    const directory = await temporaryDirectory()
    await mkdir(join(directory, 'platform'))
    const apiKey = 'soak-key'
    const bundle = join(project, 'dist', 'local-platform', 'index.js')
    const reporter = reportUsageTo(join(directory, 'platform.json'))
    const args = ['--expose-gc', `--import=${reporter}`, bundle, '--api-key', apiKey, '--app', app]
    const env = { ...process.env, TMPDIR: join(directory, 'platform') }
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'close')
    afterTest(async () => {
      child.kill('SIGINT')
      await ended
    })
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
    const url = await until(
      async () => /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '',
      (url) => url !== '',
    )
    const files = webApp('response.end(String(process.pid))')
    const procfile = `${files.Procfile}release: echo migrated\n`
    const repository = await Repository.of({ ...files, Procfile: procfile })
    return new Soak({ url, apiKey }, child, directory, repository)
  }

  /** Deploys once and expects success. */
  async deploy(schedule: Schedule): Promise<void> {
    const proxy = await startProxy(this.#platform, faultsFrom(schedule))
    const { NODE_OPTIONS: options } = faster(speed)
    const reporter = reportUsageTo(join(this.#directory, 'action.json'))
    const env = { NODE_OPTIONS: `${options} --import=${reporter}` }
    const result = await deploy({ platform: proxy, repository: this.#repository, env })
    await proxy.close()
    const uploads = proxy.requests.filter((request) => request.startsWith('PUT /herokusources/'))
    this.#replacedSources += new Set(uploads).size - 1
    const { exitCode, errors } = result
    // Includes the schedule, so that a failure shows it.
    expect({ schedule, exitCode, errors }).toEqual({ schedule, exitCode: 0, errors: [] })
    this.#leftBehind += result.leftBehind.length
  }

  /** Lists all builds of the app. */
  async builds(): Promise<Build[]> {
    const headers = { Range: 'id ..; max=1000' }
    return api<Build[]>(this.#platform, 'GET', `/apps/${app}/builds`, undefined, headers)
  }

  /** Stops the app's dyno, and expects that nothing of it remains. */
  async scaleDown(): Promise<void> {
    await api(this.#platform, 'PATCH', `/apps/${app}/formation/web`, { quantity: 0 })
    await this.#waitForChildren(0)
    await until(
      () => this.#files(),
      (files) => files.every(({ parentPath }) => !parentPath.includes('dynos')),
    )
  }

  /** Waits until the dynos that have been replaced are gone. */
  async #waitForChildren(count: number): Promise<void> {
    const pid = this.#process.pid
    await until(
      async () => (await processes()).filter(({ parent }) => parent === pid).length,
      (children) => children === count,
    )
  }

  #files() {
    return readdir(join(this.#directory, 'platform'), { recursive: true, withFileTypes: true })
  }

  async sample(deploys: number): Promise<Sample> {
    const pid = this.#process.pid ?? 0
    await this.#waitForChildren(childrenWithDyno)
    const file = join(this.#directory, 'platform.json')
    await rm(file, { force: true })
    this.#process.kill('SIGUSR2')
    const platform: ResourceUsage = await until(
      async () => JSON.parse((await readFile(file, 'utf8').catch(() => '')) || 'null'),
      (usage) => usage !== null,
    )
    const files = await this.#files()
    const scratch = files.filter(({ parentPath }) => parentPath.includes('scratch'))
    const action: ResourceUsage = JSON.parse(await readFile(join(this.#directory, 'action.json'), 'utf8'))
    return {
      deploys,
      platform: {
        ...platform,
        children: (await processes()).filter(({ parent }) => parent === pid).length,
        scratch: scratch.length,
        data: files.filter((entry) => entry.isFile() && !scratch.includes(entry)).length,
        replacedSources: this.#replacedSources,
      },
      action: {
        ...action,
        processes: (await processes()).filter(({ environment }) => environment.includes('action.json'))
          .length,
        temporary: this.#leftBehind,
      },
    }
  }
}

function reportUsageTo(file: string): string {
  const url = pathToFileURL(join(project, '__tests__', 'support', 'report-usage.mjs'))
  url.searchParams.set('file', file)
  return url.href
}

/** Lists the processes of this machine that this user may inspect. */
async function processes(): Promise<{ parent: number; environment: string }[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const look = async (id: string) => {
    const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')
    const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '')
    const [, state, parent] = /\) (\S) (\d+)/.exec(stat) ?? []
    return state === undefined || state === 'Z' ? [] : [{ parent: Number(parent), environment }]
  }
  return (await Promise.all(ids.map(look))).flat()
}

function table(samples: Sample[]): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  const rows: [string, (sample: Sample) => string | number][] = [
    ['deploys', ({ deploys }) => deploys],
    ['platform: memory (RSS)', ({ platform }) => megabytes(platform.rss)],
    ['platform: heap', ({ platform }) => megabytes(platform.heapUsed)],
    ['platform: handles', ({ platform }) => platform.handles],
    ['platform: descriptors', ({ platform }) => platform.descriptors],
    ['platform: child processes', ({ platform }) => platform.children],
    ['platform: entries in scratch', ({ platform }) => platform.scratch],
    ['platform: sources, slugs, outputs', ({ platform }) => platform.data],
    ['platform: sources uploaded again', ({ platform }) => platform.replacedSources],
    ['action: maximum memory (RSS)', ({ action }) => megabytes(action.maxRss)],
    ['action: handles at its exit', ({ action }) => action.handles],
    ['action: descriptors at its exit', ({ action }) => action.descriptors],
    ['action: processes left', ({ action }) => action.processes],
    ['action: files left', ({ action }) => action.temporary],
  ]
  const lines = rows.map(([name, cell]) => {
    const cells = samples.map((sample) => String(cell(sample)).padStart(10))
    return `${name.padEnd(34)}${cells.join('')}`
  })
  return `\n${lines.join('\n')}\n\n`
}
