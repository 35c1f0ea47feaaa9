import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Formation, Release, Slug } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { readAll, readUntil } from '../../support/platform-client.js'
import { appWithRelease, inlineApp, waitFor } from '../../support/repository.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { startTestPlatform } from '../start-test-platform.js'

describe('the release phase', () => {
  test('runs the command with the config vars, in its own stream, after the build', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const client = await startTestPlatform({ apps: ['example'] })
    await client.json('PATCH', '/apps/example/config-vars', { GREETING: 'hello' })
    const files = appWithRelease(`echo "$GREETING $DYNO"; ${waitFor(gate)}; echo done`)
    const { build, output } = await client.build('example', files)
    expect(build.status).toBe('succeeded')
    expect(output).toContain(
      '-----> Launching...\n !     Release command declared: this new release will not be available until the command succeeds.\n       Released v4\n',
    )
    const pending = await client.release('example', build.release?.id ?? '')
    expect(pending).toMatchObject({
      version: 4,
      status: 'pending',
      current: false,
      eligible_for_rollback: false,
    })
    expect(await readUntil(pending.output_stream_url ?? '', 'hello release.1004\n')).not.toContain('done')
    await writeFile(gate, '')
    expect(await readAll(pending.output_stream_url ?? '')).toBe('hello release.1004\ndone\n')
    expect(await client.released('example', 4)).toMatchObject({ status: 'succeeded', current: true })
  })

  test('leaves the previous release current when it fails', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    await client.build('example', inlineApp())
    const { build } = await client.build('example', appWithRelease('echo broken; exit 1'))
    expect(build.status).toBe('succeeded')
    const release = await client.released('example', 4)
    expect(release).toMatchObject({ status: 'failed', current: false, eligible_for_rollback: false })
    expect(await readAll(release.output_stream_url ?? '')).toBe('broken\n')
    expect(await client.release('example', 3)).toMatchObject({ current: true })
  })

  test('fails when it takes too long', async () => {
    const client = await startTestPlatform({ apps: ['example'], releaseTimeoutMs: 300 })
    await client.build('example', appWithRelease('exec sleep 60'))
    const release = await client.released('example', 3)
    expect(release.status).toBe('failed')
    expect(await readAll(release.output_stream_url ?? '')).toBe(' !     Release command timed out.\n')
  })

  test('waits for that of an earlier release, and has no stream until then', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const client = await startTestPlatform({ apps: ['example'] })
    await client.build('example', appWithRelease(`echo up; [ -z "$SLOW" ] || ${waitFor(gate)}`))
    await client.released('example', 3)
    await client.json('PATCH', '/apps/example/config-vars', { SLOW: '1' })
    await client.json('PATCH', '/apps/example/config-vars', { SLOW: null })
    const [slow, waiting] = [await client.release('example', 4), await client.release('example', 5)]
    await readUntil(slow.output_stream_url ?? '', 'up\n')
    expect((await fetch(waiting.output_stream_url ?? '')).status).toBe(404)
    await writeFile(gate, '')
    expect(await client.released('example', 5)).toMatchObject({ status: 'succeeded', current: true })
    expect(await readAll(waiting.output_stream_url ?? '')).toBe('up\n')
  })
})

describe('config vars', () => {
  test('create a release only when they change', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const patch = (vars: object) => client.json('PATCH', '/apps/example/config-vars', vars)
    expect(await patch({ FOO: 'a', BAR: 'b' })).toEqual({ FOO: 'a', BAR: 'b' })
    expect(await patch({ FOO: 'a', MISSING: null })).toEqual({ FOO: 'a', BAR: 'b' })
    expect(await patch({ FOO: null })).toEqual({ BAR: 'b' })
    expect(await client.json('GET', '/apps/example/config-vars')).toEqual({ BAR: 'b' })
    expect(await client.json('GET', '/apps/example/releases/3/config-vars')).toEqual({ FOO: 'a', BAR: 'b' })
    const descriptions = [await client.release('example', 3), await client.release('example', 'v4')]
    expect(descriptions.map(({ description }) => description)).toEqual([
      'Set FOO, BAR config vars',
      'Remove FOO config vars',
    ])
    expect(await client.releases('example')).toHaveLength(4)
    for (const vars of [{ 'NOT-A-NAME': 'x' }, { FOO: 7 }]) {
      expect((await client.send('PATCH', '/apps/example/config-vars', vars)).status).toBe(422)
    }
  })
})

