import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { waitFor } from '../local-platform/harness.js'
import { faster } from '../support/deploy.js'
import { startProxy } from '../support/proxy.js'
import { temporaryDirectory } from '../support/temporary.js'
import { linesOf, lists, promoted, Stage, version, versionBefore, withoutReleaseCommand } from './support.js'

describe('what is promoted', () => {
  test('a slug by its id, to one app', async () => {
    const stage = await Stage.with(['one'], { deployed: true })
    const result = await stage.promote({ to: 'one' })

    expect(result.errors).toEqual([])
    expect(result.exitCode).toBe(0)
    const release = await stage.current('one')
    expect(release).toMatchObject({ version: 4, slug: { id: stage.slug }, status: 'succeeded' })
    // The app has never run the slug, so it can't tell its version.
    expect(release.description).toBe(`Promote ${stage.slug}`)
    const app = await stage.client.json<{ web_url: string }>('GET', '/apps/one')
    expect(result.outputs['slug-id']).toBe(stage.slug)
    expect(result.releases.one).toEqual({
      app: 'one',
      status: 'promoted',
      releaseId: release.id,
      version: 4,
      previousVersion: 3,
      seconds: expect.any(Number),
      url: app.web_url,
    })
    expect(result.releases.one?.seconds).toBeGreaterThan(0)
    expect(lists(result)).toEqual({ promoted: ['one'], unchanged: [], failed: [] })
    expect(result.text).toMatch(/^ {2}one {2}promoted to v4 in \d+\.\d s, was v3 {2}https:\/\/one-/m)
    expect(result.text.trimEnd()).toMatch(/\nPromoted to 1 of 1 apps, 0 ran it already$/)
    expect(result.visible).not.toContain(stage.platform.apiKey)
    expect(result.warnings).toEqual([])
  })

  test('a slug whose id is in capitals is the same slug', async () => {
    const stage = await Stage.with([])
    const result = await stage.promote({ 'slug-id': stage.slug.toUpperCase(), to: 'staging' })
    expect(lists(result)).toEqual({ promoted: [], unchanged: ['staging'], failed: [] })
  })

  test('what an app runs now, which its description names', async () => {
    const stage = await Stage.with(['one', 'two'])
    const result = await stage.promote({ from: 'staging', to: 'one, two' })
    expect(lists(result)).toEqual({ promoted: ['one', 'two'], unchanged: [], failed: [] })
    expect(result.outputs['slug-id']).toBe(stage.slug)
    expect(await stage.current('two')).toMatchObject({
      slug: { id: stage.slug },
      description: 'Promote staging 01234567',
    })
    expect(result.releases.one).toMatchObject({ version: 3, previousVersion: 2 })
  })

  test('what an app ran when its newest release failed is what it runs still', async () => {
    const stage = await Stage.with(['one'])
    const { build } = await stage.client.build('staging', withoutReleaseCommand, 'newer')
    await stage.client.released('staging', build.release?.id ?? '')
    // Set while there is no release command, it takes effect at once.
    await stage.client.json('PATCH', '/apps/staging/config-vars', { RELEASE: 'exit 1' })
    await stage.client.json('POST', '/apps/staging/releases', { slug: stage.slug })
    expect((await stage.client.released('staging', 6)).status).toBe('failed')
    expect((await stage.promote({ from: 'staging', to: 'one' })).errors).toEqual([])
    expect(await stage.running('one')).toBe(build.slug?.id)
  })

  test('the newest succeeded build of a version, by its whole id or the beginning', async () => {
    const stage = await Stage.with(['one', 'two'], { deployed: true })
    const { build } = await stage.client.build('staging', withoutReleaseCommand, version)
    await stage.client.build('staging', { Procfile: 'web: x\n' }, version)
    const whole = await stage.promote({ from: 'staging', version, to: 'one' })
    expect(whole.outputs['slug-id']).toBe(build.slug?.id)
    expect(await stage.running('one')).toBe(build.slug?.id)
    const short = await stage.promote({ from: 'staging', version: versionBefore.slice(0, 10), to: 'two' })
    expect(lists(short)).toEqual({ promoted: [], unchanged: ['two'], failed: [] })
    expect(short.outputs['slug-id']).toBe(stage.slugBefore)
  })

  test('a version without a succeeded build, and an app without anything, are errors', async () => {
    const stage = await Stage.with(['one', 'empty'])
    await stage.client.build('staging', { Procfile: 'web: x\n' }, 'broken')
    const missing = stage.promote({ from: 'staging', version: 'nowhere', to: 'one' })
    const failed = stage.promote({ from: 'staging', version: 'broken', to: 'one' })
    const empty = stage.promote({ from: 'empty', to: 'one' })
    expect((await missing).errors).toEqual([
      'staging has no succeeded build of version nowhere among its last 1000, but none at all',
    ])
    expect((await failed).errors).toEqual([
      'staging has no succeeded build of version broken among its last 1000, but 1 that did not succeed',
    ])
    expect((await empty).errors).toEqual(['empty has nothing to promote: it has never been deployed to'])
    expect(await stage.client.releases('one')).toHaveLength(2)
  })

  test('a description of its own', async () => {
    const stage = await Stage.with(['one'])
    await stage.promote({ to: 'one', description: 'Ship it: 100 % ✓' })
    expect((await stage.current('one')).description).toBe('Ship it: 100 % ✓')
  })
})

