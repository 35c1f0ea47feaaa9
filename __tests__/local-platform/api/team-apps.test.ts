import type { App, Collaborator, PipelineCoupling, TeamApp, TeamMember } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import type { PlatformClient } from '../../support/platform-client.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { startTestPlatform } from '../start-test-platform.js'

async function clientWithTeam(options = {}): Promise<PlatformClient> {
  const client = await startTestPlatform({ apps: ['mine'], ...options })
  await client.json('POST', '/teams', { name: 'our-team' })
  await client.json('POST', '/teams/apps', { name: 'example', team: 'our-team' })
  return client
}

/** Who has access to an app, by email address, with role and permissions. */
async function access(client: PlatformClient, path: string) {
  const list = await client.json<Collaborator[]>('GET', `${path}/collaborators`)
  return Object.fromEntries(
    list.map(({ user, role, permissions }) => [
      user?.email,
      [role, permissions?.map(({ name }) => name).join()],
    ]),
  )
}

describe('the app of a team', () => {
  test('is locked and unlocked', async () => {
    const client = await clientWithTeam()
    for (const locked of [true, false]) {
      expect(await client.json('PATCH', '/teams/apps/example', { locked })).toMatchObject({ locked })
      expect(await client.json('GET', '/teams/apps/example')).toMatchObject({ locked, joined: true })
      expect(await client.json('GET', '/teams/our-team/apps')).toMatchObject([{ locked }])
    }
    for (const [path, body] of [
      ['mine', { locked: true }],
      ['example', {}],
      ['example', { locked: 1.5 }],
    ] as const) {
      expect([path, (await client.send('PATCH', `/teams/apps/${path}`, body)).status]).toEqual([path, 422])
    }
  })

  test('is transferred to the account, to another team and back', async () => {
    const client = await clientWithTeam()
    await client.json('POST', '/teams', { name: 'other-team' })
    await client.json('POST', '/teams/apps/example/collaborators', { user: 'a@example.com' })
    await client.json('PATCH', '/teams/apps/example', { locked: true })
    const other = await client.json<TeamApp>('PATCH', '/teams/apps/example', { owner: 'other-team' })
    expect(other).toMatchObject({ team: { name: 'other-team' }, locked: true })
    expect(await access(client, '/apps/example')).toHaveProperty(['a@example.com'])
    const { email } = await client.json<{ email: string }>('GET', '/account')
    const own = await client.json<TeamApp>('PATCH', '/teams/apps/example', { owner: email })
    expect(own).toMatchObject({ team: null, owner: { email }, locked: false })
    expect(await access(client, '/apps/example')).toEqual({ [email]: ['owner', undefined] })
    expect(await client.json('PATCH', '/teams/apps/mine', { owner: 'our-team' })).toMatchObject({
      team: { name: 'our-team' },
    })
    expect((await client.send('PATCH', '/teams/apps/mine', { owner: 'no-team' })).status).toBe(404)
    expect(await client.json('GET', '/apps/mine')).toMatchObject({ team: { name: 'our-team' } })
  })

  test('has collaborators with permissions, and the team as owner', async () => {
    const client = await clientWithTeam()
    const path = '/teams/apps/example'
    const body = { user: 'a@example.com', permissions: ['deploy'] }
    const created = await client.json<Collaborator>('POST', `${path}/collaborators`, body)
    expect(created).toMatchObject({ role: 'collaborator', user: { email: 'a@example.com' } })
    const all = 'deploy,manage,operate,view'
    expect(await access(client, path)).toEqual({
      'our-team@herokumanager.com': ['owner', all],
      'local@example.com': ['admin', all],
      'a@example.com': ['collaborator', 'deploy,view'],
    })
    const one = `${path}/collaborators/a@example.com`
    await client.json('PATCH', one, { permissions: ['operate', 'manage'] })
    expect((await access(client, path))['a@example.com']).toEqual(['collaborator', 'manage,operate,view'])
    expect(await client.json('GET', one)).toMatchObject({ id: created.id })
    for (const [method, target, wrong] of [
      ['PATCH', one, { permissions: ['fly'] }],
      ['PATCH', one, { permissions: 'view' }],
      ['PATCH', one, { permissions: [1] }],
      ['PATCH', one, {}],
      ['PATCH', `${path}/collaborators/local@example.com`, { permissions: ['view'] }],
      ['POST', `${path}/collaborators`, body],
      ['POST', `${path}/collaborators`, { user: 'nobody' }],
      ['POST', '/apps/mine/collaborators', { user: 'b@example.com', permissions: ['view'] }],
      ['DELETE', `${path}/collaborators/our-team@herokumanager.com`, undefined],
    ] as const) {
      const response = await client.send(method, target, wrong)
      expect([method, target, wrong, response.status]).toEqual([method, target, wrong, 422])
    }
    expect(await client.json('DELETE', `${path}/collaborators/${created.id}`)).toMatchObject({
      id: created.id,
    })
    expect((await client.send('GET', one)).status).toBe(404)
    expect((await client.send('GET', '/teams/apps/mine/collaborators')).status).toBe(404)
  })
})

