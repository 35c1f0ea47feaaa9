import { readFile } from 'node:fs/promises'
import type { Build, Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { startPlatform } from '../../src/local-platform/platform.js'
import { busybox, testWithTools } from '../local-platform/container-tools.js'
import { app, deploy, faster, platformWithApp, startDeploy } from '../support/deploy.js'
import { asContainerStack } from '../support/images.js'
import { api, PlatformClient } from '../support/platform-client.js'
import { type Fault, type ProxiedRequest, startProxy } from '../support/proxy.js'
import { appWithRelease, inlineApp, Repository } from '../support/repository.js'
import { sleepingDynos } from '../support/sleeping-dynos.js'
import { headedRow } from '../support/summary.js'
import { afterTest } from '../support/temporary.js'
import { deferred } from '../support/wait.js'

interface Image {
  id: string
  digest: string
}

type ReleaseOfImage = Release & { artifacts: { id: string; type: string }[] }

const reuse = { reuse: 'true' }

const dockerfile = `FROM scratch
COPY bin/busybox /bin/sh
ENV PATH=/bin
RUN echo "built in the image"
CMD ["/bin/sh"]
`
const herokuYml = `build:
  docker:
    web: Dockerfile
release:
  image: web
  command:
    - echo "released by the image"
`

describe('a Fir app', () => {
  test('is deployed, and the outputs describe its image', async () => {
    const client = await startFir()
    const proxy = await startProxy(client.platform, () => undefined)
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository })
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([])
    const release = await currentRelease(client)
    const image = await imageOf(client, release)
    expect(result.outputs).toEqual({
      'build-id': expect.any(String),
      'build-status': 'succeeded',
      'oci-image-id': image.id,
      'image-digest': image.digest,
      stack: 'cnb',
      'process-types': '{"web":"./server"}',
      'release-id': release.id,
      'release-version': '3',
      'release-status': 'succeeded',
      dynos: '[{"name":"web.1","type":"web","state":"idle","version":3}]',
      version: repository.head,
      checksum: expect.stringMatching(/^SHA256:[0-9a-f]{64}$/),
      'web-url': expect.any(String),
    })
    expect(result.mirrored).toContain('-----> Compiling')
    expect(result.text).toContain(
      `To run this image on other Fir apps, pass its ID ${image.id} (${image.digest}) to the promote action as 'oci-image-id'`,
    )
    expect(result.summary).toContain(headedRow('Image', `<code>${image.id.replaceAll('-', '&#45;')}</code>`))
    expect(result.summary).toContain(
      headedRow('Digest', `<code>${image.digest.replace(':', '&#58;')}</code>`),
    )
    expect(result.summary).not.toContain('Slug')
    expect(proxy.requests.filter((line) => line.includes('/oci-images/'))).toHaveLength(1)
    expect(proxy.requests.filter((line) => line.includes('/slugs/'))).toEqual([])
  })

  test('whose release command fails fails the deploy', async () => {
    const client = await startFir()
    const repository = await Repository.of(appWithRelease('echo broken; exit 1'))
    const result = await deploy({ platform: client.platform, repository })
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([expect.stringMatching(/^Release v3 of test-app failed.*broken$/s)])
    expect(result.outputs).toMatchObject({ 'build-status': 'succeeded', 'release-status': 'failed' })
  })

  test('that fails its health check is rolled back', async () => {
    const client = await startFir()
    const repository = await Repository.of(inlineApp())
    await deploy({ platform: client.platform, repository })
    const before = await currentRelease(client)
    await repository.commit({ other: 'x' }, 'Break it')
    const inputs = {
      'health-check': 'http://127.0.0.1:9/',
      'health-check-timeout': '0.1',
      'on-failure': 'rollback',
    }
    const result = await deploy({ platform: client.platform, repository, inputs })
    expect(result.errors).toEqual([expect.stringMatching(/^Health check failed/)])
    expect(result.text).toContain('Rolled back test-app: v5 restores v3, the previous release')
    const after = await currentRelease(client)
    expect(after).toMatchObject({ version: 5, artifacts: before.artifacts })
  })

  test('gets the image of an earlier build again with reuse', async () => {
    const client = await startFir()
    const { platform } = client
    const repository = await Repository.of(appWithRelease('echo migrated'))
    const first = await deploy({ platform, repository })
    const same = await deploy({ platform, repository, inputs: reuse })
    const { checksum: _, ...outputs } = first.outputs
    expect(same.outputs).toEqual({ ...outputs, reused: 'true', 'previous-commit': outputs.version })
    expect(same.text).toContain('test-app already runs this image, since v3')

    await repository.commit({ other: 'x' }, 'Other')
    await deploy({ platform, repository })
    repository.git('checkout', '--quiet', 'HEAD~1')
    const again = await deploy({ platform, repository, inputs: reuse })
    expect(again.errors).toEqual([])
    expect(again.outputs).toMatchObject({
      reused: 'true',
      'build-id': first.outputs['build-id'],
      'oci-image-id': first.outputs['oci-image-id'],
      'image-digest': first.outputs['image-digest'],
      'release-version': '5',
    })
    expect(again.mirrored).toBe('migrated\n')
    expect((await currentRelease(client)).description).toBe(`Deploy ${repository.head.slice(0, 8)}`)
  })

  test('is built again if the image of the earlier build is gone', async () => {
    const { platform } = await startFir()
    const repository = await Repository.of(inlineApp())
    await deploy({ platform, repository })
    const proxy = await startProxy(platform, ({ path, before }) =>
      path.includes('/oci-images/') && before === 0 ? { kind: 'answer', status: 404, body: '{}' } : undefined,
    )
    const again = await deploy({ platform: proxy, repository, inputs: reuse })
    expect(again.outputs).toMatchObject({ reused: 'false', 'release-version': '4' })
  })

  test('gets one release if the answer to the request for it is lost', async () => {
    const client = await startFir()
    const { platform } = client
    const repository = await Repository.of(inlineApp())
    const first = await deploy({ platform, repository })
    await repository.commit({ other: 'x' }, 'Other')
    await deploy({ platform, repository })
    repository.git('checkout', '--quiet', 'HEAD~1')
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'POST' && path.endsWith('/releases') ? { kind: 'lose-answer' } : undefined,
    )
    const again = await deploy({ platform: proxy, repository, inputs: reuse, env: faster(10) })
    expect(again.errors).toEqual([])
    expect(again.outputs).toMatchObject({ 'release-version': '5' })
    expect(await client.releases(app)).toHaveLength(5)
    expect((await currentRelease(client)).artifacts[0]?.id).toBe(first.outputs['oci-image-id'])
  })

  test('whose image can not be described is deployed all the same, with a warning', async () => {
    const { platform } = await startFir()
    const proxy = await startProxy(platform, ({ path }) =>
      path.includes('/oci-images/') ? { kind: 'answer', status: 403, body: '{}' } : undefined,
    )
    const result = await deploy({ platform: proxy, repository: await Repository.of(inlineApp()) })
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toEqual([
      expect.stringMatching(
        /^The image could not be read, so the outputs that describe it are not set\. .*403/s,
      ),
    ])
    expect(result.outputs['oci-image-id']).toEqual(expect.any(String))
    expect(result.outputs).not.toHaveProperty('image-digest')
  })

  test('whose image is answered as one object, not as a list, is described', async () => {
    const { platform } = await startFir()
    const proxy = await startProxy(platform, ({ path }) =>
      path.includes('/oci-images/')
        ? { kind: 'rewrite', json: (images) => Object.values(images)[0] }
        : undefined,
    )
    const result = await deploy({ platform: proxy, repository: await Repository.of(inlineApp()) })
    expect(result.warnings).toEqual([])
    expect(result.outputs['image-digest']).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  test('has no slug to unpack, which is an error before anything is uploaded', async () => {
    const { platform } = await startFir()
    const proxy = await startProxy(platform, () => undefined)
    const inputs = { 'slug-directory': 'slug' }
    const result = await deploy({ platform: proxy, repository: await Repository.of(inlineApp()), inputs })
    expect(result.errors).toEqual([
      "Input 'slug-directory' is set, but builds of test-app produce no slug to unpack: its stack, 'cnb', builds images. Remove the input, or use a stack with slugs, such as heroku-24",
    ])
    expect(proxy.requests.filter((line) => line.startsWith('PUT '))).toEqual([])
  })

  test('can be created', async () => {
    const { platform } = await startFir()
    const inputs = { app: 'new-app', create: 'true', stack: 'cnb' }
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository, inputs })
    expect(result.errors).toEqual([])
    expect(result.outputs).toMatchObject({ created: 'true', stack: 'cnb', 'release-version': '3' })
    const proxy = await startProxy(platform, () => undefined)
    const other = { ...inputs, app: 'other-app', 'slug-directory': 'slug' }
    const refused = await deploy({ platform: proxy, repository, inputs: other })
    expect(refused.errors).toEqual([expect.stringMatching(/builds of other-app produce no slug/)])
    expect(proxy.requests.filter((line) => /^PUT |^POST \/apps/.test(line))).toEqual([])
  })
})

