import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { faster, slower } from '../support/deploy.js'
import { startProxy } from '../support/proxy.js'
import { waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import {
  appOutput,
  outputLists,
  PromotionFixture,
  version,
  versionBefore,
  waitForPromotion,
  withoutReleaseCommand,
} from './support.js'

describe('what is promoted', () => {
  test('a slug by its id, to one app', async () => {
    const fixture = await PromotionFixture.with(['one'], { deployed: true })
    const result = await fixture.promote({ to: 'one' })

    expect(result.errors).toEqual([])
    expect(result.exitCode).toBe(0)
    const release = await fixture.current('one')
    expect(release).toMatchObject({ version: 4, slug: { id: fixture.slug }, status: 'succeeded' })
    // The app has never run the slug, so Heroku does not show the slug's version through it.
    expect(release.description).toBe(`Promote ${fixture.slug}`)
    const app = await fixture.client.json<{ web_url: string }>('GET', '/apps/one')
    expect(result.outputs['slug-id']).toBe(fixture.slug)
    expect(result.releases.one).toEqual({
      app: 'one',
      status: 'promoted',
      releaseId: release.id,
      version: 4,
      previousVersion: 3,
      previousCommit: versionBefore,
      dynos: [{ name: 'web.1', type: 'web', state: 'idle', version: 4 }],
      seconds: expect.any(Number),
      url: app.web_url,
    })
    expect(result.releases.one?.seconds).toBeGreaterThan(0)
    expect(outputLists(result)).toEqual({ promoted: ['one'], unchanged: [], failed: [] })
    expect(result.text).toMatch(/^ {2}one {2}promoted to v4 in \d+\.\d s, was v3 {2}http:\/\/127/m)
    expect(stripVTControlCharacters(result.text).trimEnd()).toMatch(
      /\nPromoted slug [0-9a-f]{8} to one as v4\nhttp:\/\/127\.0\.0\.1:\d+\/\nTook \d+\.\d s: [^\n]*$/,
    )
    expect(result.text).toContain(`Promoting slug ${fixture.slug.slice(0, 8)} to one\n`)
    expect(result.visible).not.toContain(fixture.slug)
    expect(result.visible).not.toContain(fixture.platform.apiKey)
    expect(result.warnings).toEqual([])
  })

  test('a slug whose id is in upper case is the same slug', async () => {
    const fixture = await PromotionFixture.with([])
    const result = await fixture.promote({ 'slug-id': fixture.slug.toUpperCase(), to: 'staging' })
    expect(outputLists(result)).toEqual({ promoted: [], unchanged: ['staging'], failed: [] })
  })

  test('the current slug of an app, which the description names', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'])
    const result = await fixture.promote({ from: 'staging', to: 'one, two' })
    expect(outputLists(result)).toEqual({ promoted: ['one', 'two'], unchanged: [], failed: [] })
    expect(result.outputs['slug-id']).toBe(fixture.slug)
    expect(await fixture.current('two')).toMatchObject({
      slug: { id: fixture.slug },
      description: 'Promote staging 01234567',
    })
    expect(result.releases.one).toMatchObject({ version: 3, previousVersion: 2 })
  })

  test('the current slug of an app whose newest release failed', async () => {
    const fixture = await PromotionFixture.with(['one'])
    const { build } = await fixture.client.build('staging', withoutReleaseCommand, 'newer')
    await fixture.client.released('staging', build.release?.id ?? '')
    // Without a release command yet, the config var takes effect at once.
    await fixture.client.json('PATCH', '/apps/staging/config-vars', { RELEASE: 'exit 1' })
    await fixture.client.json('POST', '/apps/staging/releases', { slug: fixture.slug })
    expect((await fixture.client.released('staging', 6)).status).toBe('failed')
    expect((await fixture.promote({ from: 'staging', to: 'one' })).errors).toEqual([])
    expect(await fixture.running('one')).toBe(build.slug?.id)
  })

  test('the newest succeeded build of a version, by its full or abbreviated id', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'], { deployed: true })
    const { build } = await fixture.client.build('staging', withoutReleaseCommand, version)
    await fixture.client.build('staging', { Procfile: 'web: x\n' }, version)
    const withFullVersion = await fixture.promote({ from: 'staging', version, to: 'one' })
    expect(withFullVersion.outputs['slug-id']).toBe(build.slug?.id)
    expect(await fixture.running('one')).toBe(build.slug?.id)
    const short = await fixture.promote({ from: 'staging', version: versionBefore.slice(0, 10), to: 'two' })
    expect(outputLists(short)).toEqual({ promoted: [], unchanged: ['two'], failed: [] })
    expect(short.outputs['slug-id']).toBe(fixture.slugBefore)
  })

  test('a version without a succeeded build, and an app without a deploy, are errors', async () => {
    const fixture = await PromotionFixture.with(['one', 'empty'])
    await fixture.client.build('staging', { Procfile: 'web: x\n' }, 'broken')
    const missing = fixture.promote({ from: 'staging', version: 'nowhere', to: 'one' })
    const failed = fixture.promote({ from: 'staging', version: 'broken', to: 'one' })
    const empty = fixture.promote({ from: 'empty', to: 'one' })
    expect((await missing).errors).toEqual([
      'staging has no succeeded build of version nowhere: its last 1000 builds include no build of it',
    ])
    expect((await failed).errors).toEqual([
      'staging has no succeeded build of version broken: its last 1000 builds include 1 that did not succeed',
    ])
    expect((await empty).errors).toEqual([
      'empty has nothing to promote: no slug or image was deployed to it',
    ])
    expect(await fixture.client.releases('one')).toHaveLength(2)
  })

  test('a slug with a custom description', async () => {
    const fixture = await PromotionFixture.with(['one'])
    await fixture.promote({ to: 'one', description: 'Ship it: 100 % ✓' })
    expect((await fixture.current('one')).description).toBe('Ship it: 100 % ✓')
  })
})