describe('where it is promoted to', () => {
  test('a list of names and ids, on lines or with commas, each once', async () => {
    const stage = await Stage.with(['one', 'two'])
    const { id } = await stage.client.json<{ id: string }>('GET', '/apps/one')
    const result = await stage.promote({ to: `one, two\none\n${id},` })
    expect(lists(result)).toEqual({ promoted: ['one', 'two'], unchanged: [], failed: [] })
    expect(await stage.client.releases('one')).toHaveLength(3)
  })

  test('every app in a stage of a pipeline, by its name or id', async () => {
    const stage = await Stage.with(['one', 'two', 'other'])
    const members = { staging: 'staging', one: 'production', two: 'production', other: 'development' }
    const { id = '' } = await stage.client.pipeline('line', members)
    const byName = await stage.promote({ pipeline: 'line', stage: 'production' })
    expect(lists(byName)).toEqual({ promoted: ['one', 'two'], unchanged: [], failed: [] })
    const byId = await stage.promote({ pipeline: id, stage: 'development' })
    expect(lists(byId)).toEqual({ promoted: ['other'], unchanged: [], failed: [] })
  })

  test('the stage after that of the app that it comes from', async () => {
    const stage = await Stage.with(['one', 'dev'])
    await stage.client.pipeline('line', { dev: 'development', staging: 'staging', one: 'production' })
    const result = await stage.promote({ from: 'staging', pipeline: 'line' })
    expect(lists(result)).toEqual({ promoted: ['one'], unchanged: [], failed: [] })
    await stage.promote({ to: 'dev' })
    const unchanged = await stage.promote({ from: 'dev', pipeline: 'line' })
    expect(lists(unchanged)).toEqual({ promoted: [], unchanged: ['staging'], failed: [] })
  })

  test('a stage that is not there, or has no app, is an error', async () => {
    const stage = await Stage.with(['one', 'outside'])
    await stage.client.pipeline('line', { staging: 'production', one: 'review' })
    await stage.client.json('POST', '/apps/one/releases', { slug: stage.slug })
    await stage.client.json('POST', '/apps/outside/releases', { slug: stage.slug })
    const cases: [Record<string, string>, unknown][] = [
      [
        { from: 'staging', pipeline: 'line' },
        "There is no stage after production, where staging is: name one in the input 'stage'",
      ],
      [
        { from: 'one', pipeline: 'line' },
        "There is no stage after review, where one is: name one in the input 'stage'",
      ],
      [
        { from: 'outside', pipeline: 'line' },
        "outside is not in the pipeline line: name the stage in the input 'stage'",
      ],
      [{ pipeline: 'line', stage: 'staging' }, 'The pipeline line has no app in the stage staging'],
      [
        { pipeline: 'nowhere', stage: 'staging' },
        expect.stringContaining('GET /pipelines/nowhere answered 404'),
      ],
    ]
    const results = await Promise.all(cases.map(([inputs]) => stage.promote(inputs)))
    expect(results.map(({ errors }) => errors)).toEqual(cases.map(([, error]) => [error]))
  })

  test('never the app itself, by name or by its stage', async () => {
    const stage = await Stage.with(['one'])
    await stage.client.pipeline('line', { staging: 'staging', one: 'staging' })
    for (const inputs of [
      { from: 'staging', to: 'one,staging', force: 'true' },
      { from: 'staging', pipeline: 'line', stage: 'staging' },
    ]) {
      const result = await stage.promote(inputs)
      expect(result.errors).toEqual([
        "Nothing was promoted, since not all apps can be promoted to:\nstaging: an app can't be promoted to itself",
      ])
    }
    expect(await stage.client.releases('one')).toHaveLength(2)
    expect(await stage.client.releases('staging')).toHaveLength(3)
  })
})