describe('an app on the container stack', () => {
  test('is deployed, and has neither a slug nor an image to promote', async () => {
    const { proxy } = await startContainer()
    const repository = await Repository.of(containerApp())
    const result = await deploy({ platform: proxy, repository })
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([])
    expect(result.outputs).toEqual({
      'build-id': expect.any(String),
      'build-status': 'succeeded',
      stack: 'container',
      'release-id': expect.any(String),
      'release-version': '3',
      'release-status': 'succeeded',
      dynos: '[{"name":"web.1","type":"web","state":"idle","version":3}]',
      version: repository.head,
      checksum: expect.stringMatching(/^SHA256:[0-9a-f]{64}$/),
      'web-url': expect.any(String),
    })
    expect(result.text).toContain(
      "Heroku can't promote the images of test-app, which is on the stack 'container', to other apps: build the same commit on each app\n",
    )
    expect(result.summary).toContain('Docker images of this app only')
    expect(result.summary).not.toContain('Slug')
    expect(proxy.requests.filter((line) => /\/(slugs|oci-images)\//.test(line))).toEqual([])
  })

  test.each([
    ['the commit', {}, { 'docs/heroku.yml': 'build: {}' }],
    ['the directory', { directory: 'services/api' }, { 'heroku.yml': '', 'services/api/x': '' }],
  ])('needs a heroku.yml at the root of the archive: %s has none', async (_, inputs, files) => {
    const { proxy } = await startContainer()
    const repository = await Repository.of({ ...inlineApp(), ...files })
    const result = await deploy({ platform: proxy, repository, inputs })
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^Nothing was uploaded: test-app is on the stack 'container', .* the archive has no heroku\.yml at its root\. Commit one, set the input 'directory' .* 'include'/,
      ),
    ])
    expect(result.outputs.checksum).toMatch(/^SHA256:/)
    expect(proxy.requests.filter((line) => /^PUT |^POST .*\/builds/.test(line))).toEqual([])
  })

  test.each([
    ['below directory', { directory: 'services/api' }, { 'services/api/heroku.yml': 'build: {}' }],
    ['by include', { include: 'heroku.yml' }, { '.gitignore': 'heroku.yml\n' }],
  ])('takes a heroku.yml %s', async (_, inputs, files) => {
    const { proxy } = await startContainer()
    const repository = await Repository.of({ ...inlineApp(), 'services/api/index.html': '', ...files })
    await repository.write({ 'heroku.yml': 'build: {}' })
    const result = await deploy({ platform: proxy, repository, inputs })
    expect(result.errors).toEqual([])
    expect(result.outputs['build-status']).toBe('succeeded')
  })

  test('needs a heroku.yml before it is created', async () => {
    const { proxy } = await startContainer()
    const inputs = { app: 'new-app', create: 'true', stack: 'container' }
    const result = await deploy({ platform: proxy, repository: await Repository.of(inlineApp()), inputs })
    expect(result.errors).toEqual([expect.stringMatching(/^Nothing was uploaded: new-app is on the stack/)])
    const slug = { ...inputs, 'slug-directory': 'slug' }
    const refused = await deploy({
      platform: proxy,
      repository: await Repository.of(inlineApp()),
      inputs: slug,
    })
    expect(refused.errors).toEqual([expect.stringMatching(/its stack, 'container', builds images/)])
    expect(proxy.requests.filter((line) => /^PUT |^POST \/apps/.test(line))).toEqual([])
  })

  test('is rolled back by the id of its earlier release', async () => {
    const { proxy, client } = await startContainer()
    const repository = await Repository.of(containerApp())
    await deploy({ platform: proxy, repository })
    await repository.commit({ other: 'x' }, 'Break it')
    const inputs = {
      'health-check': 'http://127.0.0.1:9/',
      'health-check-timeout': '0.1',
      'on-failure': 'rollback',
    }
    const result = await deploy({ platform: proxy, repository, inputs })
    expect(result.text).toContain('Rolled back test-app: v5 restores v3, the previous release')
    expect(await currentRelease(client)).toMatchObject({ version: 5, description: 'Rollback to v3' })
  })

  test('gets the release of an earlier build again with reuse, once', async () => {
    const { proxy, client } = await startContainer()
    const repository = await Repository.of(containerApp())
    const first = await deploy({ platform: proxy, repository })
    const same = await deploy({ platform: proxy, repository, inputs: reuse })
    const { checksum: _, ...outputs } = first.outputs
    expect(same.outputs).toEqual({ ...outputs, reused: 'true' })
    expect(same.text).toContain('test-app already runs this release v3, since v3')
    await repository.commit({ other: 'x' }, 'Other')
    await deploy({ platform: proxy, repository })
    repository.git('checkout', '--quiet', 'HEAD~1')
    const again = await deploy({ platform: proxy, repository, inputs: reuse })
    expect(again.errors).toEqual([])
    expect(again.outputs).toMatchObject({
      reused: 'true',
      'build-id': first.outputs['build-id'],
      'release-version': '5',
      stack: 'container',
    })
    expect(await currentRelease(client)).toMatchObject({ version: 5, description: 'Rollback to v3' })
    const more = await deploy({ platform: proxy, repository, inputs: reuse })
    expect(more.text).toContain('test-app already runs this release v3, since v5')
    expect(await client.releases(app)).toHaveLength(5)
    expect(await api<Build[]>(client.platform, 'GET', `/apps/${app}/builds`)).toHaveLength(2)
  })

  test('is built again if its earlier release would bring back config vars', async () => {
    const { proxy, client } = await startContainer()
    const repository = await Repository.of(containerApp())
    await deploy({ platform: proxy, repository })
    await client.json('PATCH', `/apps/${app}/config-vars`, { DATABASE_URL: 'postgres://s3cr3t@db/new' })
    const result = await deploy({ platform: proxy, repository, inputs: reuse })
    expect(result.errors).toEqual([])
    expect(result.outputs.reused).toBe('false')
    expect(result.text).toContain(
      'Building again: v3 has the images of this version, but releasing it again would also bring back its values of these config vars: DATABASE_URL',
    )
    expect(result.visible).not.toContain('s3cr3t')
    const changing = { ...reuse, 'config-vars': 'DATABASE_URL=other-value' }
    const changed = await deploy({ platform: proxy, repository, inputs: changing })
    expect(changed.outputs.reused).toBe('false')
    expect(await api(client.platform, 'GET', `/apps/${app}/config-vars`)).toEqual({
      DATABASE_URL: 'other-value',
    })
  })

  test('that is cancelled while it is released again is rolled back', async () => {
    const { proxy, client } = await startContainer()
    const repository = await Repository.of(containerApp())
    await deploy({ platform: proxy, repository })
    await repository.commit({ other: 'x' }, 'Other')
    await deploy({ platform: proxy, repository })
    repository.git('checkout', '--quiet', 'HEAD~1')
    const withheld = deferred()
    const slow = await startProxy(client.platform, (passing) =>
      passing.method === 'POST' && passing.path.endsWith('/releases') && passing.before === 0
        ? { kind: 'withhold', carriedOut: withheld.resolve }
        : asContainerStack(passing),
    )
    const inputs = { ...reuse, 'on-failure': 'rollback' }
    const deploying = await startDeploy({ platform: slow, repository, inputs })
    await withheld.promise
    deploying.process.kill('SIGINT')
    const result = await deploying.done
    expect(result.text).toContain('Rolled back test-app: v6 restores v4, the previous release')
    expect(await currentRelease(client)).toMatchObject({ version: 6, description: 'Rollback to v4' })
  })
})