describe('the targets of a promotion', () => {
  test('a list of names and ids, on lines or with commas, each once', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'])
    const { id } = await fixture.client.json<{ id: string }>('GET', '/apps/one')
    const result = await fixture.promote({ to: `one, two\none\n${id},` })
    expect(outputLists(result)).toEqual({ promoted: ['one', 'two'], unchanged: [], failed: [] })
    expect(await fixture.client.releases('one')).toHaveLength(3)
  })

  test('every app in a stage of a pipeline, by its name or id', async () => {
    const fixture = await PromotionFixture.with(['one', 'two', 'other'])
    const members = { staging: 'staging', one: 'production', two: 'production', other: 'development' }
    const { id = '' } = await fixture.client.pipeline('line', members)
    const byName = await fixture.promote({ pipeline: 'line', stage: 'production' })
    expect(outputLists(byName)).toEqual({ promoted: ['one', 'two'], unchanged: [], failed: [] })
    const byId = await fixture.promote({ pipeline: id, stage: 'development' })
    expect(outputLists(byId)).toEqual({ promoted: ['other'], unchanged: [], failed: [] })
  })

  test('the stage after that of the source app', async () => {
    const fixture = await PromotionFixture.with(['one', 'dev'])
    await fixture.client.pipeline('line', { dev: 'development', staging: 'staging', one: 'production' })
    const result = await fixture.promote({ from: 'staging', pipeline: 'line' })
    expect(outputLists(result)).toEqual({ promoted: ['one'], unchanged: [], failed: [] })
    await fixture.promote({ to: 'dev' })
    const unchanged = await fixture.promote({ from: 'dev', pipeline: 'line' })
    expect(outputLists(unchanged)).toEqual({ promoted: [], unchanged: ['staging'], failed: [] })
  })

  test('a stage that does not exist or has no apps is an error', async () => {
    const fixture = await PromotionFixture.with(['one', 'outside'])
    await fixture.client.pipeline('line', { staging: 'production', one: 'review' })
    for (const app of ['one', 'outside']) {
      const body = { slug: fixture.slug }
      const { version } = await fixture.client.json<Release>('POST', `/apps/${app}/releases`, body)
      await fixture.client.released(app, version ?? 0)
    }
    const cases: [Record<string, string>, unknown][] = [
      [
        { from: 'staging', pipeline: 'line' },
        "staging is in the stage production, which has no next stage: set the input 'stage'",
      ],
      [
        { from: 'one', pipeline: 'line' },
        "one is in the stage review, which has no next stage: set the input 'stage'",
      ],
      [{ from: 'outside', pipeline: 'line' }, "outside is not in the pipeline line: set the input 'stage'"],
      [{ pipeline: 'line', stage: 'staging' }, 'The pipeline line has no apps in the stage staging'],
      [
        { pipeline: 'nowhere', stage: 'staging' },
        expect.stringContaining('GET /pipelines/nowhere answered 404'),
      ],
    ]
    const results = await Promise.all(cases.map(([inputs]) => fixture.promote(inputs)))
    expect(results.map(({ errors }) => errors)).toEqual(cases.map(([, error]) => [error]))
  })

  test('never the source app itself, by name or by its stage', async () => {
    const fixture = await PromotionFixture.with(['one'])
    await fixture.client.pipeline('line', { staging: 'staging', one: 'staging' })
    for (const inputs of [
      { from: 'staging', to: 'one,staging', force: 'true' },
      { from: 'staging', pipeline: 'line', stage: 'staging' },
    ]) {
      const result = await fixture.promote(inputs)
      expect(result.errors).toEqual([
        "Nothing was promoted because some apps can't be promoted to:\nstaging: an app can't be promoted to itself",
      ])
    }
    expect(await fixture.client.releases('one')).toHaveLength(2)
    expect(await fixture.client.releases('staging')).toHaveLength(3)
  })
})

