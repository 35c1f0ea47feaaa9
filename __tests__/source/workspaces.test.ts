import { rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { app, deploy, platformWithApp } from '../support/deploy.js'
import { packed } from '../support/pack.js'
import { api } from '../support/platform-client.js'
import { Clone, type Files, inlineApp, Repository } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

const json = (value: object) => `${JSON.stringify(value)}\n`
const root = (workspaces: unknown = ['apps/*', 'packages/*']) => json({ private: true, workspaces })
const api1 = (dependencies: object, more: object = {}) => json({ name: '@acme/api', dependencies, ...more })
const lib = json({ name: '@acme/lib', version: '1.0.0' })

/** A workspace of npm in which an app depends on a sibling. */
const workspace: Files = {
  'package.json': root(),
  'package-lock.json': '{}',
  'apps/api/package.json': api1({ '@acme/lib': '^1.0.0', 'is-odd': '3.0.1' }),
  'packages/lib/package.json': lib,
}
const pnpmWorkspace: Files = {
  'package.json': '{}',
  'pnpm-workspace.yaml': "packages:\n  - 'apps/**'\n  - packages/*\n  - '!**/old'\n",
  'pnpm-lock.yaml': '',
  'apps/api/package.json': api1({ '@acme/lib': 'workspace:^' }),
  'packages/lib/package.json': lib,
}

describe('a deploy of one app of a workspace', () => {
  test('fails if the build would ask the public registry for a sibling, before anything is built', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of(workspace)
    const result = await deploy({ platform, repository, inputs: { directory: 'apps/api' } })
    expect(result.exitCode).toBe(1)
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^apps\/api\/package\.json depends on packages of its workspace that are not in the archive:\n {2}@acme\/lib \(packages\/lib\)\nThe build would fail, or get packages of these names from the public registry/,
      ),
    ])
    expect(await api<object[]>(platform, 'GET', `/apps/${app}/builds`)).toEqual([])
  })

  test('warns if the archive lacks the lockfile, and no more when it is included', async () => {
    const platform = await platformWithApp()
    const repository = await Repository.of({
      ...workspace,
      ...below('apps/api', inlineApp()),
      'apps/api/package.json': api1({ 'is-odd': '3.0.1' }),
    })
    const scripts = ['detect', 'compile', 'release'].map((name) => `apps/api/bin/${name}`)
    repository.git('update-index', '--chmod=+x', ...scripts)
    repository.git('commit', '--quiet', '-m', 'Make scripts executable')
    repository.git('reset', '--quiet', '--hard')
    const inputs = { directory: 'apps/api' }
    const without = await deploy({ platform, repository, inputs })
    expect(without.exitCode).toBe(0)
    expect(without.warnings).toEqual([
      expect.stringMatching(
        /^The archive of apps\/api has no lockfile, .*:\n {2}package-lock\.json\nTo .* 'include': 'package-lock\.json => package-lock\.json'\. Or deploy the whole workspace/s,
      ),
    ])
    const include = 'package-lock.json => package-lock.json'
    const included = await deploy({ platform, repository, inputs: { ...inputs, include } })
    expect(included.exitCode).toBe(0)
    expect(included.warnings).toEqual([])
  })

  test('says nothing for the whole workspace', async () => {
    const repository = await Repository.of({ ...workspace, ...inlineApp() })
    const result = await deploy({ platform: await platformWithApp(), repository })
    expect([result.errors, result.warnings, result.exitCode]).toEqual([[], [], 0])
  })
})

