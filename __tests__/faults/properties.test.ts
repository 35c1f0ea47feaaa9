import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { startProxy } from '../support/proxy.js'
import { check, patience } from './lanes.js'
import { type Channel, lastingFault, passingFaults, type Schedule, strike } from './schedule.js'
import { asStep, product, type Ran, runInMemory, type Script, speed, World } from './world.js'

/** Minutes of the input `timeout`, on the faster clock. */
const minutes = 60_000

const line = fc
  .array(fc.constantFrom('-----> ', 'step', ' \t', 'ü', '\u001b[31m', '.', '::'), { maxLength: 30 })
  .map((parts) => `${parts.join('')}\n`)
const pieces = fc.array(fc.array(line, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 8 })
const output = pieces.map((pieces) => pieces.map((lines) => lines.join('')))
const script: fc.Arbitrary<Script> = fc
  .record({ build: output, release: fc.option(output), pause: fc.integer({ min: 0, max: 12_000 }) })
  .map(({ release, ...rest }) => ({ ...rest, ...(release && { release }) }))

interface Case {
  schedule: Schedule
  script: Script
}

const deployChannels: Channel[] = ['create', 'api', 'upload', 'stream']
const passing = 120
const lasting = 48
const promotions = 48

test(
  'whatever passes, a deploy succeeds, with each byte, one build, one release, and every output',
  async () => {
    const world = await World.start()
    const cases = fc.record({ schedule: passingFaults(deployChannels), script })
    await check(cases, (one) => deploysAllTheSame(world, one), passing)
    expect(await world.leftBehind()).toEqual([])
  },
  patience(passing),
)

test(
  'whatever lasts, a deploy ends in time with the truth, and its post step leaves nothing running',
  async () => {
    const world = await World.start()
    const hanging = fc
      .record({ script, hangs: fc.boolean() })
      .map(({ script, hangs }) => ({ ...script, hangs }))
    const cases = fc.record({ schedule: lastingFault(deployChannels), script: hanging })
    await check(cases, (one) => endsAllTheSame(world, one), lasting)
    expect(await world.leftBehind()).toEqual([])
  },
  patience(lasting),
)

test(
  'whatever passes, a promotion succeeds, with each line, and one release an app',
  async () => {
    const world = await World.start()
    const channels: Channel[] = ['create', 'api', 'stream']
    const cases = fc.record({ schedule: passingFaults(channels), script })
    await check(cases, (one) => promotesAllTheSame(world, one), promotions)
  },
  patience(promotions),
)

async function deploysAllTheSame(world: World, one: Case): Promise<void> {
  const deployed = await deployIn(world, one, 60 * minutes)
  const { ran, post } = deployed
  if (ran.error !== undefined) throw failure(ran)
  await expectTruth(world, deployed)
  expect(ran.log.warnings).toEqual([])
  expect(post.log.said).toEqual([])
}

async function endsAllTheSame(world: World, one: Case): Promise<void> {
  const { schedule, script } = one
  const timeout = 4 * minutes
  const start = performance.now()
  const deployed = await deployIn(world, one, timeout)
  const { app, ran, post } = deployed
  // The grace, and what a busy machine takes.
  expect(performance.now() - start).toBeLessThan((timeout + 7_000) / speed + 5_000)
  if (ran.error === undefined) await expectTruth(world, deployed)
  if (script.hangs || isFatal(schedule)) expect(ran.error).toBeDefined()
  expect(post.error).toBeUndefined()
  const builds = await world.builds(app)
  expect(builds.length).toBeLessThanOrEqual(1)
  expect(builds.filter(({ status }) => status === 'pending')).toEqual([])
  expectNoSecret(world, ran)
}

function isFatal({ lasting }: Schedule): boolean {
  return lasting?.channel === 'api' && lasting.nth === 0
}

