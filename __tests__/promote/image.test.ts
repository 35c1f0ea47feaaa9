import type { Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { type Fault, type ProxiedRequest, startProxy } from '../support/proxy.js'
import { appOutput, outputLists, PromotionFixture, waitForPromotion } from './support.js'

// Apps that run images: the local platform has none, so the proxy shows its slugs as images.

describe('an app that runs an image', () => {
  test('is promoted within its pipeline by Heroku, whose releases are followed', async () => {
    const fixture = await pipelineOf(['one', 'two'])
    await fixture.setReleaseCommand('one', 'echo migrating')
    await fixture.setReleaseCommand('two', 'echo broken; exit 1')
    const proxy = await images(fixture)
    const result = await fixture.promote({ from: 'staging', pipeline: 'line', 'max-parallel': '1' }, proxy)

    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('staging runs an image and has no slug: promoting through its pipeline')
    expect(outputLists(result)).toEqual({ promoted: ['one'], unchanged: [], failed: ['two'] })
    expect(result.releases.one).toMatchObject({ version: 5, previousVersion: 4 })
    expect(appOutput(result, 'one')).toEqual(['migrating'])
    expect(result.errors).toEqual([expect.stringMatching(/^Release v5 of two failed.*\n.*\nbroken$/s)])
    expect(await fixture.running('one')).toBe(fixture.slug)
    expect(result.outputs).not.toHaveProperty('slug-id')
    expect(proxy.requests.filter((request) => request === 'POST /pipeline-promotions')).toHaveLength(1)
    expect(proxy.requests.filter((request) => /^POST .*\/releases$/.test(request))).toEqual([])
  })

  test('says what is possible instead where there is no common pipeline', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'])
    const proxy = await images(fixture)
    const none = await fixture.promote({ from: 'staging', to: 'one' }, proxy)
    expect(none.errors).toEqual([
      'Nothing was promoted: staging runs an image and has no slug (stack heroku-24), and images are promoted within a pipeline alone. Put one into the pipeline of staging, or deploy the image to each',
    ])
    await fixture.client.pipeline('line', { staging: 'staging', one: 'production' })
    const outside = await fixture.promote({ from: 'staging', to: 'one,two' }, proxy)
    expect(outside.errors).toEqual([expect.stringContaining('Put two into the pipeline of staging')])
    expect(await fixture.client.releases('one')).toHaveLength(2)
  })

  test('can not be promoted by the version of a build', async () => {
    const fixture = await pipelineOf(['one'])
    const proxy = await images(fixture)
    const { errors } = await fixture.promote({ from: 'staging', version: '0123456', to: 'one' }, proxy)
    expect(errors).toEqual([
      "staging builds images (stack heroku-24), and only its current image can be promoted: leave out the input 'version'",
    ])
  })

  test('is rolled back when another app fails', async () => {
    const fixture = await pipelineOf(['one', 'two'])
    await fixture.setReleaseCommand('two', 'exit 1')
    const proxy = await images(fixture)
    const promoting = await fixture.start(
      { from: 'staging', pipeline: 'line', 'on-failure': 'rollback' },
      proxy,
    )
    const result = await waitForPromotion(promoting)
    expect(result.releases).toMatchObject({ one: { status: 'rolled-back' }, two: { status: 'failed' } })
    expect(await fixture.current('one')).toMatchObject({ version: 5, description: 'Rollback to v3' })
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('that Heroku refuses to promote is one error', async () => {
    const fixture = await pipelineOf(['one', 'two'])
    const body = JSON.stringify({ id: 'invalid_params', message: 'Not today.' })
    const proxy = await images(fixture, ({ path }) =>
      path === '/pipeline-promotions' ? { kind: 'answer', status: 422, body } : undefined,
    )
    const promoting = await fixture.start(
      { from: 'staging', pipeline: 'line', 'on-failure': 'rollback' },
      proxy,
    )
    const result = await waitForPromotion(promoting)
    expect(result.errors).toEqual([
      expect.stringMatching(/^Not today\. \(POST \/pipeline-promotions answered 422/),
    ])
    expect(await promoting.post()).toMatchObject({ exitCode: 0, text: '' })
  })

  test('whose promotion has no answer fails on each app, and is rolled back where it was made', async () => {
    const fixture = await pipelineOf(['one', 'two'])
    const proxy = await images(fixture, ({ path }) =>
      path === '/pipeline-promotions' ? { kind: 'lose-answer' } : undefined,
    )
    const inputs = { from: 'staging', pipeline: 'line', 'on-failure': 'rollback' }
    const result = await fixture.promote(inputs, proxy)
    expect(result.errors).toHaveLength(2)
    expect(outputLists(result).failed).toEqual(['one', 'two'])
    for (const app of ['one', 'two']) expect(await fixture.running(app)).toBe(fixture.slugBefore)
    expect(proxy.requests.filter((request) => request === 'POST /pipeline-promotions')).toHaveLength(1)
  })

  test("whose target gets no release tells in Heroku's words why", async () => {
    const fixture = await pipelineOf(['one'])
    const proxy = await images(fixture, ({ path }) =>
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
    const result = await fixture.promote({ from: 'staging', pipeline: 'line' }, proxy)
    expect(result.errors).toEqual(['Heroku did not promote to one: The app is locked.'])
  })
})

async function pipelineOf(apps: string[]): Promise<PromotionFixture> {
  const fixture = await PromotionFixture.with(apps, { deployed: true })
  const production = Object.fromEntries(apps.map((app) => [app, 'production']))
  await fixture.client.pipeline('line', { staging: 'staging', ...production })
  return fixture
}

/** A proxy in front of a platform whose apps run images. */
function images(
  fixture: PromotionFixture,
  fault: (passing: ProxiedRequest) => Fault | undefined = () => undefined,
) {
  const asImage = (item: Release) => {
    const artifacts = item.slug ? [{ type: 'oci-image', id: item.slug.id }] : []
    return { ...item, slug: null, artifacts }
  }
  return startProxy(fixture.platform, (passing) => {
    if (!/\/(releases|builds)(\/|$)/.test(passing.path)) return fault(passing)
    return {
      kind: 'rewrite',
      json: (body) => (Array.isArray(body) ? body.map(asImage) : asImage(body)),
    }
  })
}
