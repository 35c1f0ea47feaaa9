import { readdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { App, Formation, Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { type PlatformClient, readAll, readUntil } from '../../support/platform-client.js'
import { processesWith } from '../../support/processes.js'
import { type Files, inlineApp } from '../../support/repository.js'
import { until } from '../../support/wait.js'
import { busybox, inspect, onlyPrograms, testWithTools } from '../container-tools.js'
import { readLayout } from '../oci.js'
import { startTestPlatform } from '../start-test-platform.js'
import { startAppSetup, waitForAppSetup } from './app-setup-requests.js'

const web = 'build:\n  docker:\n    web: Dockerfile\n'

/** A Dockerfile with nothing but a shell in the image. */
const dockerfile = `FROM scratch
ARG GREETING=none
ARG SECRET=unset
COPY bin/busybox /bin/sh
ENV PATH=/bin
RUN echo "built with $GREETING, $SECRET" > /built
CMD ["/bin/sh", "-c", "cat /built"]
`

async function containerApp(client: PlatformClient, name: string): Promise<App> {
  return client.json<App>('POST', '/apps', { name, stack: 'container' })
}

async function source(files: Files): Promise<Files> {
  return { Dockerfile: dockerfile, 'bin/busybox': await readFile(busybox), ...files }
}

/** What buildah has kept of the app's builds in a store of its own, by kind. */
async function kept(client: PlatformClient, app: string, kind: 'containers' | 'images'): Promise<unknown[]> {
  const { id = '' } = await client.json<App>('GET', `/apps/${app}`)
  const store = join(client.platform.dataDir, 'scratch', 'caches', id, 'buildah')
  expect(await readdir(store)).toContain('vfs')
  const files = await readdir(store, { recursive: true })
  const file = join(`vfs-${kind}`, `${kind}.json`)
  return files.includes(file) ? JSON.parse(await readFile(join(store, file), 'utf8')) : []
}

/** The directory of the images of a platform's only build of images. */
async function onlyLayout(client: PlatformClient): Promise<string> {
  const images = join(client.platform.dataDir, 'objects', 'images')
  const names = await readdir(images)
  expect(names).toHaveLength(1)
  return join(images, names[0] ?? '')
}

describe('an app on the container stack', () => {
  test('is of the generation cedar, and apps may move to it and away', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    expect(await containerApp(client, 'born')).toMatchObject({
      stack: { name: 'container' },
      generation: { name: 'cedar' },
    })
    const moved = await client.json('PATCH', '/apps/example', { build_stack: 'container' })
    expect(moved).toMatchObject({ build_stack: { name: 'container' }, stack: { name: 'heroku-24' } })
    const back = await client.json('PATCH', '/apps/example', { build_stack: 'heroku-24' })
    expect(back).toMatchObject({ build_stack: { name: 'heroku-24' } })
    const stacks = await client.json<{ name: string }[]>('GET', '/stacks')
    expect(stacks.map(({ name }) => name)).toEqual(expect.arrayContaining(['cnb', 'container', 'heroku-24']))
  })

  test('fails to build without a heroku.yml, in Heroku’s words', async () => {
    const client = await startTestPlatform()
    await containerApp(client, 'example')
    const { build, output } = await client.build('example', inlineApp())
    expect(build).toMatchObject({ status: 'failed', slug: null, release: null })
    expect(output).toMatch(
      /^=== Fetching app code\n\n=!= Your app does not include a heroku\.yml build manifest\. To deploy your app, either create a heroku\.yml: /,
    )
  })

  test.each<[string, Files, string]>([
    [
      'a heroku.yml that leads out',
      { 'heroku.yml': 'build: {docker: {web: ../x}}' },
      'a path inside the source',
    ],
    ['a heroku.yml that is too large', { 'heroku.yml': `#${'x'.repeat(70_000)}` }, 'more than 65536 bytes'],
    ['no Dockerfile', { 'heroku.yml': web, README: '' }, 'there is no file "Dockerfile"'],
    ['a directory as Dockerfile', { 'heroku.yml': web, 'Dockerfile/x': '' }, 'there is no file "Dockerfile"'],
  ])('fails to build with %s', async (_, files, message) => {
    const client = await startTestPlatform()
    await containerApp(client, 'example')
    const { build, output } = await client.build('example', files)
    expect(build.status).toBe('failed')
    expect(output).toContain('=!= Build failed due to an error:\n\n=!= heroku.yml: ')
    expect(output).toContain(message)
    expect(await readdir(join(client.platform.dataDir, 'objects', 'images'))).toEqual([])
  })

  test('fails to build where nothing builds images, and says how to get it', async () => {
    await onlyPrograms()
    const client = await startTestPlatform()
    await containerApp(client, 'example')
    const { build, output } = await client.build('example', { Dockerfile: dockerfile, 'heroku.yml': web })
    expect(build.status).toBe('failed')
    for (const words of [
      'This machine has nothing that builds images.',
      'docker: not on the PATH\n',
      'podman: not on the PATH\n',
      'buildah: not on the PATH\n',
      'sudo apt-get install buildah',
    ])
      expect(output).toContain(words)
    expect(await client.releases('example')).toHaveLength(2)
  })

  test('takes no slug, and is not promoted to', async () => {
    const client = await startTestPlatform({ apps: ['classic'] })
    const app = await containerApp(client, 'example')
    const { build } = await client.build('classic', inlineApp())
    expect((await client.send('POST', '/apps/example/releases', { slug: build.slug?.id })).status).toBe(422)
    const pipeline = await client.pipeline('line', { classic: 'staging', example: 'production' })
    const { id } = await client.json<App>('GET', '/apps/classic')
    const promotion = await client.send('POST', '/pipeline-promotions', {
      pipeline: { id: pipeline.id },
      source: { app: { id } },
      targets: [{ app: { id: app.id } }],
    })
    expect(promotion.status).toBe(422)
  })
})

describe('buildah', () => {
  testWithTools('builds the images of a heroku.yml', async () => {
    await onlyPrograms('buildah')
    const home = new Set(await readdir(homedir()))
    const client = await startTestPlatform()
    await containerApp(client, 'example')
    await client.json('PATCH', '/apps/example/config-vars', { SECRET: 'hidden value' })
    const yml = `${web}    worker: work/Dockerfile
  config:
    GREETING: a <&'"$ b
run:
  web: ./serve --port $PORT
  clock:
    image: worker
    command: [./tick, ./tock]
`
    const files = {
      'heroku.yml': yml,
      'work/Dockerfile': 'FROM scratch\nCOPY note /note\nCMD ["/w", "x"]\n',
      'work/note': 'n',
    }
    const { build, output } = await client.build('example', await source(files))
    expect([output, build.status]).toEqual([output, 'succeeded'])
    expect(output).toMatch(/^=== Fetching app code\n\n=== Building web \(Dockerfile\)\n/)
    expect(output).toContain('=== Building worker (work/Dockerfile)\n')
    expect(output).not.toContain('hidden value')
    expect(build.slug).toBe(null)
    const release = await client.json<Release>('GET', `/apps/example/releases/${build.release?.id}`)
    expect(release).toMatchObject({ slug: null, artifacts: [], current: true, eligible_for_rollback: true })
    expect(await client.json('GET', '/apps/example')).toMatchObject({
      slug_size: null,
      stack: { name: 'container' },
    })
    const formation = await client.json<Formation[]>('GET', '/apps/example/formation')
    expect(Object.fromEntries(formation.map(({ type, command }) => [type, command]))).toEqual({
      web: './serve --port $PORT',
      worker: '/w x',
      clock: './tick && ./tock',
    })
    const layout = await onlyLayout(client)
    const { manifests } = await readLayout(layout)
    const names = manifests.map(({ annotations }) => annotations?.['org.opencontainers.image.ref.name'])
    expect(names.toSorted()).toEqual(['web', 'worker'])
    const [main] = manifests
    expect((await inspect(`oci:${layout}:web`)).Digest).toBe(main?.digest)
    expect(await kept(client, 'example', 'images')).toEqual([])
    expect((await readdir(homedir())).filter((name) => !home.has(name))).toEqual([])
  })

  testWithTools('runs the release command in its image, with the config vars', async () => {
    await onlyPrograms('buildah')
    const client = await startTestPlatform()
    await containerApp(client, 'example')
    await client.json('PATCH', '/apps/example/config-vars', { SECRET: "it's\nhidden", FAIL: '' })
    const command = 'cat /built; echo "$SECRET as $DYNO"; test -z "$FAIL"'
    const yml = `${web}release:\n  command: ${JSON.stringify(command)}\n`
    const { build } = await client.build('example', await source({ 'heroku.yml': yml }))
    expect(build.status).toBe('succeeded')
    const release = await client.released('example', 4)
    const output = await readAll(release.output_stream_url ?? '')
    expect([output, release.status]).toEqual([output, 'succeeded'])
    expect(output).toContain("built with none, unset\nit's\nhidden as release.1004\n")
    await client.json('PATCH', '/apps/example/config-vars', { FAIL: '1' })
    expect((await client.released('example', 5)).status).toBe('failed')
    const first = await client.release('example', 4)
    expect(first.current).toBe(true)
    const rollback = { release: first.id }
    const back = await client.json<Release>('POST', '/apps/example/releases', rollback)
    expect(await client.released('example', back.version ?? 0)).toMatchObject({
      description: 'Rollback to v4',
      status: 'succeeded',
    })
    const layout = await onlyLayout(client)
    await onlyPrograms()
    await client.json('PATCH', '/apps/example/config-vars', { OTHER: '1' })
    const refused = await client.released('example', 7)
    expect(refused.status).toBe('failed')
    expect(await readAll(refused.output_stream_url ?? '')).toContain('buildah: not on the PATH')
    await client.json('DELETE', '/apps/example')
    await expect(readdir(layout)).rejects.toThrow('ENOENT')
  })

  testWithTools('is gone when an app is deleted while its release command runs', async () => {
    await onlyPrograms('buildah')
    const client = await startTestPlatform()
    await containerApp(client, 'example')
    const mark = `release_${process.pid}_${Date.now()}`
    const yml = `${web}release:\n  command: 'echo up; : ${mark}; while :; do :; done'\n`
    const { build } = await client.build('example', await source({ 'heroku.yml': yml }))
    const release = await client.release('example', build.release?.id ?? '')
    const status = async () => {
      const response = await fetch(release.output_stream_url ?? '')
      await response.body?.cancel()
      return response.status
    }
    await until(status, (code) => code === 200)
    await readUntil(release.output_stream_url ?? '', 'up\n')
    expect(processesWith(mark)).not.toEqual([])
    expect((await client.send('DELETE', '/apps/example')).status).toBe(200)
    expect(processesWith(mark)).toEqual([])
    for (const directory of ['scratch/releases', 'scratch/caches', 'objects/images'])
      expect(await readdir(join(client.platform.dataDir, directory))).toEqual([])
  })

  testWithTools('runs the postdeploy script of an app setup in the image web', async () => {
    await onlyPrograms('buildah')
    const client = await startTestPlatform()
    const manifest = {
      env: { GREETING: 'hello' },
      scripts: { postdeploy: 'cat /built; echo "$GREETING $DYNO"' },
    }
    const yml = `${web}    other: Other\n`
    const files = await source({
      'heroku.yml': yml,
      Other: 'FROM scratch\n',
      'app.json': JSON.stringify(manifest),
    })
    const setup = await startAppSetup(client, files, { app: { name: 'example', stack: 'container' } })
    const { status, failure_message: failure, postdeploy } = await waitForAppSetup(client, setup.id)
    expect([status, failure]).toEqual(['succeeded', null])
    expect(postdeploy).toMatchObject({
      exit_code: 0,
      output: expect.stringMatching(/built with none.*\nhello run\.\d+/),
    })
  })

  testWithTools('fails a build whose Dockerfile fails, in its own words', async () => {
    await onlyPrograms('buildah')
    const client = await startTestPlatform()
    await containerApp(client, 'example')
    const failing = `${dockerfile}FROM scratch\nCOPY --from=0 /bin/sh /bin/sh\nRUN echo no luck && exit 3\n`
    const { build, output } = await client.build(
      'example',
      await source({ Dockerfile: failing, 'heroku.yml': web }),
    )
    expect(build).toMatchObject({ status: 'failed', release: null })
    expect(output).toContain('no luck\n')
    expect(output).toContain('=!= Build failed due to an error:\n\n=!= buildah ended with exit code ')
    expect(await kept(client, 'example', 'containers')).toEqual([])
    expect(await kept(client, 'example', 'images')).toEqual([])
    expect(await readdir(join(client.platform.dataDir, 'objects', 'images'))).toEqual([])
  })

  testWithTools('is gone when a build is canceled or takes too long, and leaves nothing', async () => {
    await onlyPrograms('buildah')
    const client = await startTestPlatform()
    await containerApp(client, 'example')
    const mark = `sleep_${process.pid}_${Date.now()}`
    const waiting = `FROM scratch\nCOPY bin/busybox /bin/sh\nENV PATH=/bin\nRUN echo up; : ${mark}; while :; do :; done\n`
    const { id, output_stream_url: stream } = await client.startBuild(
      'example',
      await source({ Dockerfile: waiting, 'heroku.yml': web }),
    )
    await readUntil(stream, 'up\n')
    expect(processesWith(mark)).not.toEqual([])
    const headers = { Accept: 'application/vnd.heroku+json; version=3.cancel-build' }
    const canceled = await client.send('DELETE', `/apps/example/builds/${id}`, undefined, headers)
    expect(canceled.status).toBe(200)
    expect(processesWith(mark)).toEqual([])
    expect(await kept(client, 'example', 'containers')).toEqual([])
    expect(await readdir(join(client.platform.dataDir, 'scratch', 'builds'))).toEqual([])
    const hasty = await startTestPlatform({ buildTimeoutMs: 3_000 })
    await containerApp(hasty, 'example')
    const { build, output } = await hasty.build(
      'example',
      await source({ Dockerfile: waiting, 'heroku.yml': web }),
    )
    expect(build.status).toBe('failed')
    expect(output).toContain('=!= Build timed out after 3 s\n')
    expect(processesWith(mark)).toEqual([])
  })
})
