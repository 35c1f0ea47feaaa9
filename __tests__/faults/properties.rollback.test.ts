import { createServer } from 'node:http'
import type { Release } from '@heroku-cli/schema'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { api } from '../support/platform-client.js'
import { type Fault, startProxy } from '../support/proxy.js'
import { listen } from '../support/server.js'
import { failure, minutes } from './deploying.js'
import { check, patience } from './lanes.js'
import { asStep, product, runInMemory, speed, World } from './world.js'

/** What somebody else does to the app meanwhile. */
const foreign = fc.constantFrom('deploy' as const, 'config vars' as const, 'rollback' as const)

const cases = fc.record({
  /** Between the check of the app and our release. */
  before: fc.array(foreign, { maxLength: 2 }),
  /** Between our release and the answer to its health check. */
  after: fc.array(foreign, { maxLength: 1 }),
  healthy: fc.boolean(),
  /** Milliseconds until the request for our release is carried out; without an answer, when it is late. */
  time: fc.integer({ min: 0, max: 60_000 }),
  answered: fc.boolean(),
  /** Milliseconds from that request to the signal. */
  signal: fc.option(fc.record({ time: fc.integer({ min: 0, max: 60_000 }), kills: fc.boolean() })),
})
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never

const runs = 120
const description = 'Ours'

test(
  'whoever else releases, and whenever a promotion is cut short, its app runs what it should',
  async () => {
    const world = await World.start()
    const script = { build: ['built\n'], pause: 0 }
    const [theirs, ours] = await Promise.all([world.slug(script), world.slug(script)])
    await check(cases, (one) => promotesAndRollsBack(world, one, theirs, ours), runs)
  },
  patience(runs),
)

async function promotesAndRollsBack(world: World, one: Case, theirs: string, ours: string): Promise<void> {
  const app = await world.app()
  const release = (body: object) => api<Release>(world.platform, 'POST', `/apps/${app}/releases`, body)
  await release({ slug: theirs, description: 'Theirs' })
  const others = new Set<string>()
  async function interfere(kinds: Case['before']): Promise<void> {
    for (const kind of kinds) {
      if (kind === 'deploy') await release({ slug: theirs, description: 'Theirs' })
      if (kind === 'rollback') await release({ release: 'v3' })
      if (kind === 'config vars') {
        await api(world.platform, 'PATCH', `/apps/${app}/config-vars`, { THEIRS: String(performance.now()) })
      }
      for (const { id = '' } of (await world.releases(app)).slice(0, 1)) others.add(id)
    }
  }

  const cancel = new AbortController()
  const grace = one.signal?.kills ? 3_000 : undefined
  let asked = false
  // A killed process sends nothing more.
  let killed = false
  const proxy = await startProxy(world.platform, ({ method, path }): Fault | undefined => {
    if (killed) return { kind: 'refuse' }
    if (method !== 'POST' || !path.endsWith('/releases') || asked) return undefined
    asked = true
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
  const access = { apiKey: world.platform.apiKey, apiUrl: new URL(proxy.url) }
  const inputs = {
    ...access,
    source: { kind: 'slug' as const, slugId: ours },
    target: { kind: 'apps' as const, apps: [app] },
    description,
    maxParallel: 1,
    onFailure: 'rollback' as const,
    waitForRelease: true,
    force: false,
    healthCheck: { target, timeout: 20_000 },
    timeout: 60 * minutes,
  }
  const [ran, post] = await asStep(async () => {
    const ran = await runInMemory((run) => product.promote(run, inputs), cancel.signal, grace)
    killed = false
    const post = await runInMemory((run) =>
      product.undoSavedReleases(run, () => product.connect(run, access)),
    )
    return [ran, post] as const
  })
  await proxy.close()
  if (post.error) throw failure(post)

  const releases = await world.releases(app)
  const made = releases.filter((release) => release.description === description)
  expect(made.length).toBeLessThanOrEqual(1)
  const version = made[0]?.version ?? Number.POSITIVE_INFINITY
  const since = releases.filter((release) => (release.version ?? 0) > version)
  const rollbacks = since.filter(({ id = '' }) => !others.has(id))
  const isForeign = since.some(({ id = '' }) => others.has(id))
  const said = [
    ...ran.log.said,
    ...ran.log.errors,
    ...post.log.said,
    ...post.log.warnings,
    ...post.log.errors,
  ]
  // A request that is carried out after the post step has looked for half a minute stays unknown, and that is said.
  const isUnknown = post.log.warnings.some((warning) => warning.startsWith('It is not known'))
  if (isUnknown && made.length > 0) expect(one.time).toBeGreaterThan(10_000)
  const wanted = made.length > 0 && ran.error !== undefined && !isForeign && !isUnknown
  expect(rollbacks.map(({ description }) => description)).toEqual(
    wanted ? [`Rollback to v${version - 1}`] : [],
  )
  if (ran.error !== undefined && asked) expect(said).not.toEqual([])
}
