import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { startProxy } from '../support/proxy.js'
import { check, patience } from './lanes.js'
import { passingFaults, type Schedule, strike } from './schedule.js'
import { asStep, product, type Ran, runInMemory, type Script, World } from './world.js'

/** Minutes of the input `timeout`, on the faster clock. */
const minutes = 60_000
let versions = 0

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

test(
  'whatever passes, a deploy succeeds, with each byte, one build, one release, and every output',
  async () => {
    const world = await World.start()
    const channels = ['create', 'api', 'upload', 'stream'] as const
    const cases = fc.record({ schedule: passingFaults([...channels]), script })
    await check(cases, (one) => deploysAllTheSame(world, one), runs)
    expect(await world.leftBehind()).toEqual([])
  },
  patience(200),
)
const runs = 200

async function deploysAllTheSame(world: World, { schedule, script }: Case): Promise<void> {
  const { app, version, ran } = await deployIn(world, { schedule, script }, 60 * minutes)
  if (ran.error !== undefined) throw new Error(`${ran.error}\n${ran.log.said.join('\n')}`)
  await expectTruth(world, { app, version, ran })
  expect(ran.log.warnings).toEqual([])
}

/** A deploy that says it succeeded has done all of it, once. */
async function expectTruth(
  world: World,
  { app, version, ran: { log, outputs } }: { app: string; version: string; ran: Ran },
): Promise<void> {
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
  if (log.warnings.length === 0) expect(log.mirrored).toBe(whole)
  else expect(whole.startsWith(log.mirrored)).toBe(true)
  const text = log.said.join('\n') + log.warnings.join('\n')
  for (const secret of [world.platform.apiKey, 'X-Amz-Signature']) expect(text).not.toContain(secret)
}

async function deployIn(world: World, { schedule, script }: Case, timeout: number) {
  const { platform, workspace, temporary } = world
  const app = await world.app()
  versions += 1
  const version = `version-${versions}`
  world.script(version, script)
  const proxy = await startProxy(platform, strike(schedule))
  const inputs = {
    apiKey: platform.apiKey,
    apiUrl: new URL(proxy.url),
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
  const ran = await asStep(() => runInMemory((run) => product.build(run, inputs)))
  await proxy.close()
  return { app, version, ran }
}