describe('a slug', () => {
  test('can be released to another app', async () => {
    const client = await startTestPlatform({ apps: ['example', 'other'] })
    const { build } = await client.build('example', inlineApp())
    expect((await client.send('GET', `/apps/other/slugs/${build.slug?.id}`)).status).toBe(404)
    const body = { slug: build.slug?.id, description: 'From example' }
    const release = await client.json<Release>('POST', '/apps/other/releases', body)
    expect(release).toMatchObject({
      version: 3,
      status: 'succeeded',
      current: true,
      description: 'From example',
    })
    expect((await client.slug('other', build.slug?.id ?? '')).process_types).toEqual({ web: './server' })
    await client.json('DELETE', '/apps/example')
    const { blob } = await client.slug('other', build.slug?.id ?? '')
    expect((await fetch(blob?.url ?? '')).status).toBe(200)
  })

  test('can be built for another app, uploaded, and released', async () => {
    const client = await startTestPlatform({ apps: ['example', 'builder'] })
    const { build } = await client.build('builder', appWithRelease('echo made'))
    const built = await client.slug('builder', build.slug?.id ?? '')
    const bytes = new Uint8Array(await (await fetch(built.blob?.url ?? '')).arrayBuffer())
    const slug = await client.json<Slug>('POST', '/apps/example/slugs', {
      process_types: built.process_types,
      commit: 'fedcba9876543210',
    })
    expect(slug).toMatchObject({ size: null, blob: { method: 'put' } })
    const release = () => client.send('POST', '/apps/example/releases', { slug: slug.id })
    expect((await release()).status).toBe(422)
    expect((await fetch(slug.blob?.url ?? '', { method: 'PUT', body: bytes })).status).toBe(200)
    expect(await client.slug('example', slug.id ?? '')).toMatchObject({
      size: bytes.length,
      checksum: built.checksum,
    })
    expect((await release()).status).toBe(201)
    const { output_stream_url: url, ...released } = await client.released('example', 3)
    expect(released).toMatchObject({ status: 'succeeded', description: 'Deploy fedcba98' })
    expect(await readAll(url ?? '')).toBe('made\n')
  })

  test('is rejected without valid process types, and a release without an existing slug', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    for (const body of [{}, { process_types: { web: 1 } }, { process_types: { 'a b': 'x' } }]) {
      expect((await client.send('POST', '/apps/example/slugs', body)).status).toBe(422)
    }
    expect((await client.send('POST', '/apps/example/releases', {})).status).toBe(422)
    expect((await client.send('POST', '/apps/example/releases', { slug: 'missing' })).status).toBe(404)
  })
})

describe('a rollback', () => {
  test('restores the slug and the config vars', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    await client.build('example', inlineApp(), 'first')
    await client.json('PATCH', '/apps/example/config-vars', { FOO: 'bar' })
    const { build } = await client.build(
      'example',
      inlineApp(undefined, { Procfile: 'web: ./new\nworker: ./work\n' }),
      'second',
    )
    const target = await client.release('example', 3)
    const release = await client.json<Release>('POST', '/apps/example/releases', { release: target.id })
    expect(release).toMatchObject({
      version: 6,
      description: 'Rollback to v3',
      slug: target.slug,
      current: true,
    })
    expect(release.slug).not.toEqual(build.slug)
    expect(await client.json('GET', '/apps/example/config-vars')).toEqual({})
    expect(await client.json<Formation[]>('GET', '/apps/example/formation')).toMatchObject([
      { type: 'web', command: './server' },
    ])
  })

  test('to a release without a slug is rejected', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const { id } = await client.release('example', 1)
    expect((await client.send('POST', '/apps/example/releases', { release: id })).status).toBe(422)
  })
})