describe('all apps are checked before the first one changes', () => {
  test('those that are missing or forbidden are all named', async () => {
    const fixture = await PromotionFixture.with(['one', 'secret'])
    const body = JSON.stringify({ id: 'forbidden', message: 'You do not have access to the app secret.' })
    const proxy = await startProxy(fixture.platform, ({ path }) =>
      path === '/apps/secret' ? { kind: 'answer', status: 403, body } : undefined,
    )
    const result = await fixture.promote({ to: 'one,missing,secret', 'max-parallel': '1' }, proxy)
    expect(result.exitCode).toBe(1)
    expect(result.errors).toHaveLength(1)
    expect(result.errors[0]).toMatch(/^Nothing was promoted because some apps can't be promoted to:\n/)
    expect(result.errors[0]).toContain("missing: Couldn't find that app. (GET /apps/missing answered 404")
    expect(result.errors[0]).toContain('secret: You do not have access to the app secret.')
    expect(result.errors[0]).not.toContain('one:')
    expect(proxy.requests.filter((request) => request.startsWith('POST'))).toEqual([])
    expect(result.summary).toMatch(/^### ❌ Nothing was promoted\n\n```text\nNothing was promoted because/)
    expect(result.summary).not.toContain('mermaid')
  })

  test('those on another stack than the slug are named', async () => {
    const fixture = await PromotionFixture.with(['one', 'old'])
    await fixture.client.json('PATCH', '/apps/old', { build_stack: 'heroku-22' })
    const expected = [
      `Nothing was promoted: the slug ${fixture.slug} needs the stack heroku-24, but old is on heroku-22. Change the stack of these apps with 'heroku stack:set heroku-24', or build the slug on their stack`,
    ]
    expect((await fixture.promote({ from: 'staging', to: 'one,old' })).errors).toEqual(expected)
    // By its id alone, the slug can only be read through an app that has run it.
    const unknown = await fixture.promote({ to: 'one,old' })
    expect(unknown.errors).toEqual([
      `Nothing was promoted: the slug ${fixture.slug} runs on one stack only, but one is on heroku-24, old is on heroku-22. Promote only to apps on its stack`,
    ])
    expect(await fixture.client.releases('one')).toHaveLength(2)
    const releasedTargets = await fixture.promote({ to: 'old,one,staging' })
    expect(releasedTargets.errors).toEqual(expected)
  })
})

describe('an app that already runs the slug', () => {
  test('is not changed, and the others receive the release', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'])
    await fixture.promote({ to: 'one' })
    const again = await fixture.promote({ from: 'staging', to: 'one,two' })
    expect(again.exitCode).toBe(0)
    expect(outputLists(again)).toEqual({ promoted: ['two'], unchanged: ['one'], failed: [] })
    const { id } = await fixture.current('one')
    expect(again.releases.one).toMatchObject({ status: 'unchanged', version: 3, releaseId: id, seconds: 0 })
    expect(await fixture.client.releases('one')).toHaveLength(3)
    expect(again.text).toMatch(/^ {2}one {2}unchanged v3 {2}http:/m)
    expect(again.text).toContain('\nPromoting staging 01234567 to two\n')
    expect(again.text).toContain('Promoted staging 01234567 to 1 of 2 apps; 1 already ran it')
    for (const [to, begin, end] of [
      ['one', 'one already runs', 'one already runs staging 01234567, as v3'],
      ['one,two', 'one, two already run', '2 of 2 apps already run staging 01234567'],
    ] as const) {
      const { text } = await fixture.promote({ from: 'staging', to })
      expect(text).toContain(`Nothing to promote: ${begin} staging 01234567\n`)
      expect(text).toContain(end)
      expect(text).not.toContain('Promoting')
    }
  })

  test('receives a release with force', async () => {
    const fixture = await PromotionFixture.with(['one'])
    await fixture.promote({ to: 'one' })
    const forced = await fixture.promote({ to: 'one', force: 'true' })
    expect(outputLists(forced)).toEqual({ promoted: ['one'], unchanged: [], failed: [] })
    // Now the app has run the slug, so Heroku shows its version.
    expect(await fixture.current('one')).toMatchObject({
      version: 4,
      description: `Promote ${fixture.slug} 01234567`,
    })
  })
})

describe('releases', () => {
  test('are created in order if one at a time is allowed', async () => {
    const directory = await temporaryDirectory()
    const fixture = await PromotionFixture.with(['one', 'two', 'three'])
    const gates = ['one', 'two', 'three'].map((app) => join(directory, app))
    for (const [index, app] of ['one', 'two', 'three'].entries()) {
      await fixture.setReleaseCommand(app, `echo started; ${waitFor(gates[index] ?? '')}`)
    }
    const promoting = await fixture.start({ to: 'three,one,two', 'max-parallel': '1' })
    const startedApps: string[] = []
    for (const app of ['three', 'one', 'two']) {
      await promoting.logged(`${app} | started\n`)
      startedApps.push(app)
      const releaseCounts = await Promise.all(
        ['one', 'two', 'three'].map(
          async (app) => [app, (await fixture.client.releases(app)).length] as const,
        ),
      )
      expect(releaseCounts.filter(([, count]) => count > 3).map(([app]) => app)).toEqual(
        startedApps.toSorted(byPlace),
      )
      await writeFile(join(directory, app), '')
    }
    expect(outputLists(await waitForPromotion(promoting)).promoted).toEqual(['three', 'one', 'two'])
  })

  test('are created at the same time, up to the limit', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const apps = ['one', 'two', 'three']
    const fixture = await PromotionFixture.with(apps)
    await Promise.all(apps.map((app) => fixture.setReleaseCommand(app, `echo started; ${waitFor(gate)}`)))
    const promoting = await fixture.start({ to: apps.join(), 'max-parallel': '2' })
    await promoting.logged('one | started\n')
    await promoting.logged('two | started\n')
    expect(await fixture.client.releases('three')).toHaveLength(3)
    await writeFile(gate, '')
    expect(outputLists(await waitForPromotion(promoting)).promoted).toEqual(apps)
  })

  test('are not waited for with wait-for-release: false', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await PromotionFixture.with(['one'])
    await fixture.setReleaseCommand('one', `echo started; ${waitFor(gate)}`)
    const result = await fixture.promote({ to: 'one', 'wait-for-release': 'false' })
    expect(result.exitCode).toBe(0)
    expect(outputLists(result).promoted).toEqual(['one'])
    expect(result.mirrored).toBe('')
    expect((await fixture.client.release('one', 4)).status).toBe('pending')
  })

  test('that hang fail at the deadline', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const fixture = await PromotionFixture.with(['one', 'two'])
    await fixture.setReleaseCommand('one', `echo started; ${waitFor(gate)}`)
    const inputs = { to: 'one,two', 'max-parallel': '1', timeout: '0.2' }
    const result = await fixture.promote(inputs, fixture.platform, faster(4))
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([
      expect.stringMatching(/^Timed out after 0\.2 minutes\. .*the input 'timeout'/),
    ])
    expect(result.releases).toMatchObject({
      one: { status: 'failed', version: 4, error: expect.stringContaining('Timed out after 0.2 minutes') },
      two: { status: 'not-started' },
    })
    expect(result.warnings).toEqual([
      'Interrupted before these releases ended: one v4. Their release commands continue, and the releases remain in place if they succeed',
    ])
    expect(outputLists(result)).toEqual({ promoted: [], unchanged: [], failed: ['one', 'two'] })
  })
})