describe('an app on the container stack whose images are really built', () => {
  testWithTools('is deployed, with its release command in its image, and rolled back', async () => {
    const client = await platformAndClient([])
    const { platform } = client
    await client.json('POST', '/apps', { name: app, stack: 'container' })
    const repository = await Repository.of({
      'bin/busybox': await readFile(busybox),
      Dockerfile: dockerfile,
      'heroku.yml': herokuYml,
    })
    const first = await deploy({ platform, repository })
    expect(first.errors).toEqual([])
    expect(first.mirrored).toContain('built in the image')
    expect(first.mirrored).toContain('released by the image')
    expect(first.outputs).toMatchObject({ stack: 'container', 'release-status': 'succeeded' })
    for (const output of ['slug-id', 'oci-image-id', 'image-digest', 'process-types']) {
      expect(first.outputs).not.toHaveProperty(output)
    }
    await repository.commit({ other: 'x' }, 'Break it')
    const inputs = {
      'health-check': 'http://127.0.0.1:9/',
      'health-check-timeout': '0.1',
      'on-failure': 'rollback',
    }
    const broken = await deploy({ platform, repository, inputs })
    expect(broken.text).toContain('Rolled back test-app: v5 restores v3, the previous release')
    repository.git('checkout', '--quiet', 'HEAD~1')
    const again = await deploy({ platform, repository, inputs: reuse })
    expect(again.errors).toEqual([])
    expect(again.text).toContain('test-app already runs this release v3, since v5')
    expect(await client.releases(app)).toHaveLength(5)
  })
})