/** A deploy that says it succeeded has done all of it, once. */
async function expectTruth(world: World, { app, version, ran }: Deployed): Promise<void> {
  const { log, outputs } = ran
  const [build, ...others] = await world.builds(app)
  expect(others).toEqual([])
  const [release, ...before] = await world.releases(app)
  expect(before).toHaveLength(2)
  expect(build).toMatchObject({ status: 'succeeded', source_blob: { version } })
  expect(release).toMatchObject({ status: 'succeeded', slug: { id: build?.slug?.id } })
  expect(outputs).toEqual({
    'build-id': build?.id,
    'build-status': 'succeeded',
    'slug-id': build?.slug?.id,
    'release-id': release?.id,
    'release-version': '3',
    'release-status': 'succeeded',
    version,
    checksum: build?.source_blob.checksum,
    'web-url': expect.stringMatching(/^https:/),
  })
  const whole = (await world.outputOf(build?.id ?? '')) + (await world.outputOf(release?.id ?? ''))
  // Where the end was never read, a warning says so.
  if (log.warnings.length === 0) expect(log.mirrored).toBe(whole)
  else expect(log.warnings[0]).toContain('could not be read to its end')
  expectNoSecret(world, ran)
}

function expectNoSecret({ platform }: World, { log, error }: Ran): void {
  const text = [...log.said, ...log.warnings, ...log.errors, String(error)].join('\n')
  for (const secret of [platform.apiKey, 'X-Amz-Signature']) expect(text).not.toContain(secret)
}

/** A deploy that has ended, and its post step. */
interface Deployed {
  app: string
  version: string
  ran: Ran
  post: Ran
}

async function deployIn(world: World, { schedule, script }: Case, timeout: number): Promise<Deployed> {
  const { platform, workspace, temporary } = world
  const app = await world.app()
  const version = world.version(script)
  const struck = strike(schedule)
  let healed = false
  const proxy = await startProxy(platform, (request) => (healed ? undefined : struck(request)))
  const access = { apiKey: platform.apiKey, apiUrl: new URL(proxy.url) }
  const inputs = {
    ...access,
    app,
    version,
    versionDescription: '',
    source: { kind: 'checkout' as const, workspace, directory: workspace, include: [], env: {} },
    buildpacks: [],
    clearCache: false,
    waitForRelease: true,
    reuse: false,
    onFailure: 'stop' as const,
    slugDirectory: '',
    timeout,
    temporary,
  }
  const [ran, post] = await asStep(async () => {
    const ran = await runInMemory((run) => product.build(run, inputs))
    healed = true
    const post = await runInMemory((run) => product.cancelLeftBuild(run, () => product.connect(run, access)))
    return [ran, post] as const
  })
  await proxy.close()
  return { app, version, ran, post }
}

async function promotesAllTheSame(world: World, { schedule, script }: Case): Promise<void> {
  const { platform } = world
  const slugId = await world.slug(script)
  const apps = [await world.app(), await world.app(), await world.app()]
  const proxy = await startProxy(platform, strike(schedule))
  const inputs = {
    apiKey: platform.apiKey,
    apiUrl: new URL(proxy.url),
    source: { kind: 'slug' as const, slugId },
    target: { kind: 'apps' as const, apps },
    description: '',
    maxParallel: 2,
    onFailure: 'continue' as const,
    waitForRelease: true,
    force: false,
    timeout: 60 * minutes,
  }
  const ran = await asStep(() => runInMemory((run) => product.promote(run, inputs)))
  await proxy.close()
  if (ran.error !== undefined) throw failure(ran)
  expect(JSON.parse(ran.outputs.promoted ?? '')).toEqual(apps)
  expect([...ran.log.warnings, ...ran.log.errors]).toEqual([])
  expectNoSecret(world, ran)
  for (const app of apps) {
    const [release, ...before] = await world.releases(app)
    expect(before).toHaveLength(2)
    expect(release).toMatchObject({ status: 'succeeded', slug: { id: slugId } })
    const label = `${app} | `
    const lines = ran.log.mirrored.split('\n').filter((line) => line.startsWith(label))
    const shown = lines.map((line) => `${line.slice(label.length)}\n`).join('')
    expect(shown).toBe(await world.outputOf(release?.id ?? ''))
  }
}

function failure({ error, log }: Ran): Error {
  return new Error([error, ...log.errors, ...log.said].map(String).join('\n'))
}
