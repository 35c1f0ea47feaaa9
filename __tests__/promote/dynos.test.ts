import { describe, expect, test } from '@jest/globals'
import { eager } from '../support/deploy.js'
import { inlineApp } from '../support/repository.js'
import { until } from '../support/wait.js'
import { outputLists, PromotionFixture, waitForPromotion } from './support.js'

/** An app that answers its version, unless its config var CRASH has that version. */
function webApp(version: string): Record<string, string> {
  return inlineApp(undefined, {
    Procfile: 'web: node server.js\n',
    'server.js': `if (process.env.CRASH === '${version}') throw new Error('no database of ' + process.env.NAME)
require('http').createServer((_, response) => response.end('${version}')).listen(process.env.PORT)
`,
  })
}

const apps = ['one', 'two', 'three']

/** Three apps that run an earlier version; the new one crashes on `two`. */
async function fixtureWithCrash(): Promise<PromotionFixture> {
  const fixture = await PromotionFixture.with(apps, {
    files: webApp('new'),
    filesBefore: webApp('old'),
    deployed: true,
    dynos: { bootTimeoutMs: 60_000, exitTimeoutMs: 500 },
  })
  await fixture.client.json('PATCH', '/apps/two/config-vars', { CRASH: 'new', NAME: 'two' })
  return fixture
}

/** Returns what an app answers once it answers at all. */
async function answerOf({ client }: PromotionFixture, app: string): Promise<string> {
  const { web_url: url } = await client.json<{ web_url: string }>('GET', `/apps/${app}`)
  const response = await until(
    () => fetch(url),
    ({ ok }) => ok,
  )
  return response.text()
}

const inputs = { to: apps.join(), 'max-parallel': '1' }
const crash = /^web\.1 of two crashes on v5\nThe last lines of its output:\n(.*\n)*.*no database of two/

describe('a promotion to three apps, one of which crashes', () => {
  test('stops there', async () => {
    const fixture = await fixtureWithCrash()
    const result = await fixture.promote(inputs, fixture.platform, eager(10))
    expect(result.errors).toEqual([expect.stringMatching(crash)])
    expect(result.text).toMatch(/^one: web\.1 up after \d+ s \(1 of 1 up\)$/m)
    expect(result.text).toMatch(/^two: web\.1 crashed after \d+ s \(0 of 1 up\)$/m)
    expect(result.releases).toMatchObject({
      one: { status: 'promoted' },
      two: { status: 'failed', error: 'web.1 of two crashes on v5' },
      three: { status: 'not-started' },
    })
    expect(result.summary).toContain('no database of two')
    expect(await answerOf(fixture, 'one')).toBe('new')
  })

  test('goes on with on-failure: continue', async () => {
    const fixture = await fixtureWithCrash()
    const result = await fixture.promote({ ...inputs, 'on-failure': 'continue' }, fixture.platform, eager(10))
    expect(outputLists(result)).toEqual({ promoted: ['one', 'three'], unchanged: [], failed: ['two'] })
    expect(await answerOf(fixture, 'three')).toBe('new')
  })

  test('brings all apps back with on-failure: rollback', async () => {
    const fixture = await fixtureWithCrash()
    const all = { ...inputs, 'max-parallel': '3', 'on-failure': 'rollback' }
    const result = await fixture.promote(all, fixture.platform, eager(10))
    expect(result.errors).toEqual([expect.stringMatching(crash)])
    for (const app of apps) {
      expect(result.releases[app]).toMatchObject({ status: 'rolled-back' })
      expect(await fixture.running(app)).toBe(fixture.slugBefore)
      expect(await answerOf(fixture, app)).toBe('old')
    }
  })
})

describe('a promotion', () => {
  test('scales each app, runs a command on each, and labels its lines', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'], { files: webApp('new') })
    const result = await fixture.promote(
      { to: 'one,two', formation: 'web=2', 'run-after': 'echo "ran on $DYNO"' },
      fixture.platform,
      eager(10),
    )
    expect(result.errors).toEqual([])
    for (const app of ['one', 'two']) {
      expect(result.text).toMatch(new RegExp(`^${app}: Scaled ${app}: web from 1 \\S+ to 2 \\S+$`, 'm'))
      expect(result.mirrored).toMatch(new RegExp(`^${app} \\| ran on run\\.\\d+$`, 'm'))
      expect(result.summary).toMatch(
        new RegExp(`^- <code>${app}</code>: Scaled&#58; web from 1 \\S+ to 2 \\S+$`, 'm'),
      )
      const formation = await fixture.client.json<{ quantity: number }[]>('GET', `/apps/${app}/formation`)
      expect(formation).toMatchObject([{ quantity: 2 }])
      expect(result.releases[app]).toMatchObject({
        dynos: ['web.1', 'web.2'].map((name) => ({ name, type: 'web', state: 'idle', version: 3 })),
      })
    }
  })

  test('with an unknown process type changes nothing', async () => {
    const fixture = await PromotionFixture.with(['one'], { files: webApp('new') })
    const result = await fixture.promote({ from: 'staging', to: 'one', formation: 'clock=1' })
    expect(result.errors).toEqual([
      "Input 'formation' has clock, which the app does not declare. Its process types are web",
    ])
    expect(await fixture.client.releases('one')).toHaveLength(2)
  })

  test('whose command fails on one app rolls back', async () => {
    const fixture = await PromotionFixture.with(['one'], {
      files: webApp('new'),
      filesBefore: webApp('old'),
      deployed: true,
    })
    const result = await fixture.promote({ to: 'one', 'run-after': 'exit 3', 'on-failure': 'rollback' })
    expect(result.errors).toEqual([
      expect.stringMatching(/^The command of 'run-after' in run\.\d+ of one exited with 3/),
    ])
    expect(result.releases.one).toMatchObject({ status: 'rolled-back' })
  })

  test('that is cancelled while it waits brings the apps back', async () => {
    const fixture = await PromotionFixture.with(['one'], {
      files: inlineApp(undefined, { Procfile: 'web: sleep 60\n' }),
      filesBefore: webApp('old'),
      deployed: true,
      dynos: { bootTimeoutMs: 60_000, exitTimeoutMs: 500 },
    })
    const promoting = await fixture.start({ to: 'one', 'on-failure': 'rollback' })
    await promoting.logged('one: web.1 starting')
    promoting.process.kill('SIGINT')
    const result = await waitForPromotion(promoting)
    expect(result.exitCode).toBe(1)
    expect(result.releases.one).toMatchObject({ status: 'rolled-back' })
    expect(await answerOf(fixture, 'one')).toBe('old')
  })
})