describe('output of release commands', () => {
  test('is labelled by app, complete and harmless', async () => {
    const directory = await temporaryDirectory()
    const gate = (name: string) => join(directory, name)
    const fixture = await PromotionFixture.with(['one', 'two'])
    const turns = `printf 'half '; ${waitFor(gate('a'))}; echo line; echo '::error::hijacked'; printf '50%%\\r100%%\\n'; printf 'no end'`
    await fixture.setReleaseCommand('one', turns)
    await fixture.setReleaseCommand('two', `echo first; ${waitFor(gate('b'))}; echo '##[error]hijacked'`)
    const promoting = await fixture.start({ to: 'one,two' })
    await promoting.logged('two | first\n')
    await writeFile(gate('a'), '')
    await promoting.logged('one | 100%\n')
    await writeFile(gate('b'), '')
    const result = await waitForPromotion(promoting)
    expect(result.errors).toEqual([])
    expect(appOutput(result, 'one')).toEqual(['half line', '::error::hijacked', '50%', '100%', 'no end'])
    expect(appOutput(result, 'two')).toEqual(['first', '##[error]hijacked'])
    expect(result.mirrored.split('\n').filter((line) => !/^(one|two) \| |^$/.test(line))).toEqual([])
  })

  test('of an app that fails is quoted in its only annotation', async () => {
    const fixture = await PromotionFixture.with(['one', 'two', 'three'])
    await fixture.setReleaseCommand('one', 'seq 1 40; echo "cannot migrate"; exit 3')
    await fixture.setReleaseCommand('two', 'echo fine')
    await fixture.setReleaseCommand('three', 'echo "no database"; exit 1')
    const result = await fixture.promote(
      { to: 'one,two,three', 'on-failure': 'continue' },
      fixture.platform,
      slower(100),
    )
    expect(result.exitCode).toBe(1)
    const annotations = result.commands.filter(({ name }) => name === 'error')
    expect(annotations.map(({ properties }) => properties.title).toSorted()).toEqual([
      'Promotion of one failed',
      'Promotion of three failed',
    ])
    const one = result.errors.find((error) => error.includes('of one')) ?? ''
    expect(one).toMatch(
      /^Release v4 of one failed: its release command did not succeed, so the previous release keeps running\nThe last lines of its output:\n/,
    )
    expect(one.split('\n').slice(-3)).toEqual(['39', '40', 'cannot migrate'])
    expect(one).not.toContain('no database')
    expect(appOutput(result, 'one')).toHaveLength(41)
    expect(outputLists(result)).toEqual({ promoted: ['two'], unchanged: [], failed: ['one', 'three'] })
    expect(result.releases.one?.error).toBe(one.split('\n')[0])
    expect(result.text.trimEnd()).toMatch(/\nPromotion failed: of 3 apps, 2 failed, 1 run it$/)
    const { summary } = result
    expect(summary).toContain(`Promoted <code>slug ${fixture.slug.slice(0, 8)}</code> to 1 of 3 apps`)
    expect(summary).toContain(`<summary>Error of one</summary>\n\n\`\`\`text\n${one}\n\`\`\`\n\n</details>\n`)
    expect(summary).toMatch(/ {4}section lookup\n {4}[\d.]+ (s|min \d+ s) : 2000-.*\n {4}section promotion\n/)
    expect(summary).toMatch(
      /^\| \[one\]\(\S+\) \| ❌ failed \| <code>v4<\/code> \| <code>v3<\/code> \| <code>v3<\/code> \|/m,
    )
    expect(summary).toMatch(/ {4}section one\n {4}[\d.]+ (s|min \d+ s), failed : crit, 2000-/)
  })
})

