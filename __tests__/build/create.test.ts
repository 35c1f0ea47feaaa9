import type { App, PipelineCoupling, TeamApp } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { type Platform, startPlatform } from '../../src/local-platform/platform.js'
import { deploy, faster } from '../support/deploy.js'
import { api } from '../support/platform-client.js'
import { type Fault, type ProxiedRequest, startProxy } from '../support/proxy.js'
import { inlineApp, Repository } from '../support/repository.js'
import { sleepingDynos } from '../support/sleeping-dynos.js'
import { afterTest } from '../support/temporary.js'

const app = 'new-app'
const inputs = { app, create: 'true' }

describe('a missing app', () => {
  test('is an error unless it should be created', async () => {
    const platform = await emptyPlatform()
    const result = await deploy({ platform, repository: await repositoryOf(), inputs: { app } })
    expect(result.errors).toEqual([expect.stringMatching(/^Couldn't find that app\. .*answered 404/)])
    expect(await listApps(platform)).toEqual([])
    expect(result.outputs).not.toHaveProperty('created')
  })

  test('is created once the commit is uploaded, gets its config vars, and is built on', async () => {
    const platform = await emptyPlatform()
    const proxy = await startProxy(platform, () => undefined)
    const repository = await repositoryOf()
    const all = { ...inputs, region: 'eu', stack: 'heroku-22', 'config-vars': 'KEY=value', reuse: 'true' }
    const result = await deploy({ platform: proxy, repository, inputs: all })
    expect(result.errors).toEqual([])
    expect(await listApps(platform)).toMatchObject([
      { name: app, region: { name: 'eu' }, build_stack: { name: 'heroku-22' }, team: null },
    ])
    expect(result.outputs).toMatchObject({
      created: 'true',
      reused: 'false',
      'release-version': '4',
      'web-url': expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/),
    })
    expect(result.text).toContain('Created new-app on heroku-22\n')
    expect(result.summary).toContain('- Created the app\n- Config vars&#58; set KEY&#44; as v3')
    const uploaded = proxy.requests.findIndex((line) => line.startsWith('PUT '))
    expect(proxy.requests.indexOf('POST /apps')).toBeGreaterThan(uploaded)

    const again = await deploy({ platform, repository, inputs: { ...all, region: 'us', reuse: 'false' } })
    expect(again.outputs).toMatchObject({ created: 'false', 'release-version': '5' })
    expect(await listApps(platform)).toMatchObject([{ region: { name: 'eu' } }])
  })

  test('may belong to a team and a pipeline', async () => {
    const platform = await emptyPlatform()
    await api(platform, 'POST', '/teams', { name: 'our-team' })
    await api(platform, 'POST', '/pipelines', { name: 'our-pipeline' })
    const extraInputs = { ...inputs, team: 'our-team', pipeline: 'our-pipeline', stage: 'staging' }
    const result = await deploy({ platform, repository: await repositoryOf(), inputs: extraInputs })
    expect(result.errors).toEqual([])
    expect(await api<TeamApp[]>(platform, 'GET', '/teams/our-team/apps')).toMatchObject([{ name: app }])
    expect(await getCoupling(platform)).toMatchObject({
      stage: 'staging',
      pipeline: { name: 'our-pipeline' },
    })
    expect(result.text).toContain('Added new-app to the stage staging of the pipeline our-pipeline')
  })

  test.each([
    ['a commit that cannot be archived', {}, /pointer/i],
    [
      'a pipeline that does not exist',
      { pipeline: 'other', stage: 'test' },
      /^Couldn't find that pipeline\./,
    ],
    ['a team that does not exist', { team: 'other' }, /^Couldn't find that team\. \(POST \/teams\/apps/],
    ['a space that does not exist', { space: 'other' }, /^Couldn't find that space\./],
    ['a region that does not exist', { region: 'moon' }, /^Region moon is not available\./],
    ['an id', { app: '01234567-89ab-cdef-0123-456789abcdef' }, /^No app has the ID 0123/],
  ])('is not created for %s', async (what, extraInputs, message) => {
    const platform = await emptyPlatform()
    const repository = what.startsWith('a commit')
      ? await Repository.of({
          'big.bin': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
        })
      : await repositoryOf()
    const result = await deploy({ platform, repository, inputs: { ...inputs, ...extraInputs } })
    expect(result.errors).toEqual([expect.stringMatching(message)])
    expect(await listApps(platform)).toEqual([])
  })

  test.each<[string, Fault, number]>([
    ['lost', { kind: 'lose-answer' }, 1],
    ['cut', { kind: 'cut', after: 10 }, 1],
    ['a 503, and nothing was done', { kind: 'answer', status: 503 }, 2],
  ])('is created once if the response is %s, and added to its pipeline once', async (_, fault, requests) => {
    const platform = await emptyPlatform()
    await api(platform, 'POST', '/pipelines', { name: 'our-pipeline' })
    const proxy = await startProxy(platform, ({ method, path, before }) =>
      method === 'POST' && /^\/(apps|pipeline-couplings)$/.test(path) && before === 0 ? fault : undefined,
    )
    const result = await deploy({
      platform: proxy,
      repository: await repositoryOf(),
      inputs: { ...inputs, pipeline: 'our-pipeline', stage: 'production' },
      env: faster(20),
    })
    expect(result.errors).toEqual([])
    expect(result.outputs).toMatchObject({ created: 'true', 'release-version': '3' })
    expect(await listApps(platform)).toHaveLength(1)
    expect(await getCoupling(platform)).toMatchObject({ stage: 'production' })
    for (const line of ['POST /apps', 'POST /pipeline-couplings'])
      expect(proxy.requests.filter((request) => request === line)).toHaveLength(requests)
  })

  test('that someone else creates at the same time is not changed', async () => {
    const platform = await emptyPlatform()
    await api(platform, 'POST', '/pipelines', { name: 'our-pipeline' })
    let creation: Promise<App> | undefined
    const proxy = await startProxy(platform, ({ method, path }) => {
      if (method !== 'POST' || path !== '/apps' || creation) return undefined
      creation = api<App>(platform, 'POST', '/apps', { name: app })
      return { kind: 'delay', time: 100 }
    })
    const extraInputs = { ...inputs, pipeline: 'our-pipeline', stage: 'staging' }
    const result = await deploy({ platform: proxy, repository: await repositoryOf(), inputs: extraInputs })
    expect(result.errors).toEqual([])
    expect(result.outputs).toMatchObject({ created: 'false', 'release-version': '3' })
    await expect(getCoupling(platform)).rejects.toThrow('404')
  })

  test('that cannot be added to a pipeline is reported, with what to do', async () => {
    const platform = await emptyPlatform()
    await api(platform, 'POST', '/pipelines', { name: 'our-pipeline' })
    const proxy = await startProxy(platform, refuse(/^\/pipeline-couplings$/, 'No.'))
    const extraInputs = { ...inputs, pipeline: 'our-pipeline', stage: 'staging' }
    const result = await deploy({ platform: proxy, repository: await repositoryOf(), inputs: extraInputs })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^new-app was created, but .*heroku pipelines:add our-pipeline --app new-app --stage staging\nBecause: No\./s,
      ),
    ])
    expect(result.outputs).toMatchObject({ created: 'true' })
    expect(result.outputs).not.toHaveProperty('build-id')
  })
})

test('an app that belongs to someone else is an error', async () => {
  const platform = await emptyPlatform()
  const proxy = await startProxy(platform, refuse(/^\/apps\/new-app$/, 'You do not have access.'))
  const result = await deploy({ platform: proxy, repository: await repositoryOf(), inputs })
  expect(result.errors).toEqual([
    expect.stringMatching(
      /^The app new-app exists, but this API key may not deploy to it.*Because: You do not/s,
    ),
  ])
})

test.each([
  [{ create: 'false', team: 'our-team' }, /^Input 'team' describes a new app.*'create: true'/],
  [{ create: 'false', stage: 'staging' }, /^Input 'stage' describes a new app/],
  [{ stage: 'staging' }, /^Input 'stage' needs 'pipeline'/],
  [
    { pipeline: 'our-pipeline' },
    /^Input 'stage' is empty, or its expression has no value: use test, review, development, staging, or/,
  ],
])('inputs %j are refused before any request', async (extraInputs, message) => {
  const proxy = await startProxy({ url: 'http://127.0.0.1:9', apiKey: 'key' }, () => undefined)
  const repository = { directory: process.cwd(), head: '0123456' }
  const result = await deploy({ platform: proxy, repository, inputs: { ...inputs, ...extraInputs } })
  expect(result.errors).toEqual([expect.stringMatching(message)])
  expect(proxy.requests).toEqual([])
})

async function emptyPlatform(): Promise<Platform> {
  const platform = await startPlatform({ dynos: sleepingDynos })
  afterTest(() => platform.close())
  return platform
}

function repositoryOf(): Promise<Repository> {
  return Repository.of(inlineApp())
}

function listApps(platform: Platform): Promise<App[]> {
  return api<App[]>(platform, 'GET', '/apps')
}

function getCoupling(platform: Platform): Promise<PipelineCoupling> {
  return api<PipelineCoupling>(platform, 'GET', `/apps/${app}/pipeline-couplings`)
}

function refuse(where: RegExp, message: string): (passing: ProxiedRequest) => Fault | undefined {
  const body = JSON.stringify({ id: 'forbidden', message })
  return ({ path }) => (where.test(path) ? { kind: 'answer', status: 403, body } : undefined)
}
