import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { startProxy } from '../support/proxy.js'
import { checkProperty, timeLimit } from './check-property.js'
import {
  type DeployCase,
  deployWithFaults,
  expectConsistentDeploy,
  expectDeploySucceeds,
  expectNoSecret,
  minutes,
  runError,
} from './deploy-with-faults.js'
import { type Channel, faultsFrom, lastingFault, passingFaults, type Schedule } from './schedule.js'
import {
  type BuildScript,
  product,
  runInMemory,
  SimulatedPlatform,
  speed,
  withStepState,
} from './simulated-platform.js'

const line = fc
  .array(fc.constantFrom('-----> ', 'step', ' \t', 'ü', '\u001b[31m', '.', '::'), { maxLength: 30 })
  .map((parts) => `${parts.join('')}\n`)
const pieces = fc.array(fc.array(line, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 8 })
const output = pieces.map((pieces) => pieces.map((lines) => lines.join('')))
const script: fc.Arbitrary<BuildScript> = fc
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
  'a deploy under temporary faults succeeds, with all of the log, one build, one release, and every output',
  async () => {
    const simulated = await SimulatedPlatform.start()
    const cases = fc.record({ schedule: passingFaults(deployChannels), script })
    await checkProperty(cases, async (one) => void (await expectDeploySucceeds(simulated, one)), passing)
    expect(await simulated.leftBehind()).toEqual([])
  },
  timeLimit(passing),
)

test(
  'a deploy under a lasting fault ends in time, reports what happened, and leaves no build running',
  async () => {
    const simulated = await SimulatedPlatform.start()
    const hanging = fc
      .record({ script, hangs: fc.boolean() })
      .map(({ script, hangs }) => ({ ...script, hangs }))
    const cases = fc.record({ schedule: lastingFault(deployChannels), script: hanging })
    await checkProperty(cases, (one) => expectDeployEnds(simulated, one), lasting)
    expect(await simulated.leftBehind()).toEqual([])
  },
  timeLimit(lasting),
)

test(
  'a promotion under temporary faults succeeds, with every line of the log, and one release per app',
  async () => {
    const simulated = await SimulatedPlatform.start()
    const channels: Channel[] = ['create', 'api', 'stream']
    const cases = fc.record({ schedule: passingFaults(channels), script })
    await checkProperty(cases, (one) => expectPromotionSucceeds(simulated, one), promotions)
  },
  timeLimit(promotions),
)

async function expectDeployEnds(simulated: SimulatedPlatform, one: DeployCase): Promise<void> {
  const { schedule, script } = one
  const timeout = 4 * minutes
  const start = performance.now()
  const deployed = await deployWithFaults(simulated, one, timeout)
  const { app, ran, post } = deployed
  // Includes the grace period, and the delays of a busy machine.
  expect(performance.now() - start).toBeLessThan((timeout + 7_000) / speed + 5_000)
  if (ran.error === undefined) await expectConsistentDeploy(simulated, deployed, schedule.lasting)
  if (script.hangs || isFatal(schedule)) expect(ran.error).toBeDefined()
  expect(post.error).toBeUndefined()
  const builds = await simulated.builds(app)
  expect(builds.length).toBeLessThanOrEqual(1)
  expect(builds.filter(({ status }) => status === 'pending')).toEqual([])
  expectNoSecret(simulated, ran)
}

function isFatal({ lasting }: Schedule): boolean {
  return lasting?.channel === 'api' && lasting.nth === 0
}

async function expectPromotionSucceeds(
  simulated: SimulatedPlatform,
  { schedule, script }: DeployCase,
): Promise<void> {
  const { platform } = simulated
  const slugId = await simulated.buildSlug(script)
  const apps = [await simulated.createApp(), await simulated.createApp(), await simulated.createApp()]
  const proxy = await startProxy(platform, faultsFrom(schedule))
  const inputs = {
    apiKey: platform.apiKey,
    apiUrl: new URL(proxy.url),
    source: { kind: 'artifact' as const, artifact: { slug: slugId } },
    target: { kind: 'apps' as const, apps },
    description: '',
    maxParallel: 2,
    onFailure: 'continue' as const,
    afterRelease: {
      waitForRelease: true,
      maintenance: false,
      formation: [],
      dynosTimeout: 300_000,
      runAfter: '',
    },
    force: false,
    repositoryUrl: '',
    timeout: 60 * minutes,
  }
  const ran = await withStepState(() => runInMemory((run) => product.promote(run, inputs)))
  await proxy.close()
  if (ran.error !== undefined) throw runError(ran)
  expect(JSON.parse(ran.outputs.promoted ?? '')).toEqual(apps)
  expect([...ran.log.warnings, ...ran.log.errors]).toEqual([])
  expectNoSecret(simulated, ran)
  for (const app of apps) {
    const [release, ...before] = await simulated.releases(app)
    expect(before).toHaveLength(2)
    expect(release).toMatchObject({ status: 'succeeded', slug: { id: slugId } })
    const label = `${app} | `
    const lines = ran.log.mirrored.split('\n').filter((line) => line.startsWith(label))
    const shown = lines.map((line) => `${line.slice(label.length)}\n`).join('')
    expect(shown).toBe(await simulated.outputOf(release?.id ?? ''))
  }
}
