import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Build } from '@heroku-cli/schema'
import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { app, deploy, faster, project } from '../support/deploy.js'
import { speedUp } from '../support/fast-time.mjs'
import { api, type PlatformAccess } from '../support/platform-client.js'
import { startProxy } from '../support/proxy.js'
import { appWithRelease, Repository } from '../support/repository.js'
import { afterTest, temporaryDirectory } from '../support/temporary.js'
import { until } from '../support/wait.js'
import { passingFaults, type Schedule, strike } from './schedule.js'

/** `npm run soak` asks for hundreds. */
const count = Number(process.env.SOAK_DEPLOYS ?? 10)
const speed = 20
afterAll(speedUp(speed))

/** What a process holds, in bytes and pieces. */
interface Account {
  heapUsed: number
  rss: number
  most: number
  handles: number
  descriptors: number
}

/** What both sides hold after some of the deploys. */
interface Sample {
  deploys: number
  platform: Account & { children: number; scratch: number; data: number; sourcesAnew: number }
  /** The last step, when it was about to exit, and what it left. */
  action: Account & { processes: number; temporary: number }
}

// What a process holds is read in /proc.
const onLinux = process.platform === 'linux' ? test : test.skip

onLinux(
  'deploys in a row, with random faults, leave nothing behind on either side',
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
    const builds = await soak.builds()
    expect(builds).toHaveLength(count)
    expect(builds.filter(({ status }) => status !== 'succeeded')).toEqual([])
    expectNoLeak(samples)
  },
  120_000 + count * 10_000,
)

function expectNoLeak(samples: Sample[]): void {
  const [start, middle, end] = samples
  if (!start || !middle || !end) throw new Error('There are not enough deploys')
  const deploys = end.deploys - middle.deploys
  for (const { platform, action } of samples) {
    expect(platform.children).toBe(0)
    expect(action).toMatchObject({ processes: 0, temporary: 0 })
  }
  // Connections that are kept alive come and go.
  const slack = 5
  expect(end.platform.descriptors).toBeLessThanOrEqual(start.platform.descriptors + slack)
  expect(end.platform.handles).toBeLessThanOrEqual(start.platform.handles + slack)
  expect(end.action.descriptors).toBeLessThanOrEqual(start.action.descriptors + slack)
  expect(end.action.handles).toBeLessThanOrEqual(start.action.handles)
  expect(end.platform.scratch).toBe(start.platform.scratch)
  // A source, a slug, and two outputs; and what it remembers of a build and a release.
  const anew = end.platform.sourcesAnew - middle.platform.sourcesAnew
  expect(end.platform.data - middle.platform.data).toBeLessThanOrEqual(4 * deploys + anew)
  expect(end.platform.heapUsed - middle.platform.heapUsed).toBeLessThan(1e6 + deploys * 40_000)
  expect(end.platform.rss).toBeLessThan(middle.platform.rss * 1.3 + 20e6)
  expect(end.action.most).toBeLessThan(start.action.most * 1.3)
}

/** A platform of its own process, and the steps that deploy to it. */
class Soak {
  readonly #platform: PlatformAccess
  readonly #process: ChildProcess
  readonly #directory: string
  readonly #repository: Repository
  #leftBehind = 0
  /** Where a fault has it that an uploaded source is refused, another takes its place, and both are kept for an hour. */
  #sourcesAnew = 0

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
    const accounts = accountTo(join(directory, 'platform.json'))
    const args = ['--expose-gc', `--import=${accounts}`, bundle, '--api-key', apiKey, '--app', app]
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
    const repository = await Repository.of(appWithRelease('echo migrated'))
    return new Soak({ url, apiKey }, child, directory, repository)
  }

  /** Deploys once, and demands that it succeeds. */
  async deploy(schedule: Schedule): Promise<void> {
    const proxy = await startProxy(this.#platform, strike(schedule))
    const { NODE_OPTIONS: options } = faster(speed)
    const accounts = accountTo(join(this.#directory, 'action.json'))
    const env = { NODE_OPTIONS: `${options} --import=${accounts}` }
    const result = await deploy({ platform: proxy, repository: this.#repository, env })
    await proxy.close()
    const uploads = proxy.requests.filter((request) => request.startsWith('PUT /herokusources/'))
    this.#sourcesAnew += new Set(uploads).size - 1
    const { exitCode, errors } = result
    // With the schedule, so that a failure shows it.
    expect({ schedule, exitCode, errors }).toEqual({ schedule, exitCode: 0, errors: [] })
    this.#leftBehind += result.leftBehind.length
  }

  /** All of the app's builds. */
  async builds(): Promise<Build[]> {
    const headers = { Range: 'id ..; max=1000' }
    return api<Build[]>(this.#platform, 'GET', `/apps/${app}/builds`, undefined, headers)
  }

  async sample(deploys: number): Promise<Sample> {
    const pid = this.#process.pid ?? 0
    const file = join(this.#directory, 'platform.json')
    await rm(file, { force: true })
    this.#process.kill('SIGUSR2')
    const platform: Account = await until(
      async () => JSON.parse((await readFile(file, 'utf8').catch(() => '')) || 'null'),
      (account) => account !== null,
    )
    const files = await readdir(join(this.#directory, 'platform'), { recursive: true, withFileTypes: true })
    const scratch = files.filter(({ parentPath }) => parentPath.includes('scratch'))
    const action: Account = JSON.parse(await readFile(join(this.#directory, 'action.json'), 'utf8'))
    return {
      deploys,
      platform: {
        ...platform,
        children: (await processes()).filter(({ parent }) => parent === pid).length,
        scratch: scratch.length,
        data: files.filter((entry) => entry.isFile() && !scratch.includes(entry)).length,
        sourcesAnew: this.#sourcesAnew,
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

function accountTo(file: string): string {
  const url = pathToFileURL(join(project, '__tests__', 'support', 'account.mjs'))
  url.searchParams.set('file', file)
  return url.href
}

/** All processes of this machine that can be looked into. */
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
    ['platform: sources made anew', ({ platform }) => platform.sourcesAnew],
    ['action: most memory (RSS)', ({ action }) => megabytes(action.most)],
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
