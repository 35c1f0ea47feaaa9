import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { App, Formation, Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { list } from 'tar'
import { type PlatformClient, readAll } from '../../support/platform-client.js'
import { appWithRelease, inlineApp } from '../../support/repository.js'
import { inspect, testWithTools } from '../container-tools.js'
import { readLayout } from '../oci.js'
import { startTestPlatform } from '../start-test-platform.js'

/** A release as Heroku's schema has it, which says what it runs by `artifacts`. */
type ReleaseBody = Release & { artifacts: { id: string; type: string }[] }

interface ImageBody {
  id: string
  digest: string
  image_repo: string
  process_types: Record<string, unknown>
}

/** The properties of the schema's `oci-image`, which has no others. */
const properties = [
  'architecture',
  'base_image_name',
  'base_top_layer',
  'buildpacks',
  'commit',
  'commit_description',
  'created_at',
  'digest',
  'id',
  'image_repo',
  'process_types',
  'stack',
  'updated_at',
]

async function firApp(client: PlatformClient, name: string): Promise<App> {
  return client.json<App>('POST', '/apps', { name, stack: 'cnb' })
}

/** Builds, and returns the release of the build and its image. */
async function buildImage(client: PlatformClient, app: string, files = inlineApp(), version?: string) {
  const { build, output } = await client.build(app, files, version)
  expect([output, build.status]).toEqual([output, 'succeeded'])
  expect(build.slug).toBe(null)
  const release = await client.json<ReleaseBody>('GET', `/apps/${app}/releases/${build.release?.id}`)
  const [artifact] = release.artifacts
  const [image] = await client.json<ImageBody[]>('GET', `/apps/${app}/oci-images/${artifact?.id}`)
  if (image === undefined) throw new Error('no image')
  const layout = join(client.platform.dataDir, 'objects', 'images', image.id)
  return { build, output, release, image, layout }
}

async function refusal(response: Response): Promise<[number, string]> {
  const body: { id: string; message: string } = JSON.parse(await response.text())
  return [response.status, `${body.id}: ${body.message}`]
}

describe('an app on the stack cnb', () => {
  test('is of the generation fir, and stays on its stack', async () => {
    const client = await startTestPlatform({ apps: ['cedar'] })
    expect(await firApp(client, 'example')).toMatchObject({
      generation: { name: 'fir' },
      stack: { name: 'cnb' },
      build_stack: { name: 'cnb' },
    })
    expect(await client.json('GET', '/apps/cedar')).toMatchObject({ generation: { name: 'cedar' } })
    const change = await client.send('PATCH', '/apps/example', { build_stack: 'heroku-24' })
    expect((await refusal(change))[0]).toBe(422)
  })

  test('has no buildpack installations: its buildpacks are in its source', async () => {
    const client = await startTestPlatform()
    await firApp(client, 'example')
    const updates = { updates: [{ buildpack: 'heroku/nodejs' }] }
    for (const answer of [
      await client.send('GET', '/apps/example/buildpack-installations'),
      await client.send('PUT', '/apps/example/buildpack-installations', updates),
    ]) {
      expect(await refusal(answer)).toEqual([
        422,
        expect.stringContaining('This app uses Cloud Native Buildpacks.'),
      ])
    }
  })

  test('builds an image in place of a slug', async () => {
    const client = await startTestPlatform()
    await firApp(client, 'example')
    const { build, output, release, image } = await buildImage(client, 'example')
    for (const phase of ['ANALYZING', 'DETECTING', 'RESTORING', 'BUILDING', 'EXPORTING'])
      expect(output).toContain(`===> ${phase}\n`)
    expect(output).toContain(`*** Images (${image.digest}):\n      ${image.image_repo}\n`)
    expect(output).toContain('-----> Compiling 0123456789abcdef\n')
    expect(release).toMatchObject({
      id: build.release?.id,
      current: true,
      slug: null,
      artifacts: [{ id: image.id, type: 'oci-image' }],
      eligible_for_rollback: true,
      description: 'Deploy 01234567',
    })
    expect(Object.keys(image).toSorted()).toEqual(properties)
    expect(image).toMatchObject({
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      base_top_layer: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      commit: '0123456789abcdef',
      stack: { name: 'cnb' },
      process_types: {
        web: {
          name: 'web',
          display_cmd: './server',
          command: '/cnb/process/web',
          working_dir: '/workspace',
          default: true,
        },
      },
      buildpacks: [
        { id: 'heroku-community/inline', version: expect.any(String), homepage: expect.any(String) },
      ],
    })
    expect(await client.json<Formation[]>('GET', '/apps/example/formation')).toMatchObject([
      { type: 'web', quantity: 1, command: './server' },
    ])
    expect(await client.json('GET', '/apps/example')).toMatchObject({
      slug_size: null,
      buildpack_provided_description: 'Inline',
    })
  })

  test('builds a layout that the specification describes, and the same one from the same source', async () => {
    const client = await startTestPlatform()
    await firApp(client, 'example')
    const compile = 'mkdir sub; echo made > sub/made; chmod 700 sub/made'
    const first = await buildImage(client, 'example', inlineApp(compile))
    const second = await buildImage(client, 'example', inlineApp(compile))
    expect(second.image.id).not.toBe(first.image.id)
    expect(second.image.digest).toBe(first.image.digest)
    const { manifests, manifest, config } = await readLayout(first.layout)
    expect(manifests.map(({ digest }) => digest)).toEqual([first.image.digest])
    expect(config.config).toMatchObject({ Entrypoint: ['/cnb/process/web'], WorkingDir: '/workspace' })
    const label = config.config.Labels?.['io.buildpacks.build.metadata'] ?? ''
    expect(JSON.parse(label)).toMatchObject({ processes: [{ type: 'web' }] })
    const paths: string[] = []
    for (const { digest } of manifest.layers) {
      const file = join(first.layout, 'blobs', 'sha256', digest.slice('sha256:'.length))
      await list({ file, onReadEntry: ({ path }) => paths.push(path) })
    }
    expect(paths).toEqual(expect.arrayContaining(['workspace/', 'workspace/sub/made', 'cnb/process/web']))
    const third = await buildImage(client, 'example', inlineApp(`${compile}; echo more >> sub/made`))
    expect(third.image.digest).not.toBe(first.image.digest)
  })

  testWithTools('builds a layout that skopeo reads', async () => {
    const client = await startTestPlatform()
    await firApp(client, 'example')
    const { image, layout } = await buildImage(client, 'example')
    const { manifest } = await readLayout(layout)
    expect(await inspect(`oci:${layout}`)).toMatchObject({
      Digest: image.digest,
      Layers: manifest.layers.map(({ digest }) => digest),
      Labels: { 'io.buildpacks.build.metadata': expect.any(String) },
    })
  })

  test('runs the release command of its image', async () => {
    const client = await startTestPlatform()
    await firApp(client, 'example')
    await client.json('PATCH', '/apps/example/config-vars', { GREETING: 'hello' })
    await client.build('example', appWithRelease('echo "$GREETING from $(basename "$PWD")"'))
    const release = await client.released('example', 4)
    expect(await readAll(release.output_stream_url ?? '')).toBe('hello from workspace\n')
    expect(release).toMatchObject({ status: 'succeeded', current: true })
  })

  test('may be one of the generation cedar that has moved there', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const before = await client.build('example', inlineApp())
    expect(before.build.slug).not.toBe(null)
    await client.json('PATCH', '/apps/example', { build_stack: 'cnb' })
    await buildImage(client, 'example')
    expect(await client.json('GET', '/apps/example')).toMatchObject({
      generation: { name: 'cedar' },
      stack: { name: 'cnb' },
    })
    const back = await client.release('example', 3)
    expect(await client.json('POST', '/apps/example/releases', { release: back.id })).toMatchObject({
      slug: before.build.slug,
      artifacts: [{ type: 'slug' }],
    })
    expect(await client.json('GET', '/apps/example')).toMatchObject({ stack: { name: 'heroku-24' } })
  })

  test('that fails to build leaves nothing', async () => {
    const client = await startTestPlatform()
    await firApp(client, 'example')
    for (const files of [inlineApp('echo "no luck"; exit 3'), { README: 'nothing to detect' }]) {
      const { build, output } = await client.build('example', files)
      expect(build).toMatchObject({ status: 'failed', slug: null, release: null })
      expect(output).toMatch(/\n !\s+Push failed\n$/)
    }
    expect(await readdir(join(client.platform.dataDir, 'objects', 'images'))).toEqual([])
    expect(await client.releases('example')).toHaveLength(2)
  })
})

