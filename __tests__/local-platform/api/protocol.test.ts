import { describe, expect, test } from '@jest/globals'
import { rawRequest } from '../../support/platform-client.js'
import { startTestPlatform } from '../start-test-platform.js'

const uuidPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

describe('credentials', () => {
  test('are accepted as Bearer, and as Basic with an empty user', async () => {
    const client = await startTestPlatform({ apiKey: 'secret' })
    for (const credentials of ['Bearer secret', `Basic ${btoa(':secret')}`]) {
      const response = await client.send('GET', '/account', undefined, { Authorization: credentials })
      expect(response.status).toBe(200)
    }
  })

  test('are accepted as Basic without the scheme, as heroku-maven-plugin sends them', async () => {
    const client = await startTestPlatform({ apiKey: 'secret' })
    for (const [credentials, status] of [
      [btoa(':secret'), 200],
      [` ${btoa(':secret')} `, 200],
      [btoa('secret'), 401],
      [btoa(':other'), 401],
      [`${btoa(':secret')} x`, 401],
    ] as const) {
      const response = await client.send('GET', '/account', undefined, { Authorization: credentials })
      expect([credentials, response.status]).toEqual([credentials, status])
    }
  })

  test('are rejected with Heroku’s error if they are wrong or malformed', async () => {
    const client = await startTestPlatform({ apiKey: 'secret' })
    const refused = ['Bearer wrong', 'Bearer', 'Basic nonsense', `Basic ${btoa('other:secret')}`, 'secret']
    for (const credentials of refused) {
      const response = await client.send('GET', '/account', undefined, { Authorization: credentials })
      expect(response.status).toBe(401)
      expect(await response.json()).toEqual({ id: 'unauthorized', message: 'Invalid credentials provided.' })
    }
  })

  test('that are missing are reported under `error`', async () => {
    const { platform } = await startTestPlatform()
    const response = await fetch(`${platform.url}/account`, {
      headers: { Accept: 'application/vnd.heroku+json; version=3' },
    })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({
      id: 'unauthorized',
      error: expect.stringContaining('There were no credentials in your `Authorization` header.'),
    })
  })
})

describe('the version in Accept', () => {
  test.each(['3', '3.sdk', '3.cancel-build'])('may be %s', async (version) => {
    const client = await startTestPlatform()
    const Accept = `application/vnd.heroku+json; version=${version}`
    expect((await client.send('GET', '/account', undefined, { Accept })).status).toBe(200)
  })

  test.each(['*/*', 'application/json', 'application/vnd.heroku+json; version=2'])(
    'may not be missing or unknown: %s',
    async (Accept) => {
      const client = await startTestPlatform()
      const response = await client.send('GET', '/account', undefined, { Accept })
      expect(response.status).toBe(400)
      expect(await response.json()).toEqual({
        id: 'missing_version',
        error: expect.stringMatching(/^Please specify a version along with Heroku's API MIME type\./),
      })
    },
  )
})

describe('response headers', () => {
  test('have a request id, after the valid ids of the request', async () => {
    const client = await startTestPlatform()
    const callersId = '01234567-89ab-cdef-0123-456789abcdef'
    const response = await client.send('GET', '/nowhere', undefined, {
      'Request-Id': `${callersId},not-an-id`,
    })
    expect(response.headers.get('Request-Id')).toMatch(new RegExp(`^${callersId},${uuidPattern}$`))
  })

  test('have an ETag, by which a client can reuse its copy', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const first = await client.send('GET', '/apps/example')
    expect(first.headers.get('Last-Modified')).toMatch(/GMT$/)
    expect(first.headers.get('Oauth-Scope')).toBe('global')
    expect(first.headers.get('Vary')).toBe('Authorization,Accept-Encoding')
    const etag = first.headers.get('Etag') ?? ''
    const again = await client.send('GET', '/apps/example', undefined, { 'If-None-Match': etag })
    expect(again.status).toBe(304)
    expect(again.headers.get('Etag')).toBe(etag)
  })
})

