import type { PipelineCoupling, PipelinePromotion, PipelinePromotionTarget } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import type { PlatformClient } from '../../support/platform-client.js'
import { appWithRelease, inlineApp } from '../../support/repository.js'
import { until } from '../../support/wait.js'
import { startTestPlatform } from '../start-test-platform.js'

async function promote(client: PlatformClient, pipeline: string, source: string, targets: string[]) {
  const id = async (app: string) => ({
    app: { id: (await client.json<{ id: string }>('GET', `/apps/${app}`)).id },
  })
  const promotion = await client.json<PipelinePromotion>('POST', '/pipeline-promotions', {
    pipeline: { id: pipeline },
    source: await id(source),
    targets: await Promise.all(targets.map(id)),
  })
  expect(promotion.status).toBe('pending')
  const path = `/pipeline-promotions/${promotion.id}`
  const finished = await until(
    () => client.json<PipelinePromotionTarget[]>('GET', `${path}/promotion-targets`),
    (list) => list.every(({ status }) => status !== 'pending'),
  )
  expect(await client.json('GET', path)).toMatchObject({ status: 'completed' })
  return finished
}

describe('pipelines', () => {
  test('have apps in stages', async () => {
    const client = await startTestPlatform({ apps: ['one', 'two'] })
    const pipeline = await client.pipeline('example', { one: 'staging', two: 'production' })
    expect(await client.json('GET', '/pipelines/example')).toEqual(pipeline)
    expect(await client.json('GET', '/pipelines?eq[name]=other')).toEqual([])
    const couplings = await client.json<PipelineCoupling[]>(
      'GET',
      `/pipelines/${pipeline.id}/pipeline-couplings`,
    )
    expect(couplings.map(({ stage }) => stage).toSorted()).toEqual(['production', 'staging'])
    const coupling = await client.json<PipelineCoupling>('GET', '/apps/one/pipeline-couplings')
    expect(coupling).toMatchObject({ stage: 'staging', pipeline: { id: pipeline.id, name: 'example' } })
    const path = `/pipeline-couplings/${coupling.id}`
    expect(await client.json('PATCH', path, { stage: 'development' })).toMatchObject({ stage: 'development' })
    const body = { app: 'one', pipeline: pipeline.id, stage: 'production' }
    expect((await client.send('POST', '/pipeline-couplings', body)).status).toBe(422)
    await client.json('DELETE', path)
    expect((await client.send('GET', '/apps/one/pipeline-couplings')).status).toBe(404)
    await client.json('DELETE', `/pipelines/${pipeline.id}`)
    expect((await client.send('GET', '/apps/two/pipeline-couplings')).status).toBe(404)
  })
})

describe('a promotion', () => {
  test('releases the slug to each target, and reports which failed', async () => {
    const client = await startTestPlatform({ apps: ['staging', 'good', 'bad'] })
    const { id = '' } = await client.pipeline('example', {
      staging: 'staging',
      good: 'production',
      bad: 'production',
    })
    const { build } = await client.build('staging', appWithRelease('[ -z "$FAIL" ]'))
    await client.released('staging', 3)
    await client.json('PATCH', '/apps/bad/config-vars', { FAIL: '1' })
    const targets = await promote(client, id, 'staging', ['good', 'bad'])
    expect(targets).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ status: 'succeeded', error_message: null }),
        expect.objectContaining({ status: 'failed', error_message: expect.any(String) }),
      ]),
    )
    expect(await client.release('good', 3)).toMatchObject({
      description: 'Promote staging v3 01234567',
      slug: build.slug,
      current: true,
    })
    expect(await client.release('bad', 4)).toMatchObject({ status: 'failed', current: false })
  })

  test('is rejected without a slug, without targets, to the source itself, and to apps outside the pipeline', async () => {
    const client = await startTestPlatform({ apps: ['staging', 'production', 'other'] })
    const { id = '' } = await client.pipeline('example', { staging: 'staging', production: 'production' })
    await expect(promote(client, id, 'staging', ['production'])).rejects.toThrow('no release with a slug')
    await client.build('staging', inlineApp())
    await expect(promote(client, id, 'staging', ['staging'])).rejects.toThrow('to itself')
    await expect(promote(client, id, 'staging', ['other'])).rejects.toThrow('not in pipeline')
    await expect(promote(client, id, 'staging', [])).rejects.toThrow('at least one target')
    expect(await promote(client, id, 'staging', ['production'])).toMatchObject([{ status: 'succeeded' }])
  })
})