describe('an image', () => {
  test('can be released to another app, by id and by digest, and outlives its own', async () => {
    const client = await startTestPlatform()
    for (const name of ['example', 'other']) await firApp(client, name)
    const { image, layout } = await buildImage(client, 'example')
    expect((await client.send('GET', `/apps/other/oci-images/${image.id}`)).status).toBe(404)
    const release = await client.json<Release>('POST', '/apps/other/releases', { oci_image: image.id })
    expect(release).toMatchObject({
      version: 3,
      status: 'succeeded',
      slug: null,
      artifacts: [{ id: image.id, type: 'oci-image' }],
      description: 'Deploy 01234567',
    })
    const named = { oci_image: image.digest, description: 'By digest' }
    expect(await client.json('POST', '/apps/other/releases', named)).toMatchObject({
      description: 'By digest',
      artifacts: [{ id: image.id }],
    })
    expect(await client.json('GET', `/apps/other/oci-images/${image.digest}`)).toEqual([image])
    await client.json('DELETE', '/apps/example')
    await readLayout(layout)
    await client.json('DELETE', '/apps/other')
    expect(await readdir(join(client.platform.dataDir, 'objects', 'images'))).toEqual([])
  })

  test('is no slug: none is made for its stack', async () => {
    const client = await startTestPlatform({ apps: ['cedar'] })
    await firApp(client, 'example')
    const slug = { process_types: { web: './server' } }
    for (const [app, body] of [
      ['example', slug],
      ['cedar', { ...slug, stack: 'cnb' }],
      ['cedar', { ...slug, stack: 'container' }],
    ] as const) {
      expect((await client.send('POST', `/apps/${app}/slugs`, body)).status).toBe(422)
    }
  })

  test('is not released where it cannot run', async () => {
    const client = await startTestPlatform({ apps: ['cedar'] })
    await firApp(client, 'example')
    const { image } = await buildImage(client, 'example')
    const { build } = await client.build('cedar', inlineApp())
    const unknown = '01234567-89ab-cdef-0123-456789abcdef'
    for (const [app, body, status] of [
      ['example', { oci_image: unknown }, 404],
      ['example', { oci_image: `sha256:${'0'.repeat(64)}` }, 404],
      ['example', { oci_image: 7 }, 422],
      ['example', { oci_image: image.id, slug: build.slug?.id }, 422],
      ['example', { slug: build.slug?.id }, 422],
      ['cedar', { oci_image: image.id }, 422],
      ['example', {}, 422],
    ] as const) {
      const response = await client.send('POST', `/apps/${app}/releases`, body)
      expect([body, response.status]).toEqual([body, status])
    }
  })

  test('can be described by a client, and released if its content is known', async () => {
    const client = await startTestPlatform()
    for (const name of ['example', 'other']) await firApp(client, name)
    const { image } = await buildImage(client, 'example')
    const { id, created_at, updated_at, stack, ...description } = {
      created_at: '',
      updated_at: '',
      stack: '',
      ...image,
    }
    const copy = await client.json<ImageBody>('POST', '/apps/other/oci-images', {
      ...description,
      stack: 'cnb',
    })
    expect(copy).toEqual({
      ...image,
      id: copy.id,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
    expect(copy.id).not.toBe(id)
    const release = await client.json('POST', '/apps/other/releases', { oci_image: copy.id })
    expect(release).toMatchObject({ artifacts: [{ id: copy.id, type: 'oci-image' }], status: 'succeeded' })
    await client.json('DELETE', '/apps/example')
    const config = await client.json('PATCH', '/apps/other/config-vars', { FOO: 'bar' })
    expect(config).toEqual({ FOO: 'bar' })
    const elsewhere = { digest: `sha256:${'1'.repeat(64)}`, image_repo: 'x/builds' }
    const absent = await client.json<ImageBody>('POST', '/apps/other/oci-images', elsewhere)
    expect((await client.send('POST', '/apps/other/releases', { oci_image: absent.id })).status).toBe(422)
    for (const wrong of [
      { digest: '../x' },
      { digest: 'sha256:00' },
      { process_types: { 'a b': {} } },
      { process_types: { web: 'x' } },
      { process_types: { web: { default: 'yes' } } },
      { buildpacks: 'x' },
      { buildpacks: [{ id: 1 }] },
      { stack: 'heroku-24' },
      { architecture: 1 },
    ]) {
      const response = await client.send('POST', '/apps/other/oci-images', { ...elsewhere, ...wrong })
      expect([wrong, response.status]).toEqual([wrong, 422])
    }
    expect((await client.send('POST', '/apps/other/oci-images', {})).status).toBe(422)
  })

  test('is promoted in a pipeline, and rolled back to', async () => {
    const client = await startTestPlatform({ apps: ['cedar'] })
    for (const name of ['staging', 'production']) await firApp(client, name)
    const members = { staging: 'staging', production: 'production', cedar: 'production' }
    const pipeline = await client.pipeline('example', members)
    expect(await client.json('GET', '/pipelines/example')).toMatchObject({ generation: { name: 'fir' } })
    const first = await buildImage(client, 'staging')
    const promote = async (target: string) => {
      const [from, to] = await Promise.all(
        ['staging', target].map((name) => client.json<App>('GET', `/apps/${name}`)),
      )
      return client.send('POST', '/pipeline-promotions', {
        pipeline: { id: pipeline.id },
        source: { app: { id: from?.id } },
        targets: [{ app: { id: to?.id } }],
      })
    }
    expect((await promote('production')).status).toBe(201)
    expect(await client.released('production', 3)).toMatchObject({
      description: 'Promote staging v3 01234567',
      slug: null,
      artifacts: [{ id: first.image.id, type: 'oci-image' }],
    })
    expect((await promote('cedar')).status).toBe(422)
    const second = await buildImage(client, 'production', inlineApp('echo other > other'), 'second')
    expect(second.image.digest).not.toBe(first.image.digest)
    const target = await client.release('production', 3)
    expect(await client.json('POST', '/apps/production/releases', { release: target.id })).toMatchObject({
      version: 5,
      description: 'Rollback to v3',
      artifacts: [{ id: first.image.id }],
      current: true,
    })
  })
})