describe('the description of a slug', () => {
  test('takes one request, and none more with slug-directory or reuse', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, () => undefined)
    const repository = await Repository.of(inlineApp())
    const reads = () => proxy.requests.filter((line) => /^GET \/apps\/[^/]+\/slugs\//.test(line)).length
    await deploy({ platform: proxy, repository, inputs: { 'slug-directory': 'slug' } })
    expect(reads()).toBe(1)
    await deploy({ platform: proxy, repository })
    // One more for the slug that ran before.
    expect(reads()).toBe(3)
    const before = proxy.requests.length
    const again = await deploy({
      platform: proxy,
      repository,
      inputs: { ...reuse, 'wait-for-dynos': 'false' },
    })
    expect(again.outputs['slug-checksum']).toMatch(/^SHA256:/)
    expect(reads()).toBe(4)
    expect(proxy.requests.slice(before).length).toBeLessThanOrEqual(4)
  })

  test.each(['403', '404'])('is left out with a warning if Heroku answers %s', async (status) => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ path }) =>
      path.includes('/slugs/') ? { kind: 'answer', status: Number(status), body: '{}' } : undefined,
    )
    const result = await deploy({ platform: proxy, repository: await Repository.of(inlineApp()) })
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toEqual([expect.stringMatching(/^The slug could not be read/)])
    expect(result.outputs).not.toHaveProperty('slug-checksum')
    expect(result.outputs).toMatchObject({ 'slug-id': expect.any(String), 'release-status': 'succeeded' })
  })

  test('has values of the expected form only, so that none acts in a script or in the log', async () => {
    const hostile = 'x\n::error::forged\n$(id)'
    const client = await startFir()
    await client.json('POST', '/apps', { name: 'cedar' })
    const proxy = await startProxy(client.platform, ({ path }) => {
      const described = { stack: { name: hostile }, checksum: hostile, digest: hostile }
      const processTypes = { [hostile]: path.includes('/slugs/') ? hostile : { command: hostile } }
      return /\/(slugs|oci-images)\//.test(path)
        ? {
            kind: 'rewrite',
            json: (body) => ({
              ...(Array.isArray(body) ? body[0] : body),
              ...described,
              process_types: processTypes,
            }),
          }
        : undefined
    })
    const repository = await Repository.of(inlineApp())
    for (const inputs of [{ app }, { app: 'cedar' }]) {
      const result = await deploy({ platform: proxy, repository, inputs })
      expect(result.errors).toEqual([])
      for (const name of ['stack', 'slug-checksum', 'image-digest']) {
        expect(result.outputs).not.toHaveProperty(name)
      }
      expect(JSON.parse(result.outputs['process-types'] ?? '')).toEqual({ [hostile]: hostile })
      expect(result.outputs['process-types']).not.toContain('\n')
      expect(result.summary).not.toContain('::error')
    }
  })

  test('that does not come is not waited for without end', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ path }) =>
      path.includes('/slugs/') ? { kind: 'hang' } : undefined,
    )
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository, env: faster(150) })
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toEqual([expect.stringMatching(/Heroku did not return it within 5 minutes$/)])
  })
})

