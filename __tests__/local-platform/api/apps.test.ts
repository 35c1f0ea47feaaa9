import type { App, BuildpackInstallations, Domain, Formation, Team, TeamApp } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { inlineApp } from '../../support/repository.js'
import { startTestPlatform } from '../start-test-platform.js'

describe('apps', () => {
  test('start with two releases and an unguessable address', async () => {
    const client = await startTestPlatform()
    const app = await client.createApp('example')
    expect(app).toMatchObject({ name: 'example', stack: { name: 'heroku-24' }, region: { name: 'us' } })
    expect(app.web_url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    const releases = await client.releases('example')
    expect(releases.map(({ description }) => description).toSorted()).toEqual([
      'Enable Logplex',
      'Initial release',
    ])
    expect(await client.json('GET', `/apps/${app.id}`)).toEqual(app)
    expect(await client.json('GET', '/users/~/apps')).toEqual([app])
  })

  test('get a random name if they are created without one', async () => {
    const client = await startTestPlatform()
    const { name } = await client.json<App>('POST', '/apps')
    expect(name).toMatch(/^[a-z]+-[a-z]+-\d{5}$/)
  })

  test.each([
    ['example', 'Name is already taken'],
    ['ab', 'Name is too short (minimum is 3 characters)'],
    ['a'.repeat(31), 'Name is too long (maximum is 30 characters)'],
    ['Example', 'Name must start with a letter, end with a letter or digit'],
    ['example-', 'Name must start with a letter, end with a letter or digit'],
    ['1example', 'Name must start with a letter, end with a letter or digit'],
  ])('cannot be named %s', async (name, message) => {
    const client = await startTestPlatform({ apps: ['example'] })
    const response = await client.send('POST', '/apps', { name })
    expect([response.status, await response.json()]).toEqual([
      422,
      { id: 'invalid_params', message: expect.stringContaining(message) },
    ])
  })

  test('can be renamed, moved to another stack, and deleted', async () => {
    const client = await startTestPlatform({ apps: ['example', 'other'] })
    expect((await client.send('PATCH', '/apps/example', { name: 'other' })).status).toBe(422)
    const changes = { name: 'renamed', build_stack: 'heroku-22', maintenance: true }
    expect(await client.json('PATCH', '/apps/example', changes)).toMatchObject({
      name: 'renamed',
      build_stack: { name: 'heroku-22' },
      stack: { name: 'heroku-24' },
      maintenance: true,
    })
    expect((await client.send('GET', '/apps/example')).status).toBe(404)
    expect((await client.send('DELETE', '/apps/renamed')).status).toBe(200)
    expect((await client.send('GET', '/apps/renamed')).status).toBe(404)
  })
})

describe('other forms of requests that clients send', () => {
  test.each([
    ['true', true],
    ['false', false],
    [1, true],
    [0, false],
  ])('maintenance can be %j', async (maintenance, expected) => {
    const client = await startTestPlatform({ apps: ['example'] })
    await client.json('PATCH', '/apps/example', { maintenance: !expected })
    expect(await client.json('PATCH', '/apps/example', { maintenance })).toMatchObject({
      maintenance: expected,
    })
  })

  test.each(['yes', '', 2, []])('maintenance cannot be %j', async (maintenance) => {
    const client = await startTestPlatform({ apps: ['example'] })
    expect((await client.send('PATCH', '/apps/example', { maintenance })).status).toBe(422)
  })

  test('PUT changes an app as PATCH does', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    expect(await client.json('PUT', '/apps/example', { name: 'renamed' })).toMatchObject({ name: 'renamed' })
    expect(await client.json('GET', '/apps/renamed')).toMatchObject({ maintenance: false })
  })

  test.each([
    ['/apps/example/addons', 'name ..; max=10'],
    ['/apps/example/domains', 'hostname ..'],
    ['/apps', '..; max=10'],
  ])('%s has the range %s', async (path, range) => {
    const client = await startTestPlatform({ apps: ['example'] })
    expect((await client.send('GET', path, undefined, { Range: range })).status).toBe(200)
  })
})

describe('teams', () => {
  test('own the apps that are created for them', async () => {
    const client = await startTestPlatform({ apps: ['mine'] })
    const team = await client.json<Team>('POST', '/teams', { name: 'our-team' })
    const body = { name: 'example', team: 'our-team', region: 'eu', stack: 'heroku-22' }
    const app = await client.json<TeamApp>('POST', '/teams/apps', body)
    expect(app).toMatchObject({
      name: 'example',
      team: { id: team.id, name: 'our-team' },
      owner: { email: 'our-team@herokumanager.com' },
      region: { name: 'eu' },
      build_stack: { name: 'heroku-22' },
    })
    expect(await client.json('GET', '/apps/example')).toMatchObject({ team: { name: 'our-team' } })
    expect(await client.json('GET', '/apps/mine')).toMatchObject({ team: null })
    expect(await client.json('GET', `/teams/${team.id}/apps`)).toEqual([app])
    expect(await client.json('GET', '/teams/apps/example')).toEqual(app)
    expect(await client.json('GET', '/teams')).toEqual([team])
    expect(await client.releases('example')).toHaveLength(2)
  })

  test('are optional, and spaces are not supported', async () => {
    const client = await startTestPlatform({ apps: ['mine'] })
    expect(await client.json('POST', '/teams/apps', { name: 'example' })).toMatchObject({ team: null })
    for (const [body, status, message] of [
      [{ team: 'other' }, 404, "Couldn't find that team."],
      [{ space: 'other' }, 404, "Couldn't find that space."],
      [{ locked: true }, 422, 'locked is for apps of a team only.'],
      [{ name: 'mine' }, 422, 'Name is already taken'],
      [{ region: 'moon' }, 422, 'Region moon is not available.'],
    ] as const) {
      const response = await client.send('POST', '/teams/apps', body)
      expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({ message })])
    }
    for (const path of ['/teams/other', '/teams/other/apps', '/teams/apps/mine', '/spaces/other'])
      expect([path, (await client.send('GET', path)).status]).toEqual([path, 404])
    expect((await client.send('POST', '/teams', { name: 'No team' })).status).toBe(422)
    expect(await client.json<App[]>('GET', '/apps')).toHaveLength(2)
  })
})