describe('all apps are checked before the first is touched', () => {
  test('those that are missing or forbidden are all named', async () => {
    const stage = await Stage.with(['one', 'secret'])
    const body = JSON.stringify({ id: 'forbidden', message: 'You do not have access to the app secret.' })
    const proxy = await startProxy(stage.platform, ({ path }) =>
      path === '/apps/secret' ? { kind: 'answer', status: 403, body } : undefined,
    )
    const result = await stage.promote({ to: 'one,missing,secret', 'max-parallel': '1' }, proxy)
    expect(result.exitCode).toBe(1)
    expect(result.errors).toHaveLength(1)
    expect(result.errors[0]).toMatch(/^Nothing was promoted, since not all apps can be promoted to:\n/)
    expect(result.errors[0]).toContain("missing: Couldn't find that app. (GET /apps/missing answered 404")
    expect(result.errors[0]).toContain('secret: You do not have access to the app secret.')
    expect(result.errors[0]).not.toContain('one:')
    expect(proxy.requests.filter((request) => request.startsWith('POST'))).toEqual([])
    expect(result.summary).toMatch(/^### ❌ Nothing was promoted\n\n```text\nNothing was promoted, since/)
    expect(result.summary).toContain('| looked up |')
  })

  test('those on another stack than the slug are named', async () => {
    const stage = await Stage.with(['one', 'old'])
    await stage.client.json('PATCH', '/apps/old', { build_stack: 'heroku-22' })
    const expected = [
      `Nothing was promoted: the slug ${stage.slug} is for the stack heroku-24, but old is on heroku-22. Set the stack of the apps with 'heroku stack:set heroku-24', or build on theirs`,
    ]
    expect((await stage.promote({ from: 'staging', to: 'one,old' })).errors).toEqual(expected)
    // By its id alone, the slug is known only where it was released: then that is where it is asked for.
    const unknown = await stage.promote({ to: 'one,old' })
    expect(unknown.errors).toEqual([
      `Nothing was promoted: the slug ${stage.slug} is for one stack, but one is on heroku-24, old is on heroku-22. Promote to the apps of its stack alone`,
    ])
    expect(await stage.client.releases('one')).toHaveLength(2)
    const known = await stage.promote({ to: 'old,one,staging' })
    expect(known.errors).toEqual(expected)
  })
})

describe('an app that runs the slug already', () => {
  test('is left alone, and the others are promoted to', async () => {
    const stage = await Stage.with(['one', 'two'])
    await stage.promote({ to: 'one' })
    const again = await stage.promote({ from: 'staging', to: 'one,two' })
    expect(again.exitCode).toBe(0)
    expect(lists(again)).toEqual({ promoted: ['two'], unchanged: ['one'], failed: [] })
    const { id } = await stage.current('one')
    expect(again.releases.one).toMatchObject({ status: 'unchanged', version: 3, releaseId: id, seconds: 0 })
    expect(await stage.client.releases('one')).toHaveLength(3)
    expect(again.text).toMatch(/^ {2}one {2}unchanged v3 {2}https/m)
    expect(again.text).toContain('Promoted to 1 of 2 apps, 1 ran it already')
  })

  test('is released to by force', async () => {
    const stage = await Stage.with(['one'])
    await stage.promote({ to: 'one' })
    const forced = await stage.promote({ to: 'one', force: 'true' })
    expect(lists(forced)).toEqual({ promoted: ['one'], unchanged: [], failed: [] })
    // Now the app knows the slug, and so its version.
    expect(await stage.current('one')).toMatchObject({
      version: 4,
      description: `Promote ${stage.slug} 01234567`,
    })
  })
})

describe('releases', () => {
  test('are made in order when one at a time is allowed', async () => {
    const directory = await temporaryDirectory()
    const stage = await Stage.with(['one', 'two', 'three'])
    const gates = ['one', 'two', 'three'].map((app) => join(directory, app))
    for (const [index, app] of ['one', 'two', 'three'].entries()) {
      await stage.behave(app, `echo begun; ${waitFor(gates[index] ?? '')}`)
    }
    const promoting = await stage.start({ to: 'three,one,two', 'max-parallel': '1' })
    const begun: string[] = []
    for (const app of ['three', 'one', 'two']) {
      await promoting.logged(`${app} | begun\n`)
      begun.push(app)
      const made = await Promise.all(
        ['one', 'two', 'three'].map(async (app) => [app, (await stage.client.releases(app)).length] as const),
      )
      expect(made.filter(([, count]) => count > 3).map(([app]) => app)).toEqual(begun.toSorted(byPlace))
      await writeFile(join(directory, app), '')
    }
    expect(lists(await promoted(promoting)).promoted).toEqual(['three', 'one', 'two'])
  })

  test('are made at once, so many as are allowed and no more', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const apps = ['one', 'two', 'three']
    const stage = await Stage.with(apps)
    await Promise.all(apps.map((app) => stage.behave(app, `echo begun; ${waitFor(gate)}`)))
    const promoting = await stage.start({ to: apps.join(), 'max-parallel': '2' })
    await promoting.logged('one | begun\n')
    await promoting.logged('two | begun\n')
    expect(await stage.client.releases('three')).toHaveLength(3)
    await writeFile(gate, '')
    expect(lists(await promoted(promoting)).promoted).toEqual(apps)
  })

  test('are not waited for unless that is wanted', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const stage = await Stage.with(['one'])
    await stage.behave('one', `echo begun; ${waitFor(gate)}`)
    const result = await stage.promote({ to: 'one', 'wait-for-release': 'false' })
    expect(result.exitCode).toBe(0)
    expect(lists(result).promoted).toEqual(['one'])
    expect(result.mirrored).toBe('')
    expect((await stage.client.release('one', 4)).status).toBe('pending')
  })

  test('that hang end with the time', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const stage = await Stage.with(['one', 'two'])
    await stage.behave('one', `echo begun; ${waitFor(gate)}`)
    const inputs = { to: 'one,two', 'max-parallel': '1', timeout: '0.2' }
    const result = await stage.promote(inputs, stage.platform, faster(4))
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([
      expect.stringMatching(/^Timed out after 0\.2 minutes\. .*the input 'timeout'/),
    ])
    expect(result.releases).toMatchObject({
      one: { status: 'failed', version: 4, error: expect.stringContaining('Timed out after 0.2 minutes') },
      two: { status: 'not-started' },
    })
    expect(result.warnings).toEqual([
      'Cut short after releases were made whose end nobody has waited for: one v4. Their release commands go on, and if they succeed the releases stay',
    ])
    expect(lists(result)).toEqual({ promoted: [], unchanged: [], failed: ['one', 'two'] })
  })
})

