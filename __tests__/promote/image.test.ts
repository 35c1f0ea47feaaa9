import { describe, expect, test } from '@jest/globals'
import { deploy } from '../support/deploy.js'
import { asContainerStack } from '../support/images.js'
import { startProxy } from '../support/proxy.js'
import { inlineApp, Repository } from '../support/repository.js'
import {
  appOutput,
  outputLists,
  PromotionFixture,
  type PromotionResult,
  version,
  waitForPromotion,
} from './support.js'

const fromStaging = { from: 'staging', pipeline: 'line' }

describe('the image of a Fir app in a pipeline', () => {
  test('is promoted within its pipeline by Heroku, and the releases are followed', async () => {
    const fixture = await startWithPipeline(['one', 'two'])
    await fixture.setReleaseCommand('one', 'echo migrating')
    await fixture.setReleaseCommand('two', 'echo broken; exit 1')
    const proxy = await startProxy(fixture.platform, () => undefined)
    const result = await fixture.promote({ ...fromStaging, 'max-parallel': '1' }, proxy)

    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('staging runs an image and has no slug: promoting through its pipeline')
    expect(outputLists(result)).toEqual({ promoted: ['one'], unchanged: [], failed: ['two'] })
    expect(result.releases.one).toMatchObject({ version: 5, previousVersion: 4 })
    expect(appOutput(result, 'one')).toEqual(['migrating'])
    expect(result.errors).toEqual([expect.stringMatching(/^Release v5 of two failed.*\n.*\nbroken$/s)])
    expect(await fixture.running('one')).toBe(fixture.slug)
    expect(result.outputs).not.toHaveProperty('slug-id')
    expect(result.outputs['oci-image-id']).toBe(fixture.slug)
    expect(result.summary).toContain(version.slice(0, 8))
    expect(count(proxy, 'POST /pipeline-promotions')).toBe(1)
    expect(releaseRequests(proxy)).toEqual([])
  })

  test('is not promoted to apps that already run it, unless force is set', async () => {
    const fixture = await startWithPipeline(['one', 'two'])
    await fixture.promote({ from: 'staging', to: 'one' })
    const proxy = await startProxy(fixture.platform, () => undefined)
    const result = await fixture.promote(fromStaging, proxy)
    expect(outputLists(result)).toEqual({ promoted: ['two'], unchanged: ['one'], failed: [] })
    const again = await fixture.promote(fromStaging, proxy)
    expect(outputLists(again)).toEqual({ promoted: [], unchanged: ['one', 'two'], failed: [] })
    expect(count(proxy, 'POST /pipeline-promotions')).toBe(1)
    const forced = await fixture.promote({ ...fromStaging, force: 'true' }, proxy)
    expect(outputLists(forced)).toEqual({ promoted: ['one', 'two'], unchanged: [], failed: [] })
  })

  test('is rolled back if another app fails', async () => {
    const fixture = await startWithPipeline(['one', 'two'])
    await fixture.setReleaseCommand('two', 'exit 1')
    const promoting = await fixture.start({ ...fromStaging, 'on-failure': 'rollback' })
    const result = await waitForPromotion(promoting)
    expect(result.releases).toMatchObject({ one: { status: 'rolled-back' }, two: { status: 'failed' } })
    expect(await fixture.current('one')).toMatchObject({ version: 5, description: 'Rollback to v3' })
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('that Heroku refuses to promote is one error', async () => {
    const fixture = await startWithPipeline(['one', 'two'])
    const body = JSON.stringify({ id: 'invalid_params', message: 'Not today.' })
    const proxy = await startProxy(fixture.platform, ({ path }) =>
      path === '/pipeline-promotions' ? { kind: 'answer', status: 422, body } : undefined,
    )
    const promoting = await fixture.start({ ...fromStaging, 'on-failure': 'rollback' }, proxy)
    const result = await waitForPromotion(promoting)
    expect(result.errors).toEqual([
      expect.stringMatching(/^Not today\. \(POST \/pipeline-promotions answered 422/),
    ])
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('whose promotion has no response fails on each app, and is rolled back where it was released', async () => {
    const fixture = await startWithPipeline(['one', 'two'])
    const proxy = await startProxy(fixture.platform, ({ path }) =>
      path === '/pipeline-promotions' ? { kind: 'lose-answer' } : undefined,
    )
    const result = await fixture.promote({ ...fromStaging, 'on-failure': 'rollback' }, proxy)
    expect(result.errors).toHaveLength(2)
    expect(outputLists(result).failed).toEqual(['one', 'two'])
    for (const app of ['one', 'two']) expect(await fixture.running(app)).toBe(fixture.slugBefore)
    expect(count(proxy, 'POST /pipeline-promotions')).toBe(1)
  })

  test("whose target gets no release reports Heroku's reason", async () => {
    const fixture = await startWithPipeline(['one'])
    const proxy = await startProxy(fixture.platform, ({ path }) =>
      path.endsWith('/promotion-targets')
        ? {
            kind: 'rewrite',
            json: (targets) =>
              Object.values(targets).map((target) => ({
                ...Object(target),
                status: 'failed',
                release: null,
                error_message: 'The app is locked.',
              })),
          }
        : undefined,
    )
    const result = await fixture.promote(fromStaging, proxy)
    expect(result.errors).toEqual(['Heroku did not promote to one: The app is locked.'])
  })
})

describe('the image of a Fir app', () => {
  test('is released by its id to apps outside the pipeline', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'], { deployed: true, stack: 'cnb' })
    await fixture.client.pipeline('line', { staging: 'staging', one: 'production' })
    const proxy = await startProxy(fixture.platform, () => undefined)
    const result = await fixture.promote({ from: 'staging', to: 'one,two' }, proxy)
    await expectReleased(fixture, result)
    expect(count(proxy, 'POST /pipeline-promotions')).toBe(0)
    expect(releaseRequests(proxy)).toHaveLength(2)
    expect((await fixture.current('one')).description).toBe('Promote staging 01234567')
    const again = await fixture.promote({ from: 'staging', to: 'one,two' }, proxy)
    expect(outputLists(again)).toEqual({ promoted: [], unchanged: ['one', 'two'], failed: [] })
    expect(again.text).toContain('2 of 2 apps already run staging 01234567')
  })

  test('is released by its id, which a build has as its output', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'], { stack: 'cnb' })
    const repository = await Repository.of(inlineApp())
    const { platform } = fixture
    const built = await deploy({ platform, repository, inputs: { app: 'staging' } })
    // As a workflow passes them that does not know what the app builds.
    const inputs = {
      'slug-id': built.outputs['slug-id'] ?? '',
      'oci-image-id': built.outputs['oci-image-id'] ?? '',
      to: 'one',
    }
    const result = await fixture.promote(inputs)
    expect(result.errors).toEqual([])
    expect(await fixture.running('one')).toBe(built.outputs['oci-image-id'])
    expect(result.text).toMatch(/^Promoting image [0-9a-f]{8} to one$/m)
  })

  test('is found by the version of its build', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'], { deployed: true, stack: 'cnb' })
    await fixture.client.pipeline('line', { staging: 'staging', one: 'production', two: 'production' })
    await fixture.client.build('staging', inlineApp('echo newer'), 'ffffffff')
    const result = await fixture.promote({ ...fromStaging, version: version.slice(0, 10) })
    await expectReleased(fixture, result)
  })

  test('is rolled back on all apps if one fails', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'], { deployed: true, stack: 'cnb' })
    await fixture.setReleaseCommand('two', 'exit 1')
    const inputs = { from: 'staging', to: 'one,two', 'on-failure': 'rollback', 'max-parallel': '1' }
    const promoting = await fixture.start(inputs)
    const result = await waitForPromotion(promoting)
    expect(result.releases).toMatchObject({ one: { status: 'rolled-back' }, two: { status: 'failed' } })
    expect(await fixture.running('one')).toBe(fixture.slugBefore)
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('is released once if the answer to the request is lost', async () => {
    const fixture = await PromotionFixture.with(['one'], { deployed: true, stack: 'cnb' })
    const proxy = await startProxy(fixture.platform, ({ method, path, before }) =>
      method === 'POST' && path.endsWith('/releases') && before === 0 ? { kind: 'lose-answer' } : undefined,
    )
    const result = await fixture.promote({ from: 'staging', to: 'one' }, proxy)
    expect(result.errors).toEqual([])
    expect(result.releases.one).toMatchObject({ status: 'promoted', version: 4 })
    expect(await fixture.client.releases('one')).toHaveLength(4)
  })

  test('is promoted only to Fir apps, and a slug only to others', async () => {
    const fixture = await PromotionFixture.with(['one'], { stack: 'cnb' })
    for (const name of ['old', 'older']) await fixture.client.json('POST', '/apps', { name })
    const image = await fixture.promote({ from: 'staging', to: 'one,old' })
    expect(image.errors).toEqual([
      'Nothing was promoted: images run on Fir apps only, but old is on heroku-24. Build the commit on these apps instead',
    ])
    const built = await fixture.client.build('older', inlineApp())
    const slug = await fixture.promote({ from: 'older', to: 'old,one' })
    expect(built.build.slug?.id).toEqual(expect.any(String))
    expect(slug.errors).toEqual([
      'Nothing was promoted: Fir apps run images and no slugs, but one is on cnb. Build the commit on these apps instead',
    ])
    for (const app of ['one', 'old']) expect(await fixture.client.releases(app)).toHaveLength(2)
  })
})

describe('an app on the container stack', () => {
  test.each([
    ['by its id', (slug: string) => ({ 'slug-id': slug })],
    ['from the app that has it', () => ({ from: 'staging' })],
  ])('gets no slug, %s', async (_, sourceOf) => {
    const fixture = await PromotionFixture.with(['one'], { deployed: true })
    for (const name of ['boxed', 'crated'])
      await fixture.client.json('POST', '/apps', { name, stack: 'container' })
    const result = await fixture.promote({ ...sourceOf(fixture.slug), to: 'boxed,crated' })
    expect(result.errors).toEqual([
      `Nothing was promoted: apps on the stack 'container' run no slugs, but boxed is on container, crated is on container. Build the same commit on each app instead: see "Apps on the container stack" in docs/recipes.md`,
    ])
    expect(await fixture.client.releases('boxed')).toHaveLength(2)
  })

  test('among Fir apps and others is named, and nothing is promoted', async () => {
    const fixture = await PromotionFixture.with(['one'], { deployed: true, stack: 'cnb' })
    await fixture.client.json('POST', '/apps', { name: 'boxed', stack: 'container' })
    await fixture.client.json('POST', '/apps', { name: 'old' })
    const image = await fixture.promote({ from: 'staging', to: 'one,boxed,old' })
    expect(image.errors).toEqual([
      'Nothing was promoted: images run on Fir apps only, but boxed is on container, old is on heroku-24. Build the commit on these apps instead',
    ])
    expect(await fixture.client.releases('one')).toHaveLength(3)
  })

  test.each([
    ['its current release', {}],
    ['a version', { version }],
  ])('can not be promoted by %s, which is an error that says what works', async (_, inputs) => {
    const fixture = await PromotionFixture.with(['one'])
    await fixture.client.pipeline('line', { staging: 'staging', one: 'production' })
    const proxy = await startProxy(fixture.platform, asContainerStack)
    const result = await fixture.promote({ ...fromStaging, ...inputs }, proxy)
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([
      `Nothing was promoted: Heroku has no way to promote the images of staging, which is on the stack 'container'. Build the same commit on each app instead: see "Apps on the container stack" in docs/recipes.md`,
    ])
    // The filter only reads.
    const posts = proxy.requests.filter((request) => request.startsWith('POST '))
    expect(posts.filter((request) => request !== 'POST /filters/apps')).toEqual([])
  })
})

async function startWithPipeline(apps: string[]): Promise<PromotionFixture> {
  const fixture = await PromotionFixture.with(apps, { deployed: true, stack: 'cnb' })
  const production = Object.fromEntries(apps.map((app) => [app, 'production']))
  await fixture.client.pipeline('line', { staging: 'staging', ...production })
  return fixture
}

async function expectReleased(fixture: PromotionFixture, result: PromotionResult): Promise<void> {
  expect(result.errors).toEqual([])
  expect(outputLists(result)).toEqual({ promoted: ['one', 'two'], unchanged: [], failed: [] })
  expect(result.outputs['oci-image-id']).toBe(fixture.slug)
  for (const app of ['one', 'two']) expect(await fixture.running(app)).toBe(fixture.slug)
}

function count({ requests }: { requests: string[] }, wanted: string): number {
  return requests.filter((request) => request === wanted).length
}

function releaseRequests({ requests }: { requests: string[] }): string[] {
  return requests.filter((request) => /^POST .*\/releases$/.test(request))
}
