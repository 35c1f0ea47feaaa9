import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { deploy, faster, platformWithApp } from '../support/deploy.js'
import { startProxy } from '../support/proxy.js'
import { inlineApp, Repository } from '../support/repository.js'

const inputs = { 'slug-directory': 'unpacked slug' }

describe('slug-directory', () => {
  test('has the slug as it was built, and is an output', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp('echo built > "$1/built.txt"', { 'app.txt': 'x' }))
    const result = await deploy({ platform, repository, inputs, env: { HEROKU_API_KEY: platform.apiKey } })
    expect(result.errors).toEqual([])
    const directory = join(repository.directory, 'unpacked slug')
    expect(result.outputs['slug-directory']).toBe(directory)
    expect(await readFile(join(directory, 'app', 'built.txt'), 'utf8')).toBe('built\n')
    expect(await readdir(join(directory, 'app'))).toContain('app.txt')
    expect(result.leftBehind).toEqual([])
    expect(result.visible).not.toContain(platform.apiKey)
    expect(result.visible).not.toContain('X-Amz-Signature')
  })

  test('with files in it is an error before anything is built', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository, inputs: { 'slug-directory': 'bin' } })
    expect(result.errors).toEqual([
      expect.stringMatching(/^Input 'slug-directory' is .*bin, where there are files/),
    ])
    expect(result.outputs['build-id']).toBeUndefined()
  })

  test('is downloaded again when the download breaks off, and checked', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path, before }) =>
      method === 'GET' && path.startsWith('/slugs/') && before === 0
        ? { kind: 'cut', after: 100 }
        : undefined,
    )
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository, inputs, env: faster(10) })
    expect(result.errors).toEqual([])
    expect(result.text).toContain('The download of the slug broke off: trying again')
  })

  test('with another checksum than Heroku’s is an error', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'GET' && /\/apps\/[^/]+\/slugs\//.test(path)
        ? { kind: 'rewrite', json: (slug) => ({ ...slug, checksum: `SHA256:${'0'.repeat(64)}` }) }
        : undefined,
    )
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository, inputs, env: faster(20) })
    expect(result.exitCode).toBe(1)
    expect(result.errors[0]).toContain('came with the checksum SHA256:')
  })
})
