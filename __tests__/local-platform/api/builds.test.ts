import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import type { App, Formation } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { type BuildBody, readAll, readUntil, tarball } from '../../support/platform-client.js'
import { isRunning } from '../../support/processes.js'
import { inlineApp, waitFor } from '../../support/repository.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { until } from '../../support/wait.js'
import { startTestPlatform } from '../start-test-platform.js'

describe('a build', () => {
  test('creates a slug and a release from a source', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const url = await client.upload(await tarball(inlineApp('echo "       compiled $SOURCE_VERSION"')))
    const source = { url, version: '0123456789abcdef', version_description: 'A commit' }
    const pending = await client.json<BuildBody>('POST', '/apps/example/builds', { source_blob: source })
    expect(pending).toMatchObject({
      status: 'pending',
      release: null,
      slug: null,
      source_blob: { ...source, checksum: null },
      stack: 'heroku-24',
    })
    const output = await readAll(pending.output_stream_url)
    const app = await client.json<App>('GET', '/apps/example')
    expect(output).toMatch(/^\n-----> Building on the Heroku-24 stack\n/)
    expect(output).toContain('       compiled 0123456789abcdef\n')
    expect(output).toContain('       Done: ')
    expect(output).toMatch(/-----> Launching\.\.\.\n {7}Released v3\n/)
    expect(output.endsWith(`       ${app.web_url} deployed to Heroku\n\n`)).toBe(true)
    const build = await client.finished('example', pending.id)
    const release = await client.release('example', 3)
    expect(build).toMatchObject({ status: 'succeeded', release: { id: release.id } })
    expect(release).toMatchObject({
      current: true,
      description: 'Deploy 01234567',
      output_stream_url: null,
      slug: build.slug,
      artifacts: [{ id: build.slug?.id, type: 'slug' }],
      status: 'succeeded',
    })
    const slug = await client.slug('example', build.slug?.id ?? '')
    expect(slug).toMatchObject({
      blob: { method: 'get' },
      commit: '0123456789abcdef',
      commit_description: 'A commit',
      process_types: { web: './server' },
      buildpack_provided_description: 'Inline',
    })
    const bytes = Buffer.from(await (await fetch(slug.blob?.url ?? '')).arrayBuffer())
    expect(slug.size).toBe(bytes.length)
    expect(slug.checksum).toBe(`SHA256:${createHash('sha256').update(bytes).digest('hex')}`)
    expect(app.slug_size).toBe(bytes.length)
    expect(await client.json<Formation[]>('GET', '/apps/example/formation')).toMatchObject([
      { type: 'web', quantity: 1, command: './server' },
    ])
  })

  test('is listed with the app’s other builds, newest first on request', async () => {
    const client = await startTestPlatform({ apps: ['example', 'other'] })
    const { build: failed } = await client.build('example', { 'README.md': 'nothing to detect' })
    const { build: succeeded } = await client.build('example', inlineApp())
    const Range = 'created_at ..; max=10, order=desc'
    const response = await client.send('GET', '/apps/example/builds', undefined, { Range })
    expect(await response.json()).toMatchObject([{ id: succeeded.id }, { id: failed.id }])
    expect(await client.json('GET', '/apps/other/builds')).toEqual([])
    expect((await client.send('GET', `/apps/other/builds/${failed.id}`)).status).toBe(404)
  })

  test('that fails has no slug and no release', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const { build, output } = await client.build('example', inlineApp('echo "no luck" >&2; exit 3'))
    expect(build).toMatchObject({ status: 'failed', slug: null, release: null })
    expect(output).toContain('no luck')
    expect(output).toMatch(/\n !\s+Push failed\n$/)
    expect(await client.releases('example')).toHaveLength(2)
    expect(await readdir(join(client.platform.dataDir, 'objects', 'slugs'))).toEqual([])
  })

  test('fails when the checksum does not match', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const url = await client.upload(await tarball(inlineApp()))
    const checksum = `SHA256:${'0'.repeat(64)}`
    const { id, output_stream_url: stream } = await client.json<BuildBody>('POST', '/apps/example/builds', {
      source_blob: { url, checksum },
    })
    expect(await readAll(stream)).toContain('Push failed')
    expect((await client.finished('example', id)).status).toBe('failed')
  })

  test('is rejected without a valid source', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    for (const [body, message] of [
      [{}, 'Require params: source_blob.'],
      [{ source_blob: {} }, 'Require params: source_blob:url.'],
      [{ source_blob: { url: 'http://example.com/a.tgz' } }, 'https is required for source_blob:url'],
      [{ source_blob: { url: 'file:///etc/passwd' } }, 'https is required for source_blob:url'],
      [{ source_blob: { url: 'https://example.com/a.tgz', checksum: 'MD5:00' } }, 'checksum must be'],
      [{ source_blob: { url: 'https://example.com/a.tgz' }, buildpacks: [{}] }, 'Require params: buildpacks'],
      [{ source_blob: { url: 7 } }, 'Invalid type for key "source_blob:url": expected string, got number.'],
    ] as const) {
      const response = await client.send('POST', '/apps/example/builds', body)
      expect(response.status).toBe(422)
      expect(await response.json()).toEqual({
        id: 'invalid_params',
        message: expect.stringContaining(message),
      })
    }
    expect(await client.json('GET', '/apps/example/builds')).toEqual([])
  })

  test('has the same buildpacks while it is pending and when it has ended', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const buildpacks = [{ name: 'heroku-community/inline', url: 'urn:buildpack:heroku-community/inline' }]
    const url = await client.upload(await tarball(inlineApp()))
    const request = { source_blob: { url }, buildpacks: [{ url: 'heroku-community/inline' }] }
    const build = await client.json<BuildBody>('POST', '/apps/example/builds', request)
    expect(build).toMatchObject({ buildpacks })
    expect(await client.finished('example', build.id)).toMatchObject({ status: 'succeeded', buildpacks })
  })

  test('is not started for an app that is deleted while the request is being sent', async () => {
    // The clock stands still, so the rate limit is not refilled.
    const client = await startTestPlatform({ apps: ['example'], now: () => 1_700_000_000_000 })
    const { apiKey, url } = client.platform
    const body = JSON.stringify({ source_blob: { url: await client.upload(await tarball(inlineApp())) } })
    const late = request(`${url}/apps/example/builds`, {
      method: 'POST',
      headers: {
        accept: 'application/vnd.heroku+json; version=3',
        authorization: `Bearer ${apiKey}`,
        'content-length': body.length,
      },
    })
    const answer = once(late, 'response')
    late.write(body.slice(0, 5))
    // Once the request is counted, the platform has accepted it.
    await until(
      () => client.json<{ remaining: number }>('GET', '/account/rate-limits'),
      ({ remaining }) => remaining < 4499,
    )
    await client.json('DELETE', '/apps/example')
    late.end(body.slice(5))
    const [response] = await answer
    expect(response.statusCode).toBe(404)
    response.resume()
  })

  test('fails when it times out', async () => {
    const client = await startTestPlatform({ apps: ['example'], buildTimeoutMs: 400 })
    const { build, output } = await client.build('example', inlineApp('exec sleep 60'))
    expect(build.status).toBe('failed')
    expect(output).toMatch(/-----> Timed out running buildpack Inline\n\n !\s+Push failed\n$/)
  })

  test('waits for an earlier build of the same app', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const client = await startTestPlatform({ apps: ['example'] })
    const slow = await client.startBuild('example', inlineApp(`echo first; ${waitFor(gate)}`), 'first')
    await readUntil(slow.output_stream_url, 'first')
    const next = await client.startBuild('example', inlineApp(), 'second')
    await writeFile(gate, '')
    await client.finished('example', next.id)
    const [, , first, second] = await client.releases('example').then((releases) => {
      return releases.toSorted((one, other) => (one.version ?? 0) - (other.version ?? 0))
    })
    expect([first?.description, second?.description]).toEqual(['Deploy first', 'Deploy second'])
    expect((await client.finished('example', slow.id)).status).toBe('succeeded')
  })

  test('keeps a cache for the next build until the cache is deleted', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const files = inlineApp('cat "$2/count" 2>/dev/null; echo cached >> "$2/count"; echo end')
    const lines = async () => (await client.build('example', files)).output.match(/cached/g)?.length ?? 0
    expect([await lines(), await lines()]).toEqual([0, 1])
    expect((await client.send('DELETE', '/apps/example/build-cache')).status).toBe(202)
    expect(await lines()).toBe(0)
  })
})

