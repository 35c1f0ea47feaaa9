import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { appWithRelease, waitFor } from '../../support/repository.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { startTestPlatform } from '../start-test-platform.js'

test('a config var with a NUL character is rejected, without its value in the error', async () => {
  const client = await startTestPlatform({ apps: ['example'] })
  const response = await client.send('PATCH', '/apps/example/config-vars', { KEY: 'secret\0value' })
  expect(response.status).toBe(422)
  expect(await response.text()).not.toContain('secret')
  expect(await client.json('GET', '/apps/example/config-vars')).toEqual({})
})

test('apps can be listed only for the account itself', async () => {
  const client = await startTestPlatform({ apps: ['example'] })
  expect((await client.send('GET', '/users/~/apps')).status).toBe(200)
  expect((await client.send('GET', '/users/nobody/apps')).status).toBe(404)
})

test('new config vars apply once the release command has succeeded with them, and not if it fails', async () => {
  const gate = join(await temporaryDirectory(), 'gate')
  const client = await startTestPlatform({ apps: ['example'] })
  await client.build('example', appWithRelease(`[ -z "$A" ] || ${waitFor(gate)}; [ -z "$FAIL" ]`))
  await client.released('example', 3)
  const config = (path = '') => client.json('GET', `/apps/example${path}/config-vars`)

  const pending = await client.send('PATCH', '/apps/example/config-vars', { A: '1' })
  expect(await pending.json()).toEqual({})
  expect(pending.headers.get('X-Heroku-Warning')).toContain(
    'will not be available until the command succeeds',
  )
  expect(await client.json('PATCH', '/apps/example/config-vars', { B: '2' })).toEqual({})
  expect([await config(), await config('/releases/4'), await config('/releases/5')]).toEqual([
    {},
    { A: '1' },
    { A: '1', B: '2' },
  ])
  await writeFile(gate, '')
  await client.released('example', 5)
  expect(await config()).toEqual({ A: '1', B: '2' })

  await client.json('PATCH', '/apps/example/config-vars', { A: null, FAIL: '1' })
  expect((await client.released('example', 6)).status).toBe('failed')
  expect(await config()).toEqual({ A: '1', B: '2' })
})

test('a change while the release command of a deploy runs is released with what is deployed', async () => {
  const gate = join(await temporaryDirectory(), 'gate')
  const client = await startTestPlatform({ apps: ['example'] })
  await client.build('example', appWithRelease(waitFor(gate)))
  await client.json('PATCH', '/apps/example/config-vars', { A: '1' })
  await writeFile(gate, '')
  const deploy = await client.released('example', 3)
  expect(deploy).toMatchObject({ status: 'succeeded', slug: { id: expect.any(String) } })
  const change = await client.released('example', 4)
  expect(change).toMatchObject({ status: 'succeeded', slug: deploy.slug })
})