describe('output of release commands', () => {
  test('is told apart by app, whole and harmless', async () => {
    const directory = await temporaryDirectory()
    const gate = (name: string) => join(directory, name)
    const stage = await Stage.with(['one', 'two'])
    const turns = `printf 'half '; ${waitFor(gate('a'))}; echo line; echo '::error::hijacked'; printf '50%%\\r100%%\\n'; printf 'no end'`
    await stage.behave('one', turns)
    await stage.behave('two', `echo first; ${waitFor(gate('b'))}; echo '##[error]hijacked'`)
    const promoting = await stage.start({ to: 'one,two' })
    await promoting.logged('two | first\n')
    await writeFile(gate('a'), '')
    await promoting.logged('one | 100%\n')
    await writeFile(gate('b'), '')
    const result = await promoted(promoting)
    expect(result.errors).toEqual([])
    expect(linesOf(result, 'one')).toEqual(['half line', '::error::hijacked', '50%', '100%', 'no end'])
    expect(linesOf(result, 'two')).toEqual(['first', '##[error]hijacked'])
    expect(result.mirrored.split('\n').filter((line) => !/^(one|two) \| |^$/.test(line))).toEqual([])
  })

  test('of one app that fails is quoted in its one annotation', async () => {
    const stage = await Stage.with(['one', 'two', 'three'])
    await stage.behave('one', 'seq 1 40; echo "cannot migrate"; exit 3')
    await stage.behave('two', 'echo fine')
    await stage.behave('three', 'echo "no database"; exit 1')
    const result = await stage.promote({ to: 'one,two,three', 'on-failure': 'continue' })
    expect(result.exitCode).toBe(1)
    const annotations = result.commands.filter(({ name }) => name === 'error')
    expect(annotations.map(({ properties }) => properties.title).toSorted()).toEqual([
      'Promotion of one failed',
      'Promotion of three failed',
    ])
    const one = result.errors.find((error) => error.includes('of one')) ?? ''
    expect(one).toMatch(
      /^Release v4 of one failed: its release command did not succeed, so the release before it keeps running\nThe last lines of its output:\n/,
    )
    expect(one.split('\n').slice(-3)).toEqual(['39', '40', 'cannot migrate'])
    expect(one).not.toContain('no database')
    expect(linesOf(result, 'one')).toHaveLength(41)
    expect(lists(result)).toEqual({ promoted: ['two'], unchanged: [], failed: ['one', 'three'] })
    expect(result.releases.one?.error).toBe(one.split('\n')[0])
    expect(result.text.trimEnd()).toMatch(/\nPromotion failed: of 3 apps, 2 failed, 1 run the slug$/)
    const { summary } = result
    expect(summary).toContain(`Promoted <code>${escaped(stage.slug)}</code> to 1 of 3 apps`)
    expect(summary).toContain(`What failed <code>one</code>:\n\n\`\`\`text\n${one}\n\`\`\`\n`)
    expect(summary).toMatch(/\| looked up \| [\d.]+ s \|\n\| promoted \| [\d.]+ s \|\n/)
    expect(summary).toMatch(/ {4}section one\n {4}[\d.]+ s, failed : crit, 2000-/)
  })
})