describe('canceling', () => {
  const Accept = 'application/vnd.heroku+json; version=3.cancel-build'

  test('kills the build’s processes', async () => {
    const mark = join(await temporaryDirectory(), 'pid')
    const client = await startTestPlatform({ apps: ['example'] })
    const files = inlineApp(`sh -c 'echo $$ > "${mark}"; sleep 60' & echo started; wait`)
    const { id, output_stream_url: url } = await client.startBuild('example', files)
    await readUntil(url, 'started')
    const pid = Number(
      await until(
        () => readFile(mark, 'utf8').catch(() => ''),
        (text) => text !== '',
      ),
    )
    const response = await client.send('DELETE', `/apps/example/builds/${id}`, undefined, { Accept })
    expect([response.status, await response.json()]).toEqual([
      200,
      expect.objectContaining({ status: 'failed' }),
    ])
    expect(await readAll(url)).toMatch(/started\n !\s+Build canceled\.\n !\n !\s+Push failed\n$/)
    await until(
      () => isRunning(pid),
      (runs) => !runs,
    )
    const again = await client.send('DELETE', `/apps/example/builds/${id}`, undefined, { Accept })
    expect(again.status).toBe(422)
  })

  test('does not wait for earlier builds', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const client = await startTestPlatform({ apps: ['example'] })
    const slow = await client.startBuild('example', inlineApp(waitFor(gate)))
    const next = await client.startBuild('example', inlineApp())
    const response = await client.send('DELETE', `/apps/example/builds/${next.id}`, undefined, { Accept })
    expect(await response.json()).toMatchObject({ status: 'failed' })
    expect(await readAll(next.output_stream_url)).toBe(' !     Build canceled.\n !\n !     Push failed\n')
    expect(await client.json('GET', `/apps/example/builds/${slow.id}`)).toMatchObject({ status: 'pending' })
    await writeFile(gate, '')
    expect(await client.finished('example', slow.id)).toMatchObject({ status: 'succeeded' })
  })

  test.each(['3', '3.sdk', '3.cancel-build'])(
    'works with version %s, as clients send it',
    async (version) => {
      const client = await startTestPlatform({ apps: ['example'] })
      const { id } = await client.startBuild('example', inlineApp('sleep 60'))
      const headers = { Accept: `application/vnd.heroku+json; version=${version}` }
      const response = await client.send('DELETE', `/apps/example/builds/${id}`, undefined, headers)
      expect([response.status, await response.json()]).toEqual([
        200,
        expect.objectContaining({ id, status: 'failed' }),
      ])
    },
  )

  test('happens when the app is deleted', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const { output_stream_url: url } = await client.startBuild(
      'example',
      inlineApp('echo started; exec sleep 60'),
    )
    await readUntil(url, 'started')
    await client.json('DELETE', '/apps/example')
    expect(await readAll(url)).toContain('App was deleted.')
    expect((await client.send('GET', '/apps/example')).status).toBe(404)
  })
})