describe('a sibling that the archive lacks', () => {
  test.each<[string, Files]>([
    [
      'of yarn, whose workspaces are an object',
      { 'package.json': root({ packages: ['apps/*', 'packages/*'] }) },
    ],
    ['in devDependencies', { 'apps/api/package.json': json({ devDependencies: { '@acme/lib': '*' } }) }],
    [
      'in optionalDependencies',
      { 'apps/api/package.json': json({ optionalDependencies: { '@acme/lib': '1' } }) },
    ],
    ['by the workspace protocol', { 'apps/api/package.json': api1({ '@acme/lib': 'workspace:*' }) }],
    ['by a path', { 'apps/api/package.json': api1({ '@acme/lib': 'file:../../packages/lib' }) }],
    ['by a catalog', { 'apps/api/package.json': api1({ '@acme/lib': 'catalog:' }) }],
    ['of pnpm', { ...pnpmWorkspace, 'package-lock.json': '' }],
  ])('is an error: %s', async (_, files) => {
    const repository = await Repository.of({ ...workspace, ...files })
    await expect(packed(repository, { directory: 'apps/api' })).rejects.toThrow(
      /\n {2}@acme\/lib \(packages\/lib\)\n/,
    )
  })

  test('is an error also if the workspace’s lockfile is included, which has the sibling as a link', async () => {
    const repository = await Repository.of(workspace)
    const options = { directory: 'apps/api', include: ['package-lock.json => package-lock.json'] }
    await expect(packed(repository, options)).rejects.toThrow('@acme/lib (packages/lib)')
  })

  test('is an error if the workspace is neither at the root of the repository nor the outermost', async () => {
    const nested = below('frontend', workspace)
    const repository = await Repository.of({ 'package.json': root(['tools/*']), ...nested })
    const directory = 'frontend/apps/api'
    await expect(packed(repository, { directory })).rejects.toThrow('@acme/lib (frontend/packages/lib)')
  })

  test('is an error if only an included sibling depends on it', async () => {
    const repository = await Repository.of({
      ...workspace,
      'packages/lib/package.json': json({ name: '@acme/lib', dependencies: { '@acme/util': '1' } }),
      'packages/util/package.json': json({ name: '@acme/util' }),
    })
    const options = { directory: 'apps/api', include: ['packages/lib => vendor/lib'] }
    await expect(packed(repository, options)).rejects.toThrow(
      /:\n {2}@acme\/util \(packages\/util\)\nThe build/,
    )
  })

  test('is an error in a built directory', async () => {
    const repository = await Repository.of({ ...workspace, '.gitignore': 'dist\n' })
    await repository.write({ 'apps/api/dist/package.json': api1({ '@acme/lib': '1' }) })
    await expect(packed(repository, { directory: 'apps/api/dist' })).rejects.toThrow(
      '@acme/lib (packages/lib)',
    )
  })

  test('is an error without git', async () => {
    const repository = await Repository.of(workspace)
    await rm(join(repository.directory, '.git'), { recursive: true })
    await expect(packed(repository, { directory: 'apps/api' })).rejects.toThrow('@acme/lib (packages/lib)')
  })

  test('is an error in a partial clone, which fetches nothing for it', async () => {
    const repository = await Repository.of({ ...workspace, 'packages/other/package.json': '{}' })
    repository.git('config', 'uploadpack.allowFilter', 'true')
    const clone = new Clone(repository, await temporaryDirectory(), '--filter=blob:none', '--no-checkout')
    clone.git('sparse-checkout', 'set', 'apps/api', 'packages/lib')
    clone.git('checkout', '--quiet')
    clone.git('remote', 'set-url', 'origin', `${repository.directory}-gone`)
    await expect(packed(clone, { directory: 'apps/api' })).rejects.toThrow('@acme/lib (packages/lib)')
  })

  const onPosix = process.platform === 'win32' ? test.skip : test
  onPosix('is no error in a directory in which pnpm has linked it', async () => {
    const repository = await Repository.of({ ...pnpmWorkspace, '.gitignore': 'out\n' })
    const store = 'out/node_modules/.pnpm/lib/node_modules/@acme/lib'
    await repository.write({
      'out/package.json': api1({ '@acme/lib': 'workspace:^' }),
      'out/pnpm-lock.yaml': '',
      [`${store}/package.json`]: lib,
      'out/node_modules/@acme/.keep': '',
    })
    const link = join(repository.directory, 'out/node_modules/@acme/lib')
    await symlink('../.pnpm/lib/node_modules/@acme/lib', link)
    expect((await packed(repository, { directory: 'out' })).warning).toBeUndefined()
    await rm(link)
    await expect(packed(repository, { directory: 'out' })).rejects.toThrow('@acme/lib (packages/lib)')
  })

  test('is no error in a directory that has the part of the workspace that is needed', async () => {
    const repository = await Repository.of({ ...workspace, '.gitignore': 'out\n' })
    await repository.write(below('out', workspace))
    expect((await packed(repository, { directory: 'out' })).warning).toBeUndefined()
  })

  test.each<[string, Files, string[]]>([
    ['an address is meant', { 'apps/api/package.json': api1({ '@acme/lib': 'github:acme/lib' }) }, []],
    ['another package is meant', { 'apps/api/package.json': api1({ '@acme/lib': 'npm:lib@1' }) }, []],
    ['the app has a lockfile', { 'apps/api/package-lock.json': '{}' }, []],
    ['it is excluded', { 'package.json': root(['apps/*', 'packages/*', '!packages/lib']) }, []],
    ['it is bundled', { 'apps/api/node_modules/@acme/lib/package.json': lib }, []],
    ['it is included', {}, ['packages/lib => vendor/lib']],
    ['it is included in node_modules', {}, ['packages/lib => node_modules/@acme/lib']],
    [
      'it is packed',
      { 'apps/api/package.json': api1({ '@acme/lib': 'file:lib.tgz' }), 'apps/api/lib.tgz': 'x' },
      [],
    ],
    ['the package.json is replaced', { 'made.json': api1({ 'is-odd': '3' }) }, ['made.json => package.json']],
    ['there is no package.json', { 'apps/api/package.json': '{}', 'apps/api/a.rb': '' }, []],
  ])('is no error if %s', async (_, files, include) => {
    const repository = await Repository.of({ ...workspace, ...files })
    await packed(repository, { directory: 'apps/api', include })
  })
})