test('the collaborators of an app without a team have no permissions', async () => {
  const client = await startTestPlatform({ apps: ['mine'] })
  const created = await client.json('POST', '/apps/mine/collaborators', {
    user: 'a@example.com',
    silent: true,
  })
  expect(created).not.toHaveProperty('permissions')
  expect(await client.json('GET', '/apps/mine/collaborators/a@example.com')).toEqual(created)
  expect(await access(client, '/apps/mine')).toEqual({
    'local@example.com': ['owner', undefined],
    'a@example.com': ['collaborator', undefined],
  })
  await client.json('DELETE', '/apps/mine/collaborators/a@example.com')
  expect(Object.keys(await access(client, '/apps/mine'))).toEqual(['local@example.com'])
})

describe('a team', () => {
  test('has members, of whom the account is always an admin', async () => {
    const client = await clientWithTeam()
    const path = '/teams/our-team/members'
    const roles = async () =>
      (await client.json<TeamMember[]>('GET', path)).map(({ email, role }) => [email, role])
    expect(await roles()).toEqual([['local@example.com', 'admin']])
    const member = { email: 'a@example.com', role: 'member' }
    expect((await client.send('PATCH', path, member)).status).toBe(404)
    expect((await client.send('PUT', path, member)).status).toBe(201)
    expect((await client.send('POST', path, member)).status).toBe(422)
    expect((await client.send('PATCH', path, { ...member, role: 'admin' })).status).toBe(200)
    expect((await client.send('PUT', path, { email: 'local@example.com', role: 'admin' })).status).toBe(200)
    expect((await roles()).toSorted()).toEqual([
      ['a@example.com', 'admin'],
      ['local@example.com', 'admin'],
    ])
    for (const wrong of [
      { email: 'local@example.com', role: 'member' },
      { email: 'b@example.com', role: 'viewer' },
      { email: 'nobody', role: 'member' },
      { ...member, federated: true },
    ]) {
      expect([wrong, (await client.send('PUT', path, wrong)).status]).toEqual([wrong, 422])
    }
    expect((await client.send('DELETE', `${path}/local@example.com`)).status).toBe(422)
    expect(await client.json('DELETE', `${path}/a@example.com`)).toMatchObject({ email: 'a@example.com' })
    expect((await client.send('DELETE', `${path}/a@example.com`)).status).toBe(404)
    expect(await client.json('GET', '/teams/our-team/features')).toEqual([])
    expect(await client.json('GET', '/teams/our-team/invitations')).toEqual([])
  })

  test('has the pipeline couplings of its apps', async () => {
    const client = await clientWithTeam()
    await client.pipeline('pipeline', { example: 'staging', mine: 'production' })
    const { id } = await client.json<App>('GET', '/apps/example')
    const list = await client.json<PipelineCoupling[]>('GET', '/teams/our-team/pipeline-couplings')
    expect(list).toMatchObject([{ app: { id }, stage: 'staging' }])
    expect((await client.send('GET', '/teams/other/pipeline-couplings')).status).toBe(404)
  })

  test('keeps its members, and its apps their locks and collaborators, across a restart', async () => {
    const dataDir = await temporaryDirectory()
    const first = await clientWithTeam({ dataDir })
    await first.json('PUT', '/teams/our-team/members', { email: 'a@example.com', role: 'member' })
    await first.json('PATCH', '/teams/apps/example', { locked: true })
    await first.json('POST', '/teams/apps/example/collaborators', { user: 'b@example.com' })
    const paths = ['/teams/our-team/members', '/teams/apps/example', '/apps/example/collaborators']
    const read = (client: PlatformClient) => Promise.all(paths.map((path) => client.json('GET', path)))
    const before = await read(first)
    await first.platform.close()
    const second = await startTestPlatform({ dataDir })
    expect(JSON.stringify(await read(second)).replaceAll(/127\.0\.0\.1:\d+/g, '')).toBe(
      JSON.stringify(before).replaceAll(/127\.0\.0\.1:\d+/g, ''),
    )
  })
})

test('apps that are found by their ids say whether they are locked', async () => {
  const client = await clientWithTeam()
  await client.json('PATCH', '/teams/apps/example', { locked: true })
  const { id } = await client.json<App>('GET', '/apps/example')
  const found = await client.json('POST', '/filters/apps', { in: { id: [id, 'no-such-id'] } })
  expect(found).toMatchObject([{ name: 'example', locked: true, joined: true }])
  expect((await client.send('POST', '/filters/apps', { in: { id: [1] } })).status).toBe(422)
})
