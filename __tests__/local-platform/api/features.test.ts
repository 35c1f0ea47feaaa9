import type { AccountFeature, AppFeature } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { temporaryDirectory } from '../../support/temporary.js'
import { startTestPlatform } from '../start-test-platform.js'

describe('features', () => {
  test.each([
    ['/apps/example', 'preboot', false],
    ['/account', 'dashboard-repositories-api', true],
  ])('of %s are enabled and disabled by name and by id', async (owner, name, before) => {
    const client = await startTestPlatform({ apps: ['example'] })
    const list = await client.json<(AppFeature & AccountFeature)[]>('GET', `${owner}/features`)
    expect(list).toContainEqual(expect.objectContaining({ name, enabled: before }))
    const { id } = await client.json<AppFeature>('GET', `${owner}/features/${name}`)
    const changed = await client.json('PATCH', `${owner}/features/${id}`, { enabled: !before })
    expect(changed).toMatchObject({ id, name, enabled: !before })
    expect(await client.json('GET', `${owner}/features/${name}`)).toEqual(changed)
    await client.json('PATCH', `${owner}/features/${name}`, { enabled: before })
    expect(await client.json('GET', `${owner}/features/${id}`)).toMatchObject({ enabled: before })
  })

  test('of one app are not those of another', async () => {
    const client = await startTestPlatform({ apps: ['example', 'other'] })
    await client.json('PATCH', '/apps/example/features/preboot', { enabled: true })
    expect(await client.json('GET', '/apps/other/features/preboot')).toMatchObject({ enabled: false })
  })

  test('stay enabled when the platform is started again', async () => {
    const options = { dataDir: await temporaryDirectory(), apps: ['example'] }
    const first = await startTestPlatform(options)
    await first.json('PATCH', '/apps/example/features/preboot', { enabled: true })
    await first.platform.close()
    const second = await startTestPlatform(options)
    expect(await second.json('GET', '/apps/example/features/preboot')).toMatchObject({ enabled: true })
  })

  test.each([
    ['/apps/example/features/other', { enabled: true }, 404],
    ['/apps/other/features/preboot', { enabled: true }, 404],
    ['/apps/example/features/preboot', {}, 422],
    ['/account/features/preboot', { enabled: true }, 404],
  ])('PATCH %s with %j is refused', async (path, body, status) => {
    const client = await startTestPlatform({ apps: ['example'] })
    expect((await client.send('PATCH', path, body)).status).toBe(status)
  })
})

describe('Automated Certificate Management', () => {
  test('is off, and cannot be turned on', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    expect(await client.json('DELETE', '/apps/example/acm')).toMatchObject({ name: 'example', acm: false })
    for (const method of ['POST', 'PATCH']) {
      const response = await client.send(method, '/apps/example/acm', {})
      expect([response.status, await response.json()]).toEqual([
        422,
        { id: 'invalid_params', message: expect.stringContaining('no certificates') },
      ])
    }
    expect((await client.send('POST', '/apps/other/acm')).status).toBe(404)
    expect(await client.json('GET', '/apps/example/sni-endpoints')).toEqual([])
  })
})
