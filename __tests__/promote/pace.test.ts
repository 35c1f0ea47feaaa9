import { describe, expect, test } from '@jest/globals'
import { eager } from '../support/deploy.js'
import { startProxy } from '../support/proxy.js'
import { appNames, outputLists, PromotionFixture, withoutReleaseCommand } from './support.js'

describe('the rate limit, where it does not suffice', () => {
  test('is said before the first app is changed, and the promotion goes on to its end', async () => {
    const apps = appNames(8)
    const fixture = await PromotionFixture.with(apps, { files: withoutReleaseCommand })
    // Heroku's bucket, to which it adds a request each 0.8 s, and what the messages take on their way.
    let left = 18
    const onTheWay = 0.1
    const refused: string[] = []
    let last = performance.now()
    const proxy = await startProxy(fixture.platform, ({ method, path }) => {
      const now = performance.now()
      left += (now - last) / 800
      last = now
      if (left + onTheWay < 1) refused.push(`${method} ${path} with ${left} left`)
      else left -= 1
      return { kind: 'headers', headers: { 'RateLimit-Remaining': String(Math.max(0, Math.floor(left))) } }
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
    expect(result.text).not.toMatch(/\b429\b/)
    // What Heroku says is left does not count requests that are on their way.
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
