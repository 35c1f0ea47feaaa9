import { access, cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startPlatform } from '../../src/local-platform/platform.js'
import { PlatformClient, readUntil } from '../support/platform-client.js'
import { inlineApp } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'
import { startTestPlatform } from './start-test-platform.js'

const pipelineOptions = {
  apps: ['shop-staging', 'shop'],
  pipeline: {
    name: 'shop',
    stages: new Map([
      ['shop-staging', 'staging'],
      ['shop', 'production'],
    ] as const),
  },
}

/** Returns all that a client can read, except URLs, which are new each time. */
async function readAllResources(client: PlatformClient): Promise<unknown[]> {
  const paths = ['apps', 'pipelines', 'pipeline-couplings', 'account']
  const appPaths = ['builds', 'releases', 'config-vars', 'formation', 'pipeline-couplings']
  const allPaths = [...paths, ...appPaths.map((path) => `apps/shop-staging/${path}`)]
  const bodies = await Promise.all(allPaths.map((path) => client.json('GET', `/${path}`)))
  const withoutAddress = (name: string, value: unknown) => {
    if (name === 'output_stream_url') return null
    return name === 'git_url' ? String(value).replace(client.platform.url, '') : value
  }
  return JSON.parse(JSON.stringify(bodies, withoutAddress))
}

describe('startPlatform', () => {
  test('listens only on 127.0.0.1, with a free port and a random key', async () => {
    const [one, other] = [await startTestPlatform(), await startTestPlatform()]
    expect(one.platform.url).toBe(`http://127.0.0.1:${one.platform.port}`)
    expect(one.platform.port).not.toBe(other.platform.port)
    expect(one.platform.apiKey).not.toBe(other.platform.apiKey)
  })

  test('leaves no files or processes behind, even if it is closed twice or during a build', async () => {
    const client = await startTestPlatform({ apps: ['example'] })
    const { output_stream_url: url } = await client.startBuild('example', inlineApp('echo up; exec sleep 60'))
    await readUntil(url, 'up\n')
    await Promise.all([client.platform.close(), client.platform.close()])
    await expect(access(client.platform.dataDir)).rejects.toThrow('ENOENT')
    await expect(fetch(client.platform.url)).rejects.toThrow()
  })

  test('stores slugs and its records in the data directory', async () => {
    const dataDir = await temporaryDirectory()
    const platform = await startPlatform({ dataDir, apps: ['example'] })
    const { build } = await new PlatformClient(platform).build('example', inlineApp())
    await platform.close()
    expect(await readdir(join(dataDir, 'objects', 'slugs'))).toEqual([`${build.slug?.id}.tgz`])
    expect((await readdir(dataDir)).toSorted()).toEqual(['objects', 'store.json', 'streams'])
  })

  test('loads what an earlier platform saved in the data directory', async () => {
    const options = { dataDir: await temporaryDirectory(), ...pipelineOptions }
    const first = await startTestPlatform(options)
    await first.json('PATCH', '/apps/shop-staging/config-vars', { NAME: 'value' })
    const files = inlineApp(undefined, { Procfile: 'release: echo released' })
    const { build } = await first.build('shop-staging', files)
    const slug = build.slug?.id
    await first.released('shop-staging', 4)
    const saved = await readAllResources(first)
    await first.platform.close()
    const second = await startTestPlatform(options)
    expect(await readAllResources(second)).toEqual(saved)
    const body = await second.json('POST', '/apps/shop/releases', { slug })
    expect(body).toMatchObject({ version: 3, status: 'pending', slug: { id: slug } })
    const again = await second.finished('shop-staging', build.id)
    expect(await (await fetch(again.output_stream_url)).text()).toContain('Released v4')
  })

  test('saves its records before it responds', async () => {
    const options = { dataDir: await temporaryDirectory(), ...pipelineOptions }
    const first = await startTestPlatform(options)
    const { build } = await first.build('shop-staging', inlineApp())
    // As when an artifact is uploaded while the platform is running.
    const copy = await temporaryDirectory()
    await cp(options.dataDir, copy, { recursive: true })
    const second = await startTestPlatform({ ...options, dataDir: copy })
    const body = await second.finished('shop-staging', build.id)
    expect(body).toMatchObject({ status: 'succeeded', slug: build.slug })
  })

  test('reports jobs that were running when the platform was killed as failed', async () => {
    const options = { dataDir: await temporaryDirectory(), ...pipelineOptions }
    const first = await startTestPlatform(options)
    const build = await first.startBuild('shop-staging', inlineApp('echo up; exec sleep 60'))
    await readUntil(build.output_stream_url, 'up\n')
    const copy = await temporaryDirectory()
    await cp(options.dataDir, copy, { recursive: true })
    const second = await startTestPlatform({ ...options, dataDir: copy })
    const body = await second.finished('shop-staging', build.id)
    expect(body).toMatchObject({ status: 'failed', slug: null })
    expect((await second.build('shop-staging', inlineApp())).build.status).toBe('succeeded')
  })

  test.each(['{"form":', '{"form":0}', 'null'])(
    'rejects a store that it cannot read, and leaves it unchanged: %s',
    async (text) => {
      const dataDir = await temporaryDirectory()
      await writeFile(join(dataDir, 'store.json'), text)
      const starting = startPlatform({ dataDir })
      await expect(starting).rejects.toThrow(/store\.json can't be read, remove it to start anew/)
      expect(await readFile(join(dataDir, 'store.json'), 'utf8')).toBe(text)
    },
  )

  test('rejects a port in use and an invalid app name', async () => {
    const { platform } = await startTestPlatform()
    await expect(startPlatform({ port: platform.port })).rejects.toThrow('EADDRINUSE')
    await expect(startPlatform({ apps: ['No'] })).rejects.toThrow("app 'No': Name is too short")
  })
})
