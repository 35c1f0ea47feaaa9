import { writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startProxy } from '../support/proxy.js'
import { waitFor } from '../support/repository.js'
import { serve } from '../support/server.js'
import { temporaryDirectory } from '../support/temporary.js'
import { outputLists, PromotionFixture, waitForPromotion } from './support.js'

describe('a health check', () => {
  test('requests a URL until it returns 2xx, after the end of the release and without the key', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const statuses = [503, 404, 301, 204]
    const checks: unknown[] = []
    const health = await serve(async ({ url, headers }, response) => {
      checks.push([url, headers.authorization, (await fixture.client.release('one', 4)).status])
      response.writeHead(statuses[checks.length - 1] ?? 500, { Location: '/elsewhere' }).end('x')
    })
    const fixture = await PromotionFixture.with(['one'])
    await fixture.setReleaseCommand('one', `echo started; ${waitFor(gate)}`)
    const promoting = await fixture.start({ to: 'one', 'health-check': `${health}/up?token=1` })
    await promoting.logged('one | started\n')
    expect(checks).toEqual([])
    await writeFile(gate, '')
    const result = await waitForPromotion(promoting)
    expect(result.errors).toEqual([])
    expect(outputLists(result).promoted).toEqual(['one'])
    expect(checks).toEqual(statuses.map(() => ['/up?token=1', undefined, 'succeeded']))
  })

  test('requests a path on each app, at the URL that the API returns', async () => {
    const fixture = await PromotionFixture.with(['one', 'two'])
    const checks: string[] = []
    const appAt = (name: string, status: number) =>
      serve(({ url }, response) => {
        checks.push(`${name} ${url}`)
        response.writeHead(status).end()
      })
    const [one, two] = [await appAt('one', 200), await appAt('two', 500)]
    const proxy = await startProxy(fixture.platform, ({ path }) => {
      const at = { '/apps/one': one, '/apps/two': two }[path]
      return at ? { kind: 'rewrite', json: (body) => ({ ...body, web_url: `${at}/` }) } : undefined
    })
    const inputs = { to: 'one,two', 'on-failure': 'continue', 'health-check-timeout': '0.3' }
    const result = await fixture.promote({ ...inputs, 'health-check': '/health?deep' }, proxy)
    expect(outputLists(result)).toEqual({ promoted: ['one'], unchanged: [], failed: ['two'] })
    expect(result.errors).toEqual([
      expect.stringContaining(
        `Health check failed: ${two}/health did not return 2xx within 0.3 seconds (last result: 500)`,
      ),
    ])
    expect(checks.filter((request) => request === 'one /health?deep')).toHaveLength(1)
    expect(new Set(checks)).toEqual(new Set(['one /health?deep', 'two /health?deep']))
    expect(result.releases.one?.url).toBe(`${one}/`)
  })

  test.each([
    ['an answer that is no success', (_, response) => response.writeHead(500).end(), 'last result: 500'],
    ['no answer', () => {}, 'last result: no response yet'],
    ['a broken connection', ({ socket }) => socket.destroy(), /last result: .*(hang up|ECONNRESET)/],
  ] satisfies [string, RequestListener, string | RegExp][])(
    'fails by its deadline with %s',
    async (_, answer, last) => {
      const health = await serve(answer)
      const fixture = await PromotionFixture.with(['one', 'two'])
      const inputs = { 'health-check': `${health}/up?token=1`, 'health-check-timeout': '0.4' }
      const result = await fixture.promote({ to: 'one,two', 'max-parallel': '1', ...inputs })
      expect(result.exitCode).toBe(1)
      expect(result.errors).toHaveLength(1)
      expect(result.errors[0]).toMatch(last)
      expect(result.errors[0]).toContain(
        `Health check failed: ${health}/up did not return 2xx within 0.4 seconds`,
      )
      expect(result.errors[0]).not.toContain('token')
      expect(result.releases).toMatchObject({
        one: { status: 'failed', version: 3, error: expect.stringContaining('Health check failed') },
        two: { status: 'not-started' },
      })
      // Without a rollback the release remains.
      expect(await fixture.running('one')).toBe(fixture.slug)
    },
  )

  test('does not run after a failed release command, nor on an app that already runs the slug', async () => {
    let checks = 0
    const health = await serve((_, response) => {
      checks += 1
      response.end()
    })
    const fixture = await PromotionFixture.with(['one', 'two'])
    await fixture.setReleaseCommand('one', 'exit 1')
    await fixture.promote({ to: 'two' })
    const result = await fixture.promote({ to: 'two,one', 'health-check': health })
    expect(outputLists(result)).toEqual({ promoted: [], unchanged: ['two'], failed: ['one'] })
    expect(checks).toBe(0)
  })
})