/** A platform with one app, which is of the Fir generation. */
async function startFir(): Promise<PlatformClient> {
  const client = await platformAndClient([])
  await client.json('POST', '/apps', { name: app, stack: 'cnb' })
  return client
}

/** A platform with one app, which the proxy presents as one on the container stack. */
async function startContainer(fault: (passing: ProxiedRequest) => Fault | undefined = asContainerStack) {
  const client = await platformAndClient()
  return { client, proxy: await startProxy(client.platform, fault) }
}

async function platformAndClient(apps = [app]): Promise<PlatformClient> {
  const platform = await startPlatform({ apps, dynos: sleepingDynos })
  afterTest(() => platform.close())
  return new PlatformClient(platform)
}

function containerApp() {
  return inlineApp(undefined, { 'heroku.yml': 'build:\n  docker:\n    web: Dockerfile\n' })
}

async function currentRelease({ platform }: PlatformClient): Promise<ReleaseOfImage> {
  const releases = await api<ReleaseOfImage[]>(platform, 'GET', `/apps/${app}/releases`)
  const current = releases.find((release) => release.current)
  if (!current) throw new Error('The app runs nothing')
  return current
}

async function imageOf({ platform }: PlatformClient, { artifacts }: ReleaseOfImage): Promise<Image> {
  const [image] = await api<Image[]>(platform, 'GET', `/apps/${app}/oci-images/${artifacts[0]?.id}`)
  if (!image) throw new Error('The release has no image')
  return image
}