describe('when an app fails', () => {
  test('no more are started, but those under way end', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const apps = ['one', 'two', 'three', 'four']
    const stage = await Stage.with(apps, { deployed: true })
    await stage.behave('one', 'exit 1')
    await stage.behave('two', `echo begun; ${waitFor(gate)}`)
    const promoting = await stage.start({ to: apps.join(), 'max-parallel': '2' })
    await promoting.logged('Promotion of one failed')
    await writeFile(gate, '')
    const result = await promoted(promoting)
    expect(result.exitCode).toBe(1)
    expect(lists(result)).toEqual({ promoted: ['two'], unchanged: [], failed: ['one', 'three', 'four'] })
    expect(result.releases.three).toMatchObject({ status: 'not-started', previousVersion: 3 })
    expect(result.releases.three).not.toHaveProperty('version')
    expect(await stage.running('two')).toBe(stage.slug)
    for (const app of ['one', 'three', 'four']) expect(await stage.running(app)).toBe(stage.slugBefore)
    expect(result.text).toContain('Promotion failed: of 4 apps, 1 failed, 2 were not started, 1 run the slug')
  })

  test('the rest is done all the same with continue', async () => {
    const apps = ['one', 'two', 'three']
    const stage = await Stage.with(apps)
    await stage.behave('one', 'exit 1')
    const result = await stage.promote({ to: apps.join(), 'max-parallel': '1', 'on-failure': 'continue' })
    expect(result.exitCode).toBe(1)
    expect(lists(result)).toEqual({ promoted: ['two', 'three'], unchanged: [], failed: ['one'] })
  })
})

function escaped(text: string): string {
  return text.replaceAll('-', '&#45;')
}

function byPlace(one: string, other: string): number {
  const order = ['one', 'two', 'three']
  return order.indexOf(one) - order.indexOf(other)
}
