import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { startProxy } from '../support/proxy.js'
import {
  type Case,
  deployIn,
  deploysAllTheSame,
  expectNoSecret,
  expectTruth,
  failure,
  minutes,
} from './deploying.js'
import { check, patience } from './lanes.js'
import { type Channel, lastingFault, passingFaults, type Schedule, strike } from './schedule.js'
import { asStep, product, runInMemory, type Script, speed, World } from './world.js'

const line = fc
  .array(fc.constantFrom('-----> ', 'step', ' \t', 'ü', '\u001b[31m', '.', '::'), { maxLength: 30 })
  .map((parts) => `${parts.join('')}\n`)
const pieces = fc.array(fc.array(line, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 8 })
const output = pieces.map((pieces) => pieces.map((lines) => lines.join('')))
const script: fc.Arbitrary<Script> = fc
  .record({
    build: output,
    release: fc.option(fc.oneof(output, fc.constant<string[]>([]))),
    pause: fc.integer({ min: 0, max: 12_000 }),
  })
  .map(({ release, ...rest }) => ({ ...rest, ...(release && { release }) }))

const deployChannels: Channel[] = ['create', 'api', 'upload', 'stream']
const passing = 120
const lasting = 48
const promotions = 48

test(
  'whatever passes, a deploy succeeds, with each byte, one build, one release, and every output',
  async () => {
    const world = await World.start()
    const cases = fc.record({ schedule: passingFaults(deployChannels), script })
    await check(cases, async (one) => void (await deploysAllTheSame(world, one)), passing)
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

async function endsAllTheSame(world: World, one: Case): Promise<void> {
  const { schedule, script } = one
  const timeout = 4 * minutes
  const start = performance.now()
  const deployed = await deployIn(world, one, timeout)
  const { app, ran, post } = deployed
  // The grace, and what a busy machine takes.
  expect(performance.now() - start).toBeLessThan((timeout + 7_000) / speed + 5_000)
  if (ran.error === undefined) await expectTruth(world, deployed, schedule.lasting)
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