describe('a lockfile that the archive lacks', () => {
  const dependencies = { 'is-odd': '3.0.1' }

  test.each([
    ['package-lock.json', "'package-lock.json => package-lock.json'"],
    ['npm-shrinkwrap.json', "'npm-shrinkwrap.json => npm-shrinkwrap.json'"],
    ['yarn.lock', "'yarn.lock => yarn.lock'"],
  ])('is named, and can be included: %s', async (lockfile, include) => {
    const warning = await warningOf({ 'package.json': root(), [lockfile]: '' })
    expect(warning).toContain(`\n  ${lockfile}\n`)
    expect(warning).toContain(include)
  })

  test.each(['pnpm-lock.yaml', 'bun.lock', 'bun.lockb'])(
    'is named, but can’t be included: %s',
    async (lockfile) => {
      const warning = await warningOf({ 'package.json': root(), [lockfile]: '' })
      expect(warning).toContain(`\n  ${lockfile}\n`)
      expect(warning).not.toContain('=>')
    },
  )

  test('of a newer yarn can’t be included', async () => {
    const warning = await warningOf({ 'package.json': root(), 'yarn.lock': '', '.yarnrc.yml': '' })
    expect(warning).not.toContain('=>')
  })

  test('is the only one of a repository that declares no workspace', async () => {
    expect(await warningOf({ 'package.json': '{}', 'package-lock.json': '{}' })).toContain(
      'package-lock.json',
    )
  })

  test('is missed with the catalog that versions are taken from', async () => {
    const warning = await warningOf({
      ...pnpmWorkspace,
      'apps/api/package.json': api1({ 'is-odd': 'catalog:' }),
    })
    expect(warning).toContain('\n  pnpm-lock.yaml\n  pnpm-workspace.yaml\n')
  })

  test.each<[string, Files]>([
    ['the app has its own', { 'package-lock.json': '{}', 'apps/api/yarn.lock': '' }],
    ['the app has no dependencies', { 'package-lock.json': '{}', 'apps/api/package.json': api1({}) }],
    ['there is none', { 'package.json': root() }],
    ['the app has no package.json', { 'package-lock.json': '{}', 'apps/api/package.json/x': '' }],
  ])('is not missed if %s', async (_, files) => {
    expect(await warningOf(files)).toBeUndefined()
  })

  async function warningOf(files: Files): Promise<string | undefined> {
    const hasOwn = Object.keys(files).some((file) => file.startsWith('apps/api/package.json'))
    const manifest: Files = hasOwn ? {} : { 'apps/api/package.json': api1(dependencies) }
    return (await packed(await Repository.of({ ...manifest, ...files }), { directory: 'apps/api' })).warning
  }
})

function below(directory: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`${directory}/${path}`, content]))
}
