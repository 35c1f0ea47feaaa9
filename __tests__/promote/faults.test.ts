import { describe, expect, test } from '@jest/globals'
import { faster } from '../support/deploy.js'
import { type Fault, startProxy } from '../support/proxy.js'
import { appOutput, outputLists, PromotionFixture } from './support.js'

describe('a release whose making has no answer', () => {
  test.each<[string, Fault]>([
    ['lost', { kind: 'lose-answer' }],
    ['cut', { kind: 'cut', after: 10 }],
  ])('that is %s is found and followed, not made again', async (_, fault) => {
    const fixture = await PromotionFixture.with(['one', 'two'])
    await fixture.setReleaseCommand('one', 'echo migrating; exit 1')
    const proxy = await startProxy(fixture.platform, ({ method, path }) =>
      method === 'POST' && path.endsWith('/releases') ? fault : undefined,
    )
    const result = await fixture.promote({ to: 'one,two', 'on-failure': 'continue' }, proxy)
    expect(outputLists(result)).toEqual({ promoted: ['two'], unchanged: [], failed: ['one'] })
    expect(appOutput(result, 'one')).toEqual(['migrating'])
    expect(result.errors).toEqual([expect.stringMatching(/^Release v4 of one failed.*\n.*\nmigrating$/s)])
    expect(await fixture.client.releases('one')).toHaveLength(4)
    expect(await fixture.client.releases('two')).toHaveLength(3)
  })

  test('with a 503 that came too early is found', async () => {
    const fixture = await PromotionFixture.with(['one'])
    const proxy = await startProxy(fixture.platform, ({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/releases')) return undefined
      // The release is made behind the gateway's back.
      void fixture.client.json('POST', path, { slug: fixture.slug, description: 'Mine' })
      return { kind: 'answer', status: 503, body: '{}' }
    })
    const result = await fixture.promote({ to: 'one', description: 'Mine' }, proxy)
    expect(outputLists(result).promoted).toEqual(['one'])
    expect(await fixture.client.releases('one')).toHaveLength(3)
  })

  test('that was not made is asked for again', async () => {
    const fixture = await PromotionFixture.with(['one'])
    const proxy = await startProxy(fixture.platform, ({ method, path, before }) =>
      method === 'POST' && path.endsWith('/releases') && before === 0 ? { kind: 'refuse' } : undefined,
    )
    const result = await fixture.promote({ to: 'one' }, proxy, faster(20))
    expect(outputLists(result).promoted).toEqual(['one'])
    expect(await fixture.client.releases('one')).toHaveLength(3)
  })
})

test('a release that Heroku refuses is a failure of its app', async () => {
  const fixture = await PromotionFixture.with(['one', 'two'])
  const slug = '01234567-89ab-cdef-0123-456789abcdef'
  const result = await fixture.promote({ 'slug-id': slug, to: 'one,two', 'on-failure': 'continue' })
  expect(result.errors).toHaveLength(2)
  expect(result.errors[0]).toMatch(/^Couldn't find that slug\. \(POST \/apps\/\S+\/releases answered 404/)
  expect(outputLists(result)).toEqual({ promoted: [], unchanged: [], failed: ['one', 'two'] })
  expect(result.releases.one?.error).not.toContain('\n')
})

test('the rate limit is respected: nothing is asked again before it says', async () => {
  const fixture = await PromotionFixture.with(['one', 'two'])
  const refusedAt = new Map<string, number>()
  const pauses: number[] = []
  const proxy = await startProxy(fixture.platform, ({ method, path, before }) => {
    const name = `${method} ${path}`
    if (before === 0 && /^(GET \/apps\/(one|two)|POST .*)$/.test(name)) {
      refusedAt.set(name, performance.now())
      const body = JSON.stringify({ id: 'rate_limit', message: 'Your account reached the API rate limit' })
      return { kind: 'answer', status: 429, headers: { 'Retry-After': '1' }, body }
    }
    if (before === 1) pauses.push(performance.now() - (refusedAt.get(name) ?? 0))
    return undefined
  })
  const result = await fixture.promote({ to: 'one,two' }, proxy)
  expect(outputLists(result).promoted).toEqual(['one', 'two'])
  for (const app of ['one', 'two']) expect(await fixture.client.releases(app)).toHaveLength(3)
  expect(pauses.length).toBeGreaterThanOrEqual(4)
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(990)
  expect(result.text).toContain('answered 429 rate_limit')
})

test('a stream that breaks off loses no line and shows none twice', async () => {
  const fixture = await PromotionFixture.with(['one', 'two'])
  const lines = Array.from({ length: 2000 }, (_, index) => String(index + 1))
  for (const app of ['one', 'two']) await fixture.setReleaseCommand(app, 'seq 1 2000')
  const proxy = await startProxy(fixture.platform, ({ path, before }) =>
    path.startsWith('/streams/') && before < 3
      ? { kind: 'cut', after: 1001 * (before + 1), clean: before === 1 }
      : undefined,
  )
  const result = await fixture.promote({ to: 'one,two' }, proxy)
  expect(appOutput(result, 'one')).toEqual(lines)
  expect(appOutput(result, 'two')).toEqual(lines)
})
