import { expect } from '@jest/globals'
import { startProxy } from '../support/proxy.js'
import { type Planned, type Schedule, saysEmpty, strike } from './schedule.js'
import { asStep, product, type Ran, runInMemory, type Script, type World } from './world.js'

/** What is deployed, and what goes wrong meanwhile. */
export interface Case {
  schedule: Schedule
  script: Script
}

/** Minutes of the input `timeout`, on the faster clock. */
export const minutes = 60_000

/** Deploys under faults that pass, and holds it to all that a deploy promises. */
export async function deploysAllTheSame(world: World, one: Case): Promise<Deployed> {
  const deployed = await deployIn(world, one, 60 * minutes)
  const { ran, post } = deployed
  if (ran.error !== undefined) throw failure(ran)
  await expectTruth(world, deployed)
  expect(ran.log.warnings).toEqual([])
  expect(post.log.said).toEqual([])
  return deployed
}

/** A deploy that says it succeeded has done all of it, once. */
export async function expectTruth(
  world: World,
  { app, version, ran }: Deployed,
  lasting?: Planned,
): Promise<void> {
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
  const built = await world.outputOf(build?.id ?? '')
  const whole = built + (await world.outputOf(release?.id ?? ''))
  // A stream that is said to be empty whenever it is read can't be told from one that is.
  const told = saysEmpty(lasting?.fault) ? [whole, built, ''] : [whole]
  // Where the end was never read, a warning says so.
  if (log.warnings.length === 0) expect(told).toContain(log.mirrored)
  else expect(log.warnings[0]).toContain('could not be read to its end')
  expectNoSecret(world, ran)
}

/** Neither the key nor a signed URL is in the log. */
export function expectNoSecret({ platform }: World, { log, error }: Ran): void {
  const text = [...log.said, ...log.warnings, ...log.errors, String(error)].join('\n')
  for (const secret of [platform.apiKey, 'X-Amz-Signature']) expect(text).not.toContain(secret)
}

/** A deploy that has ended, and its post step. */
export interface Deployed {
  app: string
  version: string
  ran: Ran
  post: Ran
}

/** Deploys, and runs the post step once the faults are over. */
export async function deployIn(
  world: World,
  { schedule, script }: Case,
  timeout: number,
  struck = strike(schedule),
): Promise<Deployed> {
  const { platform, workspace, temporary } = world
  const app = await world.app()
  const version = world.version(script)
  let healed = false
  const proxy = await startProxy(platform, (request) => (healed ? undefined : struck(request)))
  const access = { apiKey: platform.apiKey, apiUrl: new URL(proxy.url) }
  const inputs = {
    ...access,
    app,
    version,
    versionDescription: '',
    source: { workspace, directory: workspace, include: [], env: {} },
    buildpacks: [],
    clearCache: false,
    waitForRelease: true,
    reuse: false,
    onFailure: 'stop' as const,
    slugDirectory: '',
    workspace,
    timeout,
    temporaryDirectory: temporary,
  }
  const [ran, post] = await asStep(async () => {
    const ran = await runInMemory((run) => product.buildAndDeploy(run, inputs))
    healed = true
    const post = await runInMemory((run) =>
      product.cancelLeftoverBuilds(run, () => product.connect(run, access)),
    )
    return [ran, post] as const
  })
  await proxy.close()
  return { app, version, ran, post }
}

/** Why a run failed that should not have, and its log. */
export function failure({ error, log }: Ran): Error {
  return new Error([error, ...log.errors, ...log.said].map(String).join('\n'))
}
