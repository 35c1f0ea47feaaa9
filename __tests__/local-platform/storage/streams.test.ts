import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogSession, Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { type PlatformClient, readAll, readUntil } from '../../support/platform-client.js'
import { inlineApp, waitFor } from '../../support/repository.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { until } from '../../support/wait.js'
import { startTestPlatform } from '../start-test-platform.js'

describe('an output stream', () => {
  test('is live, and every reader gets it from the beginning', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const client = await startTestPlatform({ apps: ['example'] })
    const files = inlineApp(`echo one; ${waitFor(gate)}; echo two`)
    const { output_stream_url: url } = await client.startBuild('example', files)
    // The build waits at the gate, so what has arrived was flushed.
    expect(await readUntil(url, 'one\n')).toMatch(/^\n-----> Building/)
    const late = readAll(url)
    expect(await readUntil(url, 'one\n')).toMatch(/^\n-----> Building/)
    await writeFile(gate, '')
    const text = await late
    expect(text).toMatch(/one\ntwo\n/)
    expect(await readAll(url)).toBe(text)
    const again = await fetch(url)
    expect(again.headers.get('Content-Type')).toContain('text/plain')
    expect(again.headers.get('Transfer-Encoding')).toBe('chunked')
  })

  test('is served whatever Content-Type the request has, which the signature does not cover', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const { id, output_stream_url: url } = await client.startBuild('example', inlineApp('echo one'))
    await client.finished('example', id)
    const response = await fetch(url, { headers: { 'Content-Type': 'application/json' } })
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('one\n')])
    const session = await client.json<LogSession>('POST', '/apps/example/log-sessions')
    const log = await fetch(session.logplex_url ?? '', { headers: { 'Content-Type': 'application/json' } })
    expect([log.status, await log.text()]).toEqual([200, expect.stringContaining('Build succeeded')])
  })

  test('sends heartbeats while there is no output, and does not store them', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const client = await startTestPlatform({ apps: ['example'], heartbeatMs: 20 })
    const { output_stream_url: url } = await client.startBuild(
      'example',
      inlineApp(`echo quiet; ${waitFor(gate)}; echo loud`),
    )
    expect(await readUntil(url, 'quiet\n\0\0')).toContain('quiet\n\0\0')
    await writeFile(gate, '')
    const text = await readAll(url)
    expect(text).toMatch(/quiet\nloud\n/)
    expect(await (await fetch(url)).text()).toBe(text)
  })

  test('sends no headers before the first byte', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const client = await startTestPlatform({ apps: ['example'] })
    const running = await client.startBuild('example', inlineApp(`echo first; ${waitFor(gate)}`))
    await readUntil(running.output_stream_url, 'first\n')
    // The second build waits for the first and has no output until then.
    const { output_stream_url: url } = await client.startBuild('example', inlineApp())
    let answered = false
    const answer = fetch(url).then((response) => {
      answered = true
      return response.text()
    })
    await readUntil(running.output_stream_url, 'first\n')
    expect(answered).toBe(false)
    await writeFile(gate, '')
    expect(await answer).toMatch(/^\n-----> Building/)
  })

  test.each(['5-', 'bytes=5-'])('starts at the byte that the range %s names', async (Range) => {
    const client = await startTestPlatform({ apps: ['example'] })
    const { build, output } = await client.build('example', inlineApp())
    const response = await fetch(build.output_stream_url, { headers: { Range } })
    expect([response.status, await response.text()]).toEqual([200, output.slice(5)])
  })

  test('that ended empty responds with 204', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const release = await silentRelease(client)
    const response = await fetch(release.output_stream_url ?? '')
    expect([response.status, await response.text()]).toEqual([204, ''])
  })

  test('that ended empty responds with 416 from storage, even without a range', async () => {
    const client = await startTestPlatform({ apps: ['example'], busl: { pastEnd: 416 } })
    const release = await silentRelease(client)
    expect((await fetch(release.output_stream_url ?? '')).status).toBe(416)
  })

  test('responds with 204 past its end', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const { build, output } = await client.build('example', inlineApp())
    const Range = `bytes=${Buffer.byteLength(output)}-`
    expect((await fetch(build.output_stream_url, { headers: { Range } })).status).toBe(204)
  })

  test('can behave as in old busl, which ignores bytes=N- and starts at the beginning', async () => {
    const client = await startTestPlatform({ apps: ['example'], busl: { range: 'old' } })
    const { build, output } = await client.build('example', inlineApp())
    const read = async (Range: string) =>
      (await fetch(build.output_stream_url, { headers: { Range } })).text()
    expect([await read('bytes=5-'), await read('5-')]).toEqual([output, output.slice(5)])
  })

  test('can behave as in new busl, which ignores N- and responds with 416 past the end', async () => {
    const client = await startTestPlatform({ apps: ['example'], busl: { range: 'new', pastEnd: 416 } })
    const { build, output } = await client.build('example', inlineApp())
    const read = (Range: string) => fetch(build.output_stream_url, { headers: { Range } })
    expect([await (await read('bytes=5-')).text(), await (await read('5-')).text()]).toEqual([
      output.slice(5),
      output,
    ])
    const past = await read(`bytes=${output.length}-`)
    expect([past.status, await past.text()]).toEqual([416, ''])
  })

  test('can return 404 at first', async () => {
    const client = await startTestPlatform({ apps: ['example'], busl: { notFoundAtFirst: 2 } })
    const { output_stream_url: url } = await client.startBuild('example', inlineApp())
    const status = async () => (await fetch(url)).status
    expect([await status(), await status()]).toEqual([404, 404])
    expect(await readAll(url)).toContain('deployed to Heroku')
  })

  test('can end early while the build is still running', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const client = await startTestPlatform({ apps: ['example'], busl: { cutAfter: 10 } })
    const { id, output_stream_url: url } = await client.startBuild('example', inlineApp(waitFor(gate)))
    const beginning = '\n-----> Building on the Heroku-24 stack\n'
    expect(await readAll(url)).toBe(beginning.slice(0, 10))
    const Range = 'bytes=10-'
    expect(await (await fetch(url, { headers: { Range } })).text()).toBe(beginning.slice(10, 20))
    await writeFile(gate, '')
    await client.finished('example', id)
    expect((await readAll(url)).startsWith(beginning)).toBe(true)
  })

  test('of a deleted app is removed once all its URLs have expired', async () => {
    let now = Date.now()
    const client = await startTestPlatform({ apps: ['example'], now: () => now, sweepMs: 20 })
    const { build, output } = await client.build('example', inlineApp())
    await client.json('DELETE', '/apps/example')
    expect(await readAll(build.output_stream_url)).toBe(output)
    now += 24 * 3_600_000 + 1000
    await until(
      () => readdir(join(client.platform.dataDir, 'streams')),
      (files) => files.length === 0,
    )
  })

  test('does not hold up the build when a reader is slow', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const megabytes = "head -c 30000000 /dev/zero | tr '\\0' x; echo; echo end"
    const { id, output_stream_url: url } = await client.startBuild('example', inlineApp(megabytes))
    const slow = await fetch(url)
    expect((await client.finished('example', id)).status).toBe('succeeded')
    let size = 0
    for await (const chunk of slow.body ?? []) size += chunk.length
    expect(size).toBeGreaterThan(30_000_000)
  })

  test('has a URL that is signed for a day, and anew whenever the build is read', async () => {
    let now = Date.now()
    const client = await startTestPlatform({ apps: ['example'], now: () => now })
    const { build, output } = await client.build('example', inlineApp())
    now += 24 * 3_600_000 - 1000
    expect(await readAll(build.output_stream_url)).toBe(output)
    now += 2000
    expect((await fetch(build.output_stream_url)).status).toBe(403)
    const { output_stream_url: url } = await client.finished('example', build.id)
    expect(await readAll(url)).toBe(output)
    const forged = url.replace(/Signature=./, 'Signature=g')
    expect((await fetch(forged)).status).toBe(403)
  })

  test('ends when the platform stops', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const { output_stream_url: url } = await client.startBuild('example', inlineApp('echo up; exec sleep 60'))
    const response = await fetch(url)
    const text = response.text().catch(() => 'cut')
    await client.platform.close()
    expect(await text).toMatch(/stopping|cut/)
    await until(
      () =>
        fetch(url).then(
          () => 'answered',
          () => 'refused',
        ),
      (answer) => answer === 'refused',
    )
  })
})

/** Creates a release whose command prints nothing, and waits for it to succeed. */
async function silentRelease(client: PlatformClient): Promise<Release> {
  const { build } = await client.build(
    'example',
    inlineApp(undefined, { Procfile: 'web: ./x\nrelease: true\n' }),
  )
  const read = () => client.json<Release>('GET', `/apps/example/releases/${build.release?.id}`)
  return until(read, ({ status }) => status === 'succeeded')
}
