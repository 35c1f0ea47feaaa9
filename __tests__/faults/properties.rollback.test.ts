import { createServer } from 'node:http'
import type { Release } from '@heroku-cli/schema'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { api } from '../support/platform-client.js'
import { type Fault, startProxy } from '../support/proxy.js'
import { listen } from '../support/server.js'
import { checkProperty, timeLimit } from './check-property.js'
import { minutes, runError } from './deploy-with-faults.js'
import { product, runInMemory, SimulatedPlatform, speed, withStepState } from './simulated-platform.js'

/** What someone else does to the app meanwhile. */
const foreign = fc.constantFrom('deploy' as const, 'config vars' as const, 'rollback' as const)

const cases = fc.record({
  /** Happens between the check of the app and our release. */
  before: fc.array(foreign, { maxLength: 2 }),
  /** Happens between our release and the response to its health check. */
  after: fc.array(foreign, { maxLength: 1 }),
  healthy: fc.boolean(),
  /** Milliseconds until the platform carries out the request for our release. */
  time: fc.integer({ min: 0, max: 60_000 }),
  answered: fc.boolean(),
  /** Milliseconds from that request to the signal. */
  signal: fc.option(fc.record({ time: fc.integer({ min: 0, max: 60_000 }), kills: fc.boolean() })),
})
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never

const runs = 120
const description = 'Ours'

test(
  'a promotion that is interrupted leaves its app with the right release, whoever else releases',
  async () => {
    const simulated = await SimulatedPlatform.start()
    const script = { build: ['built\n'], pause: 0 }
    const [theirs, ours] = await Promise.all([simulated.buildSlug(script), simulated.buildSlug(script)])
    await checkProperty(cases, (one) => expectRightRelease(simulated, one, theirs, ours), runs)
  },
  timeLimit(runs),
)

async function expectRightRelease(
  simulated: SimulatedPlatform,
  one: Case,
  theirs: string,
  ours: string,
): Promise<void> {
  const app = await simulated.createApp()
  const release = (body: object) => api<Release>(simulated.platform, 'POST', `/apps/${app}/releases`, body)
  await release({ slug: theirs, description: 'Theirs' })
  const others = new Set<string>()
  async function interfere(kinds: Case['before']): Promise<void> {
    for (const kind of kinds) {
      if (kind === 'deploy') await release({ slug: theirs, description: 'Theirs' })
      if (kind === 'rollback') await release({ release: 'v3' })
      if (kind === 'config vars') {
        await api(simulated.platform, 'PATCH', `/apps/${app}/config-vars`, {
          THEIRS: String(performance.now()),
        })
      }
      for (const { id = '' } of (await simulated.releases(app)).slice(0, 1)) others.add(id)
    }
  }

  const cancel = new AbortController()
  const grace = one.signal?.kills ? 3_000 : undefined
  let isReleaseRequested = false
  // A killed process sends nothing more.
  let killed = false
  const proxy = await startProxy(simulated.platform, ({ method, path }): Fault | undefined => {
    if (killed) return { kind: 'refuse' }
    if (method !== 'POST' || !path.endsWith('/releases') || isReleaseRequested) return undefined
    isReleaseRequested = true
    void interfere(one.before)
    const { signal, answered } = one
    if (signal) setTimeout(() => cutShort(signal.kills), signal.time)
    // Long enough for what others do before.
    const time = one.time + 200 * speed
    return answered ? { kind: 'delay', time } : { kind: 'withhold', time }
  })
  function cutShort(kills: boolean): void {
    killed = kills
    cancel.abort(new Error('Cut short'))
  }
  let interfered: Promise<void> | undefined
  const server = createServer(async (_, response) => {
    interfered ??= interfere(one.after)
    await interfered
    response.writeHead(one.healthy ? 200 : 500).end()
  })
  const target = `http://127.0.0.1:${await listen(server)}`
  const access = { apiKey: simulated.platform.apiKey, apiUrl: new URL(proxy.url) }
  const inputs = {
    ...access,
    source: { kind: 'artifact' as const, artifact: { slug: ours } },
    target: { kind: 'apps' as const, apps: [app] },
    description,
    maxParallel: 1,
    onFailure: 'rollback' as const,
    afterRelease: {
      waitForRelease: true,
      maintenance: false,
      formation: [],
      healthCheck: { targets: [target], timeout: 20_000 },
      runAfter: '',
    },
    force: false,
    repositoryUrl: '',
    timeout: 60 * minutes,
  }
  const [ran, post] = await withStepState(async () => {
    const ran = await runInMemory((run) => product.promote(run, inputs), cancel.signal, grace)
    killed = false
    const post = await runInMemory((run) =>
      product.undoSavedReleases(run, () => product.connect(run, access)),
    )
    return [ran, post] as const
  })
  await proxy.close()
  if (post.error) throw runError(post)

  const releases = await simulated.releases(app)
  const ownReleases = releases.filter((release) => release.description === description)
  expect(ownReleases.length).toBeLessThanOrEqual(1)
  const version = ownReleases[0]?.version ?? Number.POSITIVE_INFINITY
  const later = releases.filter((release) => (release.version ?? 0) > version)
  const rollbacks = later.filter(({ id = '' }) => !others.has(id))
  const isForeign = later.some(({ id = '' }) => others.has(id))
  const logged = [
    ...ran.log.messages,
    ...ran.log.errors,
    ...post.log.messages,
    ...post.log.warnings,
    ...post.log.errors,
  ]
  // A request that is carried out after the post step has looked for half a minute stays unknown, and that is said.
  const isUnknown = post.log.warnings.some((warning) => warning.startsWith('It is not known'))
  if (isUnknown && ownReleases.length > 0) expect(one.time).toBeGreaterThan(10_000)
  const isRollbackExpected = ownReleases.length > 0 && ran.error !== undefined && !isForeign && !isUnknown
  expect(rollbacks.map(({ description }) => description)).toEqual(
    isRollbackExpected ? [`Rollback to v${version - 1}`] : [],
  )
  if (ran.error !== undefined && isReleaseRequested) expect(logged).not.toEqual([])
}