describe('when an app fails', () => {
  test('no more are started, but running ones end', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const apps = ['one', 'two', 'three', 'four']
    const fixture = await PromotionFixture.with(apps, { deployed: true })
    await fixture.setReleaseCommand('one', 'exit 1')
    await fixture.setReleaseCommand('two', `echo started; ${waitFor(gate)}`)
    const promoting = await fixture.start({ to: apps.join(), 'max-parallel': '2' })
    await promoting.logged('Promotion of one failed')
    await writeFile(gate, '')
    const result = await waitForPromotion(promoting)
    expect(result.exitCode).toBe(1)
    expect(outputLists(result)).toEqual({
      promoted: ['two'],
      unchanged: [],
      failed: ['one', 'three', 'four'],
    })
    expect(result.releases.three).toMatchObject({ status: 'not-started', previousVersion: 3 })
    expect(result.releases.three).not.toHaveProperty('version')
    expect(await fixture.running('two')).toBe(fixture.slug)
    for (const app of ['one', 'three', 'four']) expect(await fixture.running(app)).toBe(fixture.slugBefore)
    expect(result.text).toContain('Promotion failed: of 4 apps, 1 failed, 2 not started, 1 run it')
  })

  test('the others are still promoted with continue', async () => {
    const apps = ['one', 'two', 'three']
    const fixture = await PromotionFixture.with(apps)
    await fixture.setReleaseCommand('one', 'exit 1')
    const result = await fixture.promote({ to: apps.join(), 'max-parallel': '1', 'on-failure': 'continue' })
    expect(result.exitCode).toBe(1)
    expect(outputLists(result)).toEqual({ promoted: ['two', 'three'], unchanged: [], failed: ['one'] })
  })
})

function byPlace(one: string, other: string): number {
  const order = ['one', 'two', 'three']
  return order.indexOf(one) - order.indexOf(other)
}
