import { describe, expect, test } from '@jest/globals'
import { eager } from '../support/deploy.js'
import { startProxy } from '../support/proxy.js'
import { appNames, outputLists, PromotionFixture, withoutReleaseCommand } from './support.js'

describe('the rate limit, where it does not suffice', () => {
  test('is said before the first app is changed, and the promotion goes on to its end', async () => {
    const apps = appNames(8)
    const fixture = await PromotionFixture.with(apps, { files: withoutReleaseCommand })
    let left = 18
    const refused: string[] = []
    // Heroku's bucket, refilled when the next request has waited for its turn, which is 0.8 s after the last.
    let last = performance.now()
    const proxy = await startProxy(fixture.platform, ({ method, path }) => {
      const now = performance.now()
      left = left > 0 ? left - 1 : 0
      if (left === 0 && now - last < 780) refused.push(`${method} ${path} after ${now - last} ms`)
      last = now
      return { kind: 'headers', headers: { 'RateLimit-Remaining': String(left) } }
    })
    const inputs = { from: 'staging', to: apps.join(), 'max-parallel': '8', 'wait-for-dynos': 'false' }
    const result = await fixture.promote(inputs, proxy)
    expect(outputLists(result).promoted).toEqual(apps)
    expect(result.warnings).toEqual([
      expect.stringMatching(
        /^This promotion to 8 apps needs at least 8 requests, and Heroku's rate limit leaves the account \d: it goes on as Heroku adds 75 a minute, and takes at least 1 min$/,
      ),
    ])
    expect(result.text.indexOf('This promotion to')).toBeLessThan(result.text.indexOf('Promoting staging'))
    expect(result.text).not.toContain('429')
    // The first of those that wait comes right after one that did not.
    expect(refused.length).toBeLessThanOrEqual(1)
  })

  test('is said to take longer than the timeout', async () => {
    const apps = appNames(5)
    const fixture = await PromotionFixture.with(apps, { files: withoutReleaseCommand })
    const proxy = await startProxy(fixture.platform, () => ({
      kind: 'headers',
      headers: { 'RateLimit-Remaining': '0' },
    }))
    const inputs = { to: apps.join(), timeout: '0.05', 'wait-for-dynos': 'false' }
    const result = await fixture.promote(inputs, proxy, eager(1000))
    expect(result.warnings[0]).toContain("That is longer than the input 'timeout' allows: raise it")
  })

  test('is no subject where it suffices', async () => {
    const apps = appNames(5)
    const fixture = await PromotionFixture.with(apps, { files: withoutReleaseCommand, rateLimit: 200 })
    const result = await fixture.promote({ to: apps.join(), 'wait-for-dynos': 'false' })
    expect(result.warnings).toEqual([])
  })
})
