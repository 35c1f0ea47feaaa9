import { describe, expect, test } from '@jest/globals'
import { type Fault, type ProxiedRequest, startProxy } from '../support/proxy.js'
import {
  appNames,
  outputLists,
  PromotionFixture,
  withoutReleaseCommand,
  withReleaseCommand,
} from './support.js'

const plain = { files: withoutReleaseCommand }
const noDynos = { 'wait-for-dynos': 'false' }

describe('a promotion to a stage', () => {
  test.each([1, 5, 100])('of %i apps takes one request an app, and six', async (count) => {
    const { names, fixture, count: requestsOf } = await stageOf(count)
    const { requests, result } = await requestsOf({ from: 'staging', pipeline: 'line', ...noDynos })
    expect(outputLists(result).promoted).toEqual(names.toSorted())
    expect(requests).toEqual(
      sorted(
        'GET /apps/staging',
        'GET /pipelines/line',
        'GET /pipelines/ID/pipeline-couplings',
        'GET /pipelines/ID/latest-releases',
        'POST /filters/apps',
        'GET /apps/ID/slugs/ID',
        ...names.map(() => 'POST /apps/ID/releases'),
      ),
    )
    for (const name of names.slice(0, 2)) expect(await fixture.running(name)).toBe(fixture.slug)
  })

  test('reads the slug that ran before as well', async () => {
    const { count } = await stageOf(4, { ...plain, deployed: true })
    const { requests } = await count({ from: 'staging', pipeline: 'line', ...noDynos })
    expect(requests).toHaveLength(4 + 6 + 1)
  })

  test('by its id, of a slug by its id, takes one request an app, and six', async () => {
    const { names, pipeline, count } = await stageOf(4)
    const { requests, result } = await count({ pipeline, stage: 'production', ...noDynos })
    expect(outputLists(result).promoted).toEqual(names)
    // Two apps are asked for the slug before the first release, and one after it.
    expect(requests).toHaveLength(4 + 3 + 2 + 1)
  })

  test('of more than two hundred apps follows the list to its end', async () => {
    const { names, count } = await stageOf(230)
    const inputs = { from: 'staging', pipeline: 'line', 'max-parallel': '100', ...noDynos }
    const { requests, result } = await count(inputs)
    expect(outputLists(result).promoted).toHaveLength(names.length)
    expect(requests).toHaveLength(names.length + 7)
  })

  test('asks apps one by one whose latest release is pending, or did not succeed', async () => {
    const { names, fixture, count } = await stageOf(4, { files: withReleaseCommand, deployed: true })
    const [failed = '', ...others] = names
    await fixture.setReleaseCommand(failed, 'exit 1')
    await fixture.promote({ to: failed })
    expect(await fixture.running(failed)).toBe(fixture.slugBefore)
    await fixture.client.json('PATCH', `/apps/${failed}/config-vars`, { RELEASE: null })
    await fixture.promote({ to: others.join() })
    const { requests, result } = await count({ from: 'staging', pipeline: 'line', ...noDynos })
    expect(outputLists(result)).toEqual({ promoted: [failed], unchanged: others, failed: [] })
    expect(requests.filter((request) => request === 'GET /apps/ID/releases').length).toBeLessThanOrEqual(1)
  })

  test.each<[string, RegExp, number, number]>([
    // The source app's releases, and those of each app.
    ['the latest releases', /latest-releases$/, 403, 5],
    ['the latest releases', /latest-releases$/, 404, 5],
    ['apps by their ids', /filters\/apps$/, 403, 4],
    ['apps by their ids', /filters\/apps$/, 404, 4],
  ])('asks app by app where Heroku does not list %s: %s answers %i', async (_, path, status, more) => {
    const { names, count } = await stageOf(4, plain, (passing) =>
      path.test(passing.path) ? { kind: 'answer', status, body: '{"id":"no"}' } : undefined,
    )
    const { requests, result } = await count({ from: 'staging', pipeline: 'line', ...noDynos })
    expect(outputLists(result).promoted).toEqual(names)
    expect(requests).toHaveLength(4 + 6 + more)
  })

  test('asks the source app what it runs if its latest release failed', async () => {
    const { names, fixture, count } = await stageOf(2, { files: withReleaseCommand })
    await fixture.setReleaseCommand('staging', 'exit 1')
    const { requests, result } = await count({ from: 'staging', pipeline: 'line', ...noDynos })
    expect(outputLists(result).promoted).toEqual(names)
    expect(requests).toContain('GET /apps/staging/releases')
    for (const name of names) expect(await fixture.running(name)).toBe(fixture.slug)
  })

  test('takes what an app outside the pipeline runs', async () => {
    const names = appNames(2)
    const fixture = await PromotionFixture.with(names, plain)
    await fixture.client.pipeline('line', Object.fromEntries(names.map((name) => [name, 'production'])))
    const inputs = { from: 'staging', pipeline: 'line', stage: 'production', ...noDynos }
    const { requests, result } = await requestsOf(fixture, inputs)
    expect(outputLists(result).promoted).toEqual(names)
    expect(requests).toHaveLength(2 + 6 + 1)
    for (const name of names) expect(await fixture.running(name)).toBe(fixture.slug)
  })

  test('asks for the apps that lists lack', async () => {
    const without = (body: unknown) => (Array.isArray(body) ? body.slice(1) : body)
    const { names, count } = await stageOf(4, plain, ({ path }) =>
      /(latest-releases|filters\/apps)$/.test(path) ? { kind: 'rewrite', json: without } : undefined,
    )
    const { requests, result } = await count({ from: 'staging', pipeline: 'line', ...noDynos })
    expect(outputLists(result).promoted).toEqual(names)
    expect(requests.length).toBeGreaterThanOrEqual(4 + 6 + 1)
    expect(requests.length).toBeLessThanOrEqual(4 + 6 + 2)
  })

  test('notices what somebody else has released between the check and its own release', async () => {
    let isReleased = false
    const { fixture, count } = await stageOf(1, { deployed: true }, ({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/releases') || isReleased) return undefined
      isReleased = true
      const theirs = fixture.client.json('POST', path, { slug: fixture.slugBefore, description: 'Theirs' })
      return { kind: 'hold', until: theirs }
    })
    const inputs = { from: 'staging', pipeline: 'line', 'on-failure': 'rollback', ...noDynos }
    const { result } = await count({ ...inputs, 'health-check': '/', 'health-check-timeout': '1' })
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain(
      'Rolled back app-1: v6 restores v4, which someone else released after this run began on v3',
    )
    expect(await fixture.running('app-1')).toBe(fixture.slugBefore)
  })
})

describe('a promotion to a list of names', () => {
  test('that share a pipeline takes one request an app, and six', async () => {
    const { names, count } = await stageOf(20)
    const { requests, result } = await count({ from: 'staging', to: names.join(), ...noDynos })
    expect(outputLists(result).promoted).toEqual(names)
    expect(requests).toEqual(
      sorted(
        'GET /apps/staging',
        'GET /apps/staging/releases',
        'GET /apps/ID/slugs/ID',
        'GET /apps',
        'GET /apps/app-1/pipeline-couplings',
        'GET /pipelines/ID/latest-releases',
        ...names.map(() => 'POST /apps/ID/releases'),
      ),
    )
  })

  test('takes two requests an app, and five', async () => {
    const names = appNames(20)
    const fixture = await PromotionFixture.with(names, plain)
    const { requests, result } = await requestsOf(fixture, {
      from: 'staging',
      to: names.join(),
      ...noDynos,
    })
    expect(outputLists(result).promoted).toEqual(names)
    // The source app and its releases, the slug, the list of apps, and the first app's pipeline.
    expect(requests).toHaveLength(2 * names.length + 5)
  })

  test('by names and ids takes each once, and names those that do not exist', async () => {
    const names = appNames(5)
    const fixture = await PromotionFixture.with(names, plain)
    const { id } = await fixture.client.json<{ id: string }>('GET', '/apps/app-2')
    const { result } = await requestsOf(fixture, { to: `app-1,${id},app-2,app-3,nobody,nothing` })
    expect(result.errors).toHaveLength(1)
    expect(result.errors[0]).toContain("nobody: Couldn't find that app. (GET /apps/nobody answered 404")
    expect(result.errors[0]).toContain('nothing: ')
    expect(result.errors[0]).not.toContain('app-2')
  })

  test('asks app by app where Heroku refuses the list', async () => {
    const names = appNames(5)
    const fixture = await PromotionFixture.with(names, plain)
    const refuse = ({ path }: ProxiedRequest): Fault | undefined =>
      path === '/apps' ? { kind: 'answer', status: 403, body: '{"id":"forbidden"}' } : undefined
    const { requests, result } = await requestsOf(fixture, { to: names.join(), ...noDynos }, refuse)
    expect(outputLists(result).promoted).toEqual(names)
    expect(requests.filter((request) => /^GET \/apps\/app-\d$/.test(request))).toHaveLength(5)
  })
})

/** Starts a platform with a pipeline whose stage production has some apps. */
async function stageOf(
  count: number,
  options = {},
  fault: (passing: ProxiedRequest) => Fault | undefined = () => undefined,
) {
  const names = appNames(count)
  const fixture = await PromotionFixture.with(names, { ...plain, ...options })
  const members = Object.fromEntries(names.map((name) => [name, 'production']))
  const { id = '' } = await fixture.client.pipeline('line', { staging: 'staging', ...members })
  return {
    names,
    fixture,
    pipeline: id,
    count: (inputs: Record<string, string>) => requestsOf(fixture, inputs, fault),
  }
}

async function requestsOf(
  fixture: PromotionFixture,
  inputs: Record<string, string>,
  fault: (passing: ProxiedRequest) => Fault | undefined = () => undefined,
) {
  const proxy = await startProxy(fixture.platform, fault)
  const result = await fixture.promote(inputs, proxy)
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
  return { result, requests: sorted(...proxy.requests.map((request) => request.replaceAll(id, 'ID'))) }
}

function sorted(...requests: string[]): string[] {
  return requests.toSorted()
}
