import type { Build, Release } from '@heroku-cli/schema'
import { expect, test } from '@jest/globals'
import { inlineApp } from '../../support/repository.js'
import { startTestPlatform } from '../start-test-platform.js'

test('a pipeline has the latest release, build and deployment of each of its apps', async () => {
  const client = await startTestPlatform({ apps: ['built', 'fresh', 'outside'] })
  const { id } = await client.pipeline('example', { built: 'staging', fresh: 'production' })
  await client.build('built', inlineApp())
  await client.build('outside', inlineApp())
  await client.build('built', inlineApp('exit 1'))
  await client.json('PATCH', '/apps/built/config-vars', { A: '1' })
  const read = <T>(what: string) => client.json<T[]>('GET', `/pipelines/${id}/latest-${what}`)
  const releases = await read<Release>('releases')
  const versions = Object.fromEntries(releases.map(({ app, version }) => [app?.name, version]))
  expect(versions).toEqual({ built: 4, fresh: 2 })
  expect(await client.json('GET', '/apps/built/releases/4')).toEqual(
    releases.find(({ version }) => version === 4),
  )
  expect(await read<Release>('deployments')).toMatchObject([{ app: { name: 'built' }, version: 3 }])
  expect(await read<Build>('builds')).toMatchObject([{ status: 'failed', slug: null }])
  expect((await client.send('GET', '/pipelines/other/latest-builds')).status).toBe(404)
})
