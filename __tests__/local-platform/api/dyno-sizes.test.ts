import type { DynoSize } from '@heroku-cli/schema'
import { expect, test } from '@jest/globals'
import { inlineApp } from '../../support/repository.js'
import { startTestPlatform } from '../start-test-platform.js'

test('each listed dyno size can be read by name and id, and given to a formation', async () => {
  const client = await startTestPlatform({ apps: ['example'] })
  await client.build('example', inlineApp(undefined, { Procfile: 'worker: ./work\n' }))
  const sizes = await client.json<DynoSize[]>('GET', '/dyno-sizes')
  expect(sizes.map(({ name }) => name)).toContain('Basic')
  expect(await client.json('GET', '/apps/example/available-dyno-sizes')).toEqual(sizes)
  for (const size of sizes) {
    expect(await client.json('GET', `/dyno-sizes/${size.name?.toLowerCase()}`)).toEqual(size)
    expect(await client.json('GET', `/dyno-sizes/${size.id}`)).toEqual(size)
    for (const named of [{ name: size.name }, { id: size.id }, { id: size.id, name: size.name }]) {
      await client.json('PATCH', '/apps/example/formation/worker', { dyno_size: { name: 'Basic' } })
      const change = { dyno_size: named }
      expect(await client.json('PATCH', '/apps/example/formation/worker', change)).toMatchObject({
        size: size.name,
        dyno_size: { id: size.id, name: size.name },
      })
    }
  }
  const [one, other] = sizes
  const both = { dyno_size: { id: one?.id, name: other?.name } }
  const refused = await client.send('PATCH', '/apps/example/formation/worker', both)
  expect([refused.status, await refused.json()]).toEqual([
    422,
    { id: 'invalid_params', message: 'dyno_size: id and name are of different sizes.' },
  ])
  expect((await client.send('GET', '/dyno-sizes/huge')).status).toBe(404)
  expect((await client.send('GET', '/apps/other/available-dyno-sizes')).status).toBe(404)
})