describe('the rate limit', () => {
  test('counts and rejects requests, is refilled over time, and can be read without being counted', async () => {
    let now = Date.now()
    const client = await startTestPlatform({ rateLimit: 2, now: () => now })
    const remaining = () => client.json('GET', '/account/rate-limits')
    expect((await client.send('GET', '/account')).headers.get('RateLimit-Remaining')).toBe('1')
    expect(await remaining()).toEqual({ remaining: 1 })
    expect((await client.send('GET', '/account')).status).toBe(200)
    const refused = await client.send('GET', '/account')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('RateLimit-Remaining')).toBe('0')
    expect(refused.headers.get('Request-Id')).toMatch(new RegExp(uuidPattern))
    expect(await refused.json()).toMatchObject({
      id: 'rate_limit',
      message: expect.stringContaining('Your account reached the API rate limit'),
    })
    expect(await remaining()).toEqual({ remaining: 0 })
    now += 800
    expect((await client.send('GET', '/account')).status).toBe(200)
    now += 3_600_000
    expect(await remaining()).toEqual({ remaining: 2 })
  })
})

describe('the API rejects', () => {
  test('unknown paths, apps and releases', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const unknown = await client.send('GET', '/nowhere')
    expect([unknown.status, await unknown.json()]).toEqual([
      404,
      { id: 'not_found', message: expect.stringContaining('The requested API endpoint was not found.') },
    ])
    const app = await client.send('GET', '/apps/missing')
    expect([app.status, await app.json()]).toEqual([
      404,
      { id: 'not_found', message: "Couldn't find that app.", resource: 'app' },
    ])
    expect(await (await client.send('GET', '/apps/example/releases/99')).json()).toMatchObject({
      resource: 'release',
    })
  })

  test('endpoints of Heroku that it does not serve, and says so', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    for (const [method, path, endpoint] of [
      ['POST', '/apps/example/domains', '/apps/:app/domains'],
      ['DELETE', '/apps/missing/addons/a%2Fb', '/apps/:app/addons/:add_on'],
      ['GET', '/teams/invitations/token', '/teams/invitations/:team_invitation'],
    ] as const) {
      const response = await client.send(method, path)
      const message = `${method} ${endpoint} is not served by the local platform.`
      expect([response.status, await response.json()]).toEqual([404, { id: 'not_found', message }])
    }
    const other = await client.send('PUT', '/apps/example/domains')
    expect(await other.json()).toMatchObject({
      message: expect.stringMatching(/^The requested API endpoint/),
    })
  })

  test('a body that is not a JSON object, is too large, or has invalid values', async () => {
    const { platform } = await startTestPlatform()
    const post = (body: string) =>
      fetch(`${platform.url}/apps`, {
        method: 'POST',
        headers: {
          Accept: 'application/vnd.heroku+json; version=3',
          Authorization: `Bearer ${platform.apiKey}`,
        },
        body,
      })
    for (const [body, status, id] of [
      ['{"name":', 400, 'bad_request'],
      ['[]', 400, 'bad_request'],
      [`{"name":"${'x'.repeat(2_000_000)}"}`, 413, 'request_too_large'],
      ['{"name":7}', 422, 'invalid_params'],
      ['{"stack":"cedar-14"}', 422, 'invalid_params'],
      ['{"region":"mars"}', 422, 'invalid_params'],
    ] as const) {
      const response = await post(body)
      expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({ id })])
    }
  })
})

describe('a web page', () => {
  test('cannot send requests from another site or to another host name', async () => {
    const { platform } = await startTestPlatform({ apps: ['example'] })
    const headers = {
      accept: 'application/vnd.heroku+json; version=3',
      authorization: `Bearer ${platform.apiKey}`,
    }
    const statusWith = async (extra: Record<string, string>) =>
      (await rawRequest(`${platform.url}/apps`, { headers: { ...headers, ...extra } })).status
    expect(await statusWith({ host: `evil.example:${platform.port}` })).toBe(403)
    expect(await statusWith({ host: '127.0.0.1:1' })).toBe(403)
    expect(await statusWith({ origin: 'https://evil.example' })).toBe(403)
    expect(await statusWith({ origin: 'null' })).toBe(403)
    expect(await statusWith({ host: `localhost:${platform.port}` })).toBe(200)
    expect(await statusWith({ origin: platform.url })).toBe(200)
  })
})
