import { expect, test } from '@jest/globals'
import { start } from './harness.js'

test('a config var can not have a NUL character, and its value is in no answer', async () => {
  const client = await start({ apps: ['example'] })
  const response = await client.send('PATCH', '/apps/example/config-vars', { KEY: 'secret\0value' })
  expect(response.status).toBe(422)
  expect(await response.text()).not.toContain('secret')
  expect(await client.json('GET', '/apps/example/config-vars')).toEqual({})
})

test('nobody but the account itself has apps', async () => {
  const client = await start({ apps: ['example'] })
  expect((await client.send('GET', '/users/~/apps')).status).toBe(200)
  expect((await client.send('GET', '/users/nobody/apps')).status).toBe(404)
})
