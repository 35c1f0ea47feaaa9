import type { OAuthAuthorization } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { temporaryDirectory } from '../../support/temporary.js'
import { startTestPlatform } from '../start-test-platform.js'

const path = '/oauth/authorizations'
const key = ({ access_token }: OAuthAuthorization) => ({ Authorization: `Bearer ${access_token?.token}` })

describe('an OAuth authorization', () => {
  test('has a key to the API, until another one takes its place or it is revoked', async () => {
    const client = await startTestPlatform()
    const status = async (headers: Record<string, string>) =>
      (await client.send('GET', '/account', undefined, headers)).status
    expect(await client.json('GET', path)).toEqual([])
    const created = await client.json<OAuthAuthorization>('POST', path, {
      scope: ['global'],
      description: 'mine',
    })
    expect(created).toMatchObject({ description: 'mine', scope: ['global'], client: null })
    expect(created.access_token?.expires_in).toBeNull()
    expect(await status(key(created))).toBe(200)
    expect(await client.json('GET', path)).toEqual([created])
    const one = `${path}/${created.id}`
    expect(await client.json('GET', one)).toEqual(created)
    expect(await client.json('PATCH', one, { description: 'other' })).toMatchObject({ description: 'other' })
    const renewed = await client.json<OAuthAuthorization>('POST', `${one}/actions/regenerate-tokens`)
    expect(renewed.id).toBe(created.id)
    expect([await status(key(created)), await status(key(renewed))]).toEqual([401, 200])
    expect(await client.json('DELETE', one)).toEqual(renewed)
    expect(await status(key(renewed))).toBe(401)
    expect((await client.send('GET', one)).status).toBe(404)
  })

  test('ends when its seconds are over, which the CLI sends as a string', async () => {
    let now = Date.UTC(2026, 0, 1)
    const client = await startTestPlatform({ now: () => now })
    const created = await client.json<OAuthAuthorization>('POST', path, { expires_in: '60' })
    expect(created.access_token?.expires_in).toBe(60)
    now += 59_000
    expect((await client.send('GET', '/account', undefined, key(created))).status).toBe(200)
    expect(await client.json('GET', path)).toMatchObject([{ access_token: { expires_in: 1 } }])
    now += 1000
    expect((await client.send('GET', '/account', undefined, key(created))).status).toBe(401)
    expect(await client.json('GET', path)).toEqual([])
  })

  test('is kept across a restart of the platform', async () => {
    const dataDir = await temporaryDirectory()
    const first = await startTestPlatform({ dataDir })
    const created = await first.json<OAuthAuthorization>('POST', path, { scope: ['global'] })
    await first.platform.close()
    const second = await startTestPlatform({ dataDir })
    expect(await second.json('GET', path)).toEqual([created])
    expect((await second.send('GET', '/account', undefined, key(created))).status).toBe(200)
  })

  test.each<[object, string]>([
    [{ scope: ['read'] }, 'only has the scope global'],
    [{ scope: [] }, 'only has the scope global'],
    [{ scope: 'global' }, 'expected array'],
    [{ client: 'a' }, 'no OAuth clients'],
    [{ expires_in: 0 }, 'expires_in must be'],
    [{ expires_in: '1e3' }, 'expected integer'],
  ])('with %j is refused', async (body, message) => {
    const client = await startTestPlatform()
    const response = await client.send('POST', path, body)
    expect([response.status, await response.json()]).toEqual([
      422,
      { id: 'invalid_params', message: expect.stringContaining(message) },
    ])
  })
})
