import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { eager } from '../support/deploy.js'
import { decoded, helloServer, isInMaintenance, setMaintenance, visit } from '../support/maintenance.js'
import { startProxy } from '../support/proxy.js'
import { inlineApp, waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import { PromotionFixture, waitForPromotion } from './support.js'

const maintenance = { maintenance: 'true' }
const env = eager(5)

/** An app whose dynos crash when its config var CRASH is set. */
const files = inlineApp(undefined, {
  Procfile: 'web: node server.js\nrelease: eval "$RELEASE"\n',
  'server.js': `if (process.env.CRASH) throw new Error('no database')\n${helloServer}`,
})
const filesBefore = inlineApp(undefined, {
  Procfile: 'web: node server.js\n',
  'server.js': helloServer.replace('hello', 'before'),
})

const onPosix = process.platform === 'win32' ? describe.skip : describe

/** Starts a platform that runs dynos, with apps that answer `before`. */
async function startFixture(apps: string[]): Promise<PromotionFixture> {
  return PromotionFixture.with(apps, { files, filesBefore, deployed: true, dynos: { bootTimeoutMs: 5_000 } })
}

async function setVars(fixture: PromotionFixture, app: string, vars: Record<string, string>): Promise<void> {
  await fixture.client.json('PATCH', `/apps/${app}/config-vars`, vars)
  await fixture.client.released(app, (await fixture.client.releases(app)).length)
}

describe('maintenance', () => {
  test('is on during the release of each app only, and stays on where the new release crashes', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await startFixture(['one', 'two', 'three'])
    const { platform } = fixture
    await setVars(fixture, 'one', { RELEASE: `echo started; ${waitFor(gate)}` })
    await setVars(fixture, 'two', { CRASH: 'yes' })
    const inputs = { ...maintenance, to: 'one,two,three', 'max-parallel': '1', 'on-failure': 'continue' }
    const promoting = await fixture.start({ ...inputs, 'health-check': '/' }, platform, env)
    await promoting.logged('one | started\n')
    expect(await visit(platform, 'one')).toBe('maintenance page')
    expect(await visit(platform, 'three')).toBe('before')
    await writeFile(gate, '')
    const result = await waitForPromotion(promoting)

    expect(result.errors).toEqual([expect.stringContaining('no database')])
    expect(result.warnings).toEqual([
      expect.stringMatching(/^two stays in maintenance mode: .*'heroku maintenance:off --app two' once/),
    ])
    expect(await visit(platform, 'one')).toBe('hello')
    expect(await visit(platform, 'two')).toBe('maintenance page')
    expect(await visit(platform, 'three')).toBe('hello')
    const [off, next] = ['Maintenance mode of one is off', 'Maintenance mode of two is on'].map((text) =>
      result.text.indexOf(text),
    )
    expect(off).toBeGreaterThan(0)
    expect(next).toBeGreaterThan(off ?? 0)
    expect(decoded(result.summary)).toMatch(
      /\| ✅ promoted, in maintenance mode from [\d:]+ to [\d:]+ UTC, [\d.]+ s \|/,
    )
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('of an app that already runs the slug is not turned on', async () => {
    const fixture = await startFixture(['one'])
    await fixture.promote({ to: 'one' }, fixture.platform, env)
    const proxy = await startProxy(fixture.platform, () => undefined)
    const result = await fixture.promote({ ...maintenance, to: 'one' }, proxy, env)
    expect(result.errors).toEqual([])
    expect(proxy.requests.filter((request) => request.startsWith('PATCH'))).toEqual([])
  })

  test('of an app that was in it before stays on', async () => {
    const fixture = await startFixture(['one'])
    await setMaintenance(fixture.platform, 'one', true)
    const result = await fixture.promote({ ...maintenance, to: 'one' }, fixture.platform, env)
    expect(result.errors).toEqual([])
    expect(result.text).toContain('Maintenance mode of one was on before, and stays on')
    expect(await visit(fixture.platform, 'one')).toBe('maintenance page')
  })

  test('is off once the apps are rolled back', async () => {
    const fixture = await startFixture(['one', 'two'])
    await setVars(fixture, 'two', { CRASH: 'yes' })
    const inputs = { ...maintenance, to: 'one,two', 'on-failure': 'rollback' }
    const promoting = await fixture.start(inputs, fixture.platform, env)
    const result = await waitForPromotion(promoting)
    expect(result.errors).toEqual([expect.stringContaining('no database')])
    expect(result.warnings).toEqual([])
    const [rolledBack, off] = ['Rolled back two', 'mode of two is off'].map((text) =>
      result.text.indexOf(text),
    )
    expect(rolledBack).toBeGreaterThan(0)
    expect(off).toBeGreaterThan(rolledBack ?? 0)
    for (const app of ['one', 'two']) expect(await visit(fixture.platform, app)).toBe('before')
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('ends at once on an app whose release command fails', async () => {
    const fixture = await startFixture(['one'])
    await setVars(fixture, 'one', { RELEASE: 'exit 1' })
    const result = await fixture.promote({ ...maintenance, to: 'one' }, fixture.platform, env)
    expect(result.errors).toHaveLength(1)
    expect(result.warnings).toEqual([])
    expect(await visit(fixture.platform, 'one')).toBe('before')
  })

  test('that Heroku refuses is an error of the app, to which nothing is released', async () => {
    const fixture = await startFixture(['one', 'two'])
    const one = await fixture.pathOf('one')
    const proxy = await startProxy(fixture.platform, ({ method, path }) =>
      method === 'PATCH' && path === one ? { kind: 'answer', status: 403, body: '{}' } : undefined,
    )
    const inputs = { ...maintenance, to: 'one,two', 'on-failure': 'continue' }
    const result = await fixture.promote(inputs, proxy, env)
    expect(result.errors).toEqual([expect.stringContaining('Could not turn on maintenance mode of one')])
    expect(await fixture.running('one')).toBe(fixture.slugBefore)
    expect(await visit(fixture.platform, 'two')).toBe('hello')
  })

  test('needs wait-for-release', async () => {
    const fixture = await PromotionFixture.with(['one'])
    const result = await fixture.promote({ ...maintenance, to: 'one', 'wait-for-release': 'false' })
    expect(result.errors).toEqual([
      expect.stringContaining(`Input 'maintenance' needs 'wait-for-release: true'`),
    ])
  })
})

describe('maintenance during a pipeline promotion', () => {
  async function startWithPipeline(): Promise<PromotionFixture> {
    const fixture = await PromotionFixture.with(['one', 'two'], { deployed: true, stack: 'cnb' })
    await fixture.client.pipeline('line', { staging: 'staging', one: 'production', two: 'production' })
    return fixture
  }
  const inputs = { ...maintenance, from: 'staging', pipeline: 'line' }

  test('begins on all apps before the promotion, and ends on each', async () => {
    const fixture = await startWithPipeline()
    const proxy = await startProxy(fixture.platform, () => undefined)
    const result = await fixture.promote(inputs, proxy)
    expect(result.errors).toEqual([])
    const changes = proxy.requests.filter((request) => /^PATCH|pipeline-promotions$/.test(request))
    expect(changes.map((request) => request.replace(/ .*/, ''))).toEqual([
      'PATCH',
      'PATCH',
      'POST',
      'PATCH',
      'PATCH',
    ])
    for (const app of ['one', 'two']) expect(await isInMaintenance(fixture.platform, app)).toBe(false)
  })

  test('ends on all apps when Heroku refuses the promotion', async () => {
    const fixture = await startWithPipeline()
    const proxy = await startProxy(fixture.platform, ({ path }) =>
      path === '/pipeline-promotions' ? { kind: 'answer', status: 422, body: '{}' } : undefined,
    )
    const promoting = await fixture.start(inputs, proxy)
    const result = await waitForPromotion(promoting)
    expect(result.errors).toHaveLength(1)
    expect(result.text.match(/Maintenance mode of \w+ is off/g)).toHaveLength(2)
    for (const app of ['one', 'two']) expect(await isInMaintenance(fixture.platform, app)).toBe(false)
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('that can’t be turned on for one app promotes nothing, and ends on the others', async () => {
    const fixture = await startWithPipeline()
    const one = await fixture.pathOf('one')
    const proxy = await startProxy(fixture.platform, ({ method, path }) =>
      method === 'PATCH' && path === one ? { kind: 'answer', status: 403, body: '{}' } : undefined,
    )
    const result = await fixture.promote(inputs, proxy)
    expect(result.errors).toEqual([expect.stringContaining('Could not turn on maintenance mode of one')])
    expect(proxy.requests).not.toContain('POST /pipeline-promotions')
    expect(result.text).toContain('Maintenance mode of two is off')
    expect(await isInMaintenance(fixture.platform, 'two')).toBe(false)
  })
})

onPosix('a promotion in maintenance', () => {
  async function startHeld() {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await startFixture(['one', 'two'])
    for (const app of ['one', 'two'])
      await setVars(fixture, app, { RELEASE: `echo started; ${waitFor(gate)}; exit 1` })
    const promoting = await fixture.start({ ...maintenance, to: 'one,two' }, fixture.platform, env)
    for (const app of ['one', 'two']) await promoting.logged(`${app} | started\n`)
    for (const app of ['one', 'two']) expect(await visit(fixture.platform, app)).toBe('maintenance page')
    return { fixture, promoting }
  }

  test.each(['SIGINT', 'SIGKILL'] as const)('that ends by %s leaves no app in it', async (signal) => {
    const { fixture, promoting } = await startHeld()
    promoting.process.kill(signal)
    const result = await waitForPromotion(promoting)
    const post = await promoting.post()
    const { text } = signal === 'SIGKILL' ? post : result
    expect(text.match(/Maintenance mode of \w+ is off/g)).toHaveLength(2)
    for (const app of ['one', 'two']) expect(await visit(fixture.platform, app)).toBe('before')
  })
})