describe('other resources that the CLI reads', () => {
  test.each([
    '/account/features',
    '/addon-attachments',
    '/addons',
    '/apps/example/addon-attachments',
    '/apps/example/addons',
    '/apps/example/available-stacks',
    '/apps/example/collaborators',
    '/apps/example/domains',
    '/apps/example/dynos',
    '/apps/example/features',
    '/pipeline-couplings',
    '/regions',
    '/regions/us',
    '/stacks',
    '/stacks/heroku-24',
    '/users/~',
  ])('%s exists', async (path) => {
    const client = await startTestPlatform({ apps: ['example'] })
    expect((await client.send('GET', path)).status).toBe(200)
  })

  test('the list of domains has the domain that Heroku gives each app', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const domains = await client.json<Domain[]>('GET', '/apps/example/domains')
    expect(domains).toMatchObject([
      { app: { name: 'example' }, cname: null, kind: 'heroku', sni_endpoint: null, status: 'none' },
    ])
    expect(domains[0]?.hostname).toMatch(/^example-[0-9a-f]{12}\.herokuapp\.com$/)
    for (const identity of [domains[0]?.id, domains[0]?.hostname])
      expect(await client.json('GET', `/apps/example/domains/${identity}`)).toEqual(domains[0])
    const missing = await client.send('GET', '/apps/example/domains/www.example.com')
    expect(await missing.json()).toMatchObject({ message: "Couldn't find that domain." })
  })

  test('/filters/apps finds apps by their ids', async () => {
    const client = await startTestPlatform({ apps: ['example', 'other'] })
    const { id } = await client.json<App>('GET', '/apps/other')
    expect(await client.json('POST', '/filters/apps', { in: { id: [id] } })).toMatchObject([
      { name: 'other' },
    ])
    expect((await client.send('POST', '/filters/apps', {})).status).toBe(422)
  })
})

describe('buildpacks', () => {
  test('are kept in order and used by builds', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const path = '/apps/example/buildpack-installations'
    const updates = [{ buildpack: 'heroku/nodejs' }, { buildpack: 'https://example.com/pack.tgz' }]
    expect(await client.json<BuildpackInstallations[]>('PUT', path, { updates })).toEqual([
      { ordinal: 0, buildpack: { name: 'heroku/nodejs', url: 'urn:buildpack:heroku/nodejs' } },
      {
        ordinal: 1,
        buildpack: { name: 'https://example.com/pack.tgz', url: 'https://example.com/pack.tgz' },
      },
    ])
    await client.json('PUT', path, { updates: [{ buildpack: 'heroku/nodejs' }] })
    const { build, output } = await client.build('example', inlineApp())
    expect(output).toContain('heroku/nodejs')
    expect(build.status).toBe('failed')
    expect(await client.json('PUT', path, { updates: [] })).toEqual([])
    expect(await client.json('GET', path)).toEqual([])
  })
})

describe('the formation', () => {
  test('is scaled by absolute and by relative numbers', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    await client.build('example', inlineApp(undefined, { Procfile: 'web: ./server\nworker: ./work\n' }))
    const updates = [
      { type: 'web', quantity: '+2' },
      { type: 'worker', quantity: 1, size: 'standard-1x' },
    ]
    expect(await client.json<Formation[]>('PATCH', '/apps/example/formation', { updates })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'web', quantity: 3, size: 'Basic' }),
        expect.objectContaining({ type: 'worker', quantity: 1, size: 'Standard-1X' }),
      ]),
    )
    expect(await client.json('PATCH', '/apps/example/formation/web', { quantity: 0 })).toMatchObject({
      quantity: 0,
    })
    const unknown = await client.send('PATCH', '/apps/example/formation/clock', { quantity: 1 })
    expect([unknown.status, await unknown.json()]).toEqual([
      404,
      expect.objectContaining({ id: 'not_found', message: "Couldn't find that process type (clock)." }),
    ])
    for (const update of [{ type: 'clock' }, { type: 'web', quantity: -1 }, { type: 'web', size: 'huge' }]) {
      const response = await client.send('PATCH', '/apps/example/formation', { updates: [update] })
      expect(response.status).toBe(update.type === 'clock' ? 404 : 422)
    }
  })
})
