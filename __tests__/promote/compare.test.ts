import { describe, expect, test } from '@jest/globals'
import { faster } from '../support/deploy.js'
import { GitHubServer } from '../support/github.js'
import { type Fault, startProxy } from '../support/proxy.js'
import { appNames, outputLists, PromotionFixture, version, versionBefore } from './support.js'

const env = { GITHUB_REPOSITORY: 'octo/app', GITHUB_SERVER_URL: 'https://github.com' }
const url = `https://github.com/octo/app/compare/${versionBefore.slice(0, 12)}...${version.slice(0, 12)}`
const readsOfSlugs = (requests: string[]) =>
  requests.filter((request) => /^GET \/apps\/[^/]+\/slugs\//.test(request))

describe('what a promotion changes', () => {
  test('is shown for each app, and the slug of many apps is read once', async () => {
    const apps = appNames(8)
    const fixture = await PromotionFixture.with(apps, { deployed: true })
    const proxy = await startProxy(fixture.platform, () => undefined)
    const result = await fixture.promote({ from: 'staging', to: apps.join() }, proxy, env)
    expect(outputLists(result).promoted).toEqual(apps)
    expect(Object.values(result.releases).map(({ previousCommit }) => previousCommit)).toEqual(
      apps.map(() => versionBefore),
    )
    expect(Object.values(result.releases).map(({ compareUrl }) => compareUrl)).toEqual(apps.map(() => url))
    expect(result.text).toContain(
      `Changes on app-1, app-2, app-3, app-4, app-5 and 3 more: fedcba98...01234567, ${url}\n`,
    )
    expect(result.summary).toMatch(
      /^### ✅ Promoted .* to 8 apps \(\[before: <code>fedcba98<\/code>\]\(<.*>\)\)\n/,
    )
    expect(result.summary.split(url)).toHaveLength(2)
    expect(result.summary).not.toContain('Changes')
    // The slug that is promoted, and the one before.
    expect(readsOfSlugs(proxy.requests)).toHaveLength(2)
  })

  test('is known of images', async () => {
    const fixture = await PromotionFixture.with(['app-1'], { deployed: true, stack: 'cnb' })
    const result = await fixture.promote({ from: 'staging', to: 'app-1' }, undefined, env)
    expect(result.releases['app-1']?.previousCommit).toBe(versionBefore)
    expect(result.text).toContain(`Changes on app-1: fedcba98...01234567, ${url}\n`)
  })

  test('is nothing for an app that runs the slug already, and said of one that runs none yet', async () => {
    const fixture = await PromotionFixture.with(appNames(2))
    await fixture.promote({ to: 'app-1' })
    const proxy = await startProxy(fixture.platform, () => undefined)
    const result = await fixture.promote({ to: 'app-1,app-2' }, proxy, env)
    expect(outputLists(result)).toMatchObject({ promoted: ['app-2'], unchanged: ['app-1'] })
    expect(result.releases['app-1']?.previousCommit).toBe(version)
    expect(result.releases['app-2']).not.toHaveProperty('previousCommit')
    expect(result.releases['app-2']).not.toHaveProperty('compareUrl')
    expect(result.text).toContain('Changes on app-1: the same commit again\n')
    expect(result.text).toContain('Changes on app-2: first deploy\n')
    expect(result.summary).toContain('; 1 already ran it (first deploy)\n')
    expect(result.summary).not.toContain('Changes')
    expect(readsOfSlugs(proxy.requests)).toHaveLength(1)
  })

  test('is left out if the apps run more than two different slugs', async () => {
    const apps = appNames(6)
    const fixture = await PromotionFixture.with(apps)
    for (const app of apps) await fixture.client.build(app, { Procfile: 'web: x\n', 'index.html': app }, app)
    const proxy = await startProxy(fixture.platform, () => undefined)
    const result = await fixture.promote({ from: 'staging', to: apps.join() }, proxy, {
      ...env,
      RUNNER_DEBUG: '1',
    })
    expect(outputLists(result).promoted).toEqual(apps)
    expect(readsOfSlugs(proxy.requests)).toHaveLength(1)
    expect(result.text).toContain('::debug::The apps ran 6 different slugs or images')
    expect(result.summary).toContain('| Before | Time |\n')
  })

  test('is known of a slug that no app had before', async () => {
    const apps = appNames(2)
    const fixture = await PromotionFixture.with(apps, { deployed: true })
    const proxy = await startProxy(fixture.platform, () => undefined)
    const result = await fixture.promote({ to: apps.join() }, proxy, env)
    expect(outputLists(result).promoted).toEqual(apps)
    expect(result.text).toContain(`Changes on app-1, app-2: fedcba98...01234567, ${url}\n`)
    expect(result.releases['app-2']?.previousCommit).toBe(versionBefore)
    expect(proxy.requests.filter((request) => request.endsWith(fixture.slugBefore))).toHaveLength(1)
  })

  test('is in the deployments', async () => {
    const apps = appNames(2)
    const fixture = await PromotionFixture.with(apps, { deployed: true })
    const github = await GitHubServer.start()
    const inputs = { from: 'staging', to: apps.join(), environment: 'live', 'github-token': github.token }
    await fixture.promote(inputs, undefined, github.env)
    expect(github.deployments.map(({ description }) => description).toSorted()).toEqual([
      'Promotion to app-1: fedcba98...01234567',
      'Promotion to app-2: fedcba98...01234567',
    ])
    expect(github.states('live/app-1')).toEqual(['success'])
  })
})

describe('when Heroku does not show the slug that ran before', () => {
  test.each<[string, Fault, object]>([
    ['it is refused', { kind: 'answer', status: 403, body: '{"id":"forbidden"}' }, {}],
    ['it never comes', { kind: 'hang' }, faster(10)],
  ])('the promotion goes on: %s', async (_, fault, time) => {
    const fixture = await PromotionFixture.with(['app-1'], { deployed: true })
    const proxy = await startProxy(fixture.platform, ({ path }) =>
      path.endsWith(fixture.slugBefore) ? fault : undefined,
    )
    const github = await GitHubServer.start()
    const inputs = { from: 'staging', to: 'app-1', environment: 'live', 'github-token': github.token }
    const result = await fixture.promote(inputs, proxy, { ...github.env, ...time, RUNNER_DEBUG: '1' })
    expect(outputLists(result).promoted).toEqual(['app-1'])
    expect(result.warnings).toEqual([])
    expect(result.releases['app-1']).not.toHaveProperty('previousCommit')
    expect(result.text).toContain('::debug::What this promotion changes on app-1 is unknown: ')
    expect(github.deployments.map(({ description }) => description)).toEqual(['Promotion to app-1'])
  })

  test('it is asked again after a lost answer', async () => {
    const fixture = await PromotionFixture.with(['app-1'], { deployed: true })
    const proxy = await startProxy(fixture.platform, ({ path, before }) =>
      path.endsWith(fixture.slugBefore) && before === 0 ? { kind: 'lose-answer' } : undefined,
    )
    const result = await fixture.promote({ from: 'staging', to: 'app-1' }, proxy, env)
    expect(result.releases['app-1']?.previousCommit).toBe(versionBefore)
  })
})
