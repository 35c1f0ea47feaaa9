import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Build, Release, Slug } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { app, deploy, platformWithApp, startDeploy } from '../support/deploy.js'
import { api } from '../support/platform-client.js'
import { appWithRelease, inlineApp, Repository, waitFor } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

describe('a deploy', () => {
  test('builds the commit, releases it, and sets every output', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp(), 'Say hello')
    const result = await deploy({ platform, repository })

    expect(result.errors).toEqual([])
    expect(result.exitCode).toBe(0)
    const build = await api<Build>(platform, 'GET', `/apps/${app}/builds/${result.outputs['build-id']}`)
    expect(build.status).toBe('succeeded')
    expect(build.source_blob).toMatchObject({
      version: repository.head,
      version_description: 'Say hello',
      checksum: result.outputs.checksum,
    })
    const slug = await api<Slug>(platform, 'GET', `/apps/${app}/slugs/${result.outputs['slug-id']}`)
    expect(slug.commit).toBe(repository.head)
    const release = await api<Release>(platform, 'GET', `/apps/${app}/releases/3`)
    expect(release).toMatchObject({ current: true, slug: { id: slug.id } })
    expect(result.outputs).toEqual({
      'build-id': build.id,
      'build-status': 'succeeded',
      'slug-id': slug.id,
      'slug-checksum': slug.checksum,
      'slug-size': String(slug.size),
      stack: 'heroku-24',
      'process-types': '{"web":"./server"}',
      'release-id': release.id,
      'release-version': '3',
      'release-status': 'succeeded',
      dynos: '[{"name":"web.1","type":"web","state":"idle","version":3}]',
      version: repository.head,
      checksum: expect.stringMatching(/^SHA256:[0-9a-f]{64}$/),
      'web-url': expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/),
    })
  })

  test('mirrors the output byte for byte, in one section, and ends with what runs where', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(
      {
        ...inlineApp('printf "  two  spaces\\n\\ttab, \\xc3\\xbc and \\xe2\\x9c\\x93\\n"'),
        Procfile: 'web: ./server\nrelease: echo migrating\n',
      },
      'Sell Middlemarch',
    )
    const result = await deploy({ platform, repository, env: { NO_COLOR: '1' } })

    const build = await api<Build>(platform, 'GET', `/apps/${app}/builds/${result.outputs['build-id']}`)
    const output = await (await fetch(build.output_stream_url ?? '')).text()
    expect(output).toContain('  two  spaces\n\ttab, ü and ✓\n')
    expect(result.mirrored).toBe(`${output}migrating\n`)
    const commit = repository.head.slice(0, 8)
    expect(result.commands.filter(({ name }) => name === 'stop-commands')).toHaveLength(1)
    expect(result.text).toMatch(
      new RegExp(`^Archived 4 files, \\d+ B \\(commit ${commit} "Sell Middlemarch"\\)$`, 'm'),
    )
    expect(result.text).toMatch(/^Uploaded \d+ B$/m)
    const build8 = build.id.slice(0, 8)
    expect(result.text).toContain(`\nBuilding test-app on heroku-24 (build ${build8})\n`)
    expect(result.text.trimEnd().split('\n').slice(-3)).toEqual([
      `Deployed ${commit} to test-app as v3`,
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/),
      expect.stringMatching(/^Took \d+\.\d s: ((archive|upload|build|release|dyno start) \d+\.\d s(, )?)+$/),
    ])
  })

  test('shows its last lines in green, as GitHub can', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository, env: { NO_COLOR: '' } })
    const lines = result.text.trimEnd().split('\n').slice(-3)
    for (const line of lines) expect(line).toBe(`\u001b[32m${stripVTControlCharacters(line)}\u001b[0m`)
  })

  test('shows a line while the build is still running', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp(`echo first; ${waitFor(gate)}; echo second`))
    const deploying = await startDeploy({ platform, repository })
    await deploying.logged('first\n')
    await writeFile(gate, '')
    expect((await deploying.done).mirrored).toMatch(/first\nsecond\n/)
  })

  test('waits for the release command and mirrors its output', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(appWithRelease('echo migrating; echo migrated'))
    const result = await deploy({ platform, repository })
    expect(result.exitCode).toBe(0)
    expect(result.mirrored).toContain('migrating\nmigrated\n')
    expect(result.outputs).toMatchObject({ 'release-version': '3', 'release-status': 'succeeded' })
  })

  test('does not wait for the release command with wait-for-release: false', async () => {
    const gate = join(await temporaryDirectory(), 'gate')
    const platform = await platformWithApp()
    const repository = await Repository.of(appWithRelease(waitFor(gate)))
    const result = await deploy({ platform, repository, inputs: { 'wait-for-release': 'false' } })
    expect(result.exitCode).toBe(0)
    expect(result.outputs['release-status']).toBe('pending')
    expect(result.text).toMatch(/Deployed .* as v3, whose release command is still running/)
  })

  test('takes the key from the environment, sets buildpacks and a description, and clears the cache', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of({
      ...inlineApp(),
      'packs/one/bin/detect': '#!/usr/bin/env bash\necho One\n',
      'index.html': '<h1>Hello</h1>',
    })
    const result = await deploy({
      platform,
      repository,
      inputs: {
        'api-key': '',
        buildpacks: 'heroku/static',
        'version-description': 'By hand',
        version: 'v1.2.3',
        'clear-cache': 'true',
      },
      env: { HEROKU_API_KEY: platform.apiKey },
    })
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([])
    const build = await api<Build>(platform, 'GET', `/apps/${app}/builds/${result.outputs['build-id']}`)
    expect(build.source_blob).toMatchObject({ version: 'v1.2.3', version_description: 'By hand' })
    expect(build.buildpacks).toMatchObject([{ name: 'heroku/static' }])
  })

  test('builds a tarball from another server', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const first = await deploy({ platform, repository })
    const build = await api<Build>(platform, 'GET', `/apps/${app}/builds/${first.outputs['build-id']}`)
    const again = await deploy({
      platform,
      repository,
      inputs: { 'source-url': build.source_blob.url ?? '' },
    })
    expect(again.errors).toEqual([])
    expect(again.outputs).toMatchObject({ 'build-status': 'succeeded', 'release-version': '4' })
    expect(again.outputs.checksum).toBeUndefined()
    expect(again.visible).not.toContain(build.source_blob.url)
  })

  test("leaves nothing behind in the runner's directories", async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository })
    expect(result.exitCode).toBe(0)
    expect(result.leftBehind).toEqual([])
    expect(repository.git('status', '--porcelain', '--ignored').toString()).toBe('')
  })
})
