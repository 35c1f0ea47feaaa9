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

describe('the owner of a pipeline', () => {
  test('is the account, or the team that the request names', async () => {
    const client = await startTestPlatform()
    const account = await client.json<{ id: string }>('GET', '/account')
    const team = await client.json<{ id: string }>('POST', '/teams', { name: 'our-team' })
    for (const [owner, shown] of [
      [undefined, { id: account.id, type: 'user' }],
      [null, { id: account.id, type: 'user' }],
      [
        { id: account.id, type: 'user' },
        { id: account.id, type: 'user' },
      ],
      [
        { id: team.id, type: 'team' },
        { id: team.id, type: 'team' },
      ],
    ] as const) {
      const pipeline = await client.json<{ id: string }>('POST', '/pipelines', { name: 'example', owner })
      expect(pipeline).toMatchObject({ owner: shown })
      expect(await client.json('GET', `/pipelines/${pipeline.id}`)).toEqual(pipeline)
    }
  })

  test('must exist', async () => {
    const client = await startTestPlatform()
    const id = 'c8b9a1de-4f2b-4c8e-9d53-0f6a7b1e2d34'
    for (const [owner, status, message] of [
      [{ id, type: 'team' }, 404, "Couldn't find that team."],
      [{ id, type: 'user' }, 404, "Couldn't find that user."],
      [{ id, type: 'nonsense' }, 422, 'owner:type must be team or user.'],
      [{ id }, 422, 'Require params: owner:type.'],
      [{ type: 'team' }, 422, 'Require params: owner:id.'],
      ['me', 422, 'Invalid type for key "owner": expected object, got string.'],
    ] as const) {
      const response = await client.send('POST', '/pipelines', { name: 'example', owner })
      expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({ message })])
    }
    expect(await client.json('GET', '/pipelines')).toEqual([])
  })
})

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
