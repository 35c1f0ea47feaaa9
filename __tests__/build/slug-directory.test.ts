import { mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { deploy, faster, platformWithApp } from '../support/deploy.js'
import { onPosix } from '../support/operating-systems.js'
import { startProxy } from '../support/proxy.js'
import { inlineApp, Repository } from '../support/repository.js'
import { tarball, withSlug } from '../support/slug.js'
import { temporaryDirectory } from '../support/temporary.js'

const inputs = { 'slug-directory': 'unpacked slug' }

describe('slug-directory', () => {
  test('contains the slug as it was built, and is an output', async () => {
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

  test('that contains files is an error before anything is built', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform, repository, inputs: { 'slug-directory': 'bin' } })
    expect(result.errors).toEqual([
      expect.stringMatching(/^Input 'slug-directory' is .*bin, which already contains files/),
    ])
    expect(result.outputs['build-id']).toBeUndefined()
  })

  test('is downloaded again if the download is interrupted, and verified', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path, before }) =>
      method === 'GET' && path.startsWith('/slugs/') && before === 0
        ? { kind: 'cut', after: 100 }
        : undefined,
    )
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository, inputs, env: faster(10) })
    expect(result.errors).toEqual([])
    expect(result.text).toContain('The download of the slug was interrupted: trying again')
  })

  test('with a checksum other than Heroku’s is an error', async () => {
    const platform = await platformWithApp()
    const proxy = await startProxy(platform, ({ method, path }) =>
      method === 'GET' && /\/apps\/[^/]+\/slugs\//.test(path)
        ? { kind: 'rewrite', json: (slug) => ({ ...slug, checksum: `SHA256:${'0'.repeat(64)}` }) }
        : undefined,
    )
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository, inputs, env: faster(20) })
    expect(result.exitCode).toBe(1)
    expect(result.errors[0]).toContain('has the checksum SHA256:')
  })

  test('contains all of a slug, whatever follows the end of the archive', async () => {
    const platform = await platformWithApp()
    const slug = tarball([{ path: './app/file', content: 'x' }], 50_000_000)
    const proxy = await withSlug(platform, slug)
    const repository = await Repository.of(inlineApp())
    const result = await deploy({ platform: proxy, repository, inputs })
    expect(result.errors).toEqual([])
    expect(await readFile(join(repository.directory, 'unpacked slug', 'app', 'file'), 'utf8')).toBe('x')
  })

  onPosix('behind a link that leads out of the workspace, or into .git, is an error', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp())
    const outside = await temporaryDirectory()
    await mkdir(join(repository.directory, 'inside'))
    const links = {
      out: outside,
      missing: join(outside, 'new'),
      git: '.git/x',
      circle: 'circle',
      in: 'inside',
    }
    for (const [name, target] of Object.entries(links)) {
      await symlink(target, join(repository.directory, name))
    }
    for (const directory of ['out', 'out/below', 'missing', 'git', 'circle']) {
      const result = await deploy({ platform, repository, inputs: { 'slug-directory': directory } })
      expect([directory, result.errors, result.outputs['build-id']]).toEqual([
        directory,
        [
          expect.stringMatching(
            /which a link redirects to .*: a directory below the workspace must not|lead in a circle$/,
          ),
        ],
        undefined,
      ])
    }
    expect(await readdir(outside)).toEqual([])
    const result = await deploy({ platform, repository, inputs: { 'slug-directory': 'in/slug' } })
    expect(result.errors).toEqual([])
    expect(await readdir(join(repository.directory, 'inside', 'slug'))).toEqual(['app'])
  })
})
