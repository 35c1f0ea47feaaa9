import { chmod, link, lstat, readlink, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { contents, filesIn, packed, unpacked } from '../support/pack.js'
import { Repository } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

const onPosix = process.platform === 'win32' ? test.skip : test

/** A monorepo whose job has built files in several places. */
async function monorepo(): Promise<Repository> {
  const repository = await Repository.of({
    '.gitignore': 'dist\n',
    'package-lock.json': 'lock\n',
    'deploy/api.Procfile': 'web: api\n',
    'deploy/web.Procfile': 'web: web\n',
    'apps/api/Procfile': 'web: old\n',
    'apps/api/index.js': 'api\n',
    'apps/web/index.js': 'web\n',
  })
  await repository.write({
    'dist/app.js': 'app\n',
    'dist/css/main.css': 'css\n',
    'dist/css/main.css.map': '{}\n',
    'packages/one/dist/one.js': 'one\n',
    'packages/two/dist/two.js': 'two\n',
  })
  return repository
}

const api = { 'index.js': 'api\n', Procfile: 'web: old\n' }

describe('a destination of include', () => {
  /** What each form adds to the archive of apps/api, or replaces in it. */
  const forms: { include: string[]; added: Record<string, string> }[] = [
    {
      include: ['dist => .'],
      added: { 'app.js': 'app\n', 'css/main.css': 'css\n', 'css/main.css.map': '{}\n' },
    },
    {
      include: ['dist/ => ./'],
      added: { 'app.js': 'app\n', 'css/main.css': 'css\n', 'css/main.css.map': '{}\n' },
    },
    {
      include: ['./dist=>public'],
      added: { 'public/app.js': 'app\n', 'public/css/main.css': 'css\n', 'public/css/main.css.map': '{}\n' },
    },
    { include: ['dist => .', '!dist/**/*.map'], added: { 'app.js': 'app\n', 'css/main.css': 'css\n' } },
    { include: ['dist/**/*.css => assets'], added: { 'assets/css/main.css': 'css\n' } },
    { include: ['dist/css/*.css => assets/'], added: { 'assets/main.css': 'css\n' } },
    {
      include: ['packages/*/dist => lib'],
      added: { 'lib/one/dist/one.js': 'one\n', 'lib/two/dist/two.js': 'two\n' },
    },
    { include: ['deploy/api.Procfile => Procfile'], added: { Procfile: 'web: api\n' } },
    { include: ['deploy/api.Procfile => .'], added: { 'api.Procfile': 'web: api\n' } },
    { include: ['deploy/api.Procfile => etc/'], added: { 'etc/api.Procfile': 'web: api\n' } },
    { include: ['deploy/api.Procfile => etc//./run'], added: { 'etc/run': 'web: api\n' } },
    { include: ['package-lock.json => package-lock.json'], added: { 'package-lock.json': 'lock\n' } },
    { include: ['package-lock.json => a', 'package-lock.json => b'], added: { a: 'lock\n', b: 'lock\n' } },
    {
      include: ['apps/web => web', 'deploy/web.Procfile => web/Procfile'],
      added: { 'web/index.js': 'web\n', 'web/Procfile': 'web: web\n' },
    },
  ]

  test.each(forms)('$include puts exactly these files into the archive', async ({ include, added }) => {
    const repository = await monorepo()
    const { archive } = await packed(repository, { directory: 'apps/api', include })
    expect(await filesIn(archive.file)).toEqual({ ...api, ...added })
    expect(archive.files).toBe(Object.keys({ ...api, ...added }).length)
    const again = await packed(repository, { directory: 'apps/api', include })
    expect(again.archive.checksum).toBe(archive.checksum)
  })

  test.each(forms)('$include means the same with backslashes', async ({ include, added }) => {
    const repository = await monorepo()
    const withBackslashes = include.map((item) => item.replaceAll('/', '\\'))
    const { archive } = await packed(repository, { directory: 'apps/api', include: withBackslashes })
    expect(await filesIn(archive.file)).toEqual({ ...api, ...added })
  })

  onPosix('can not be given to a link, whose target the archive would lack', async () => {
    const repository = await Repository.of({ 'index.html': '', '.gitignore': 'build\nlinks\n' })
    const { directory } = repository
    await repository.write({ 'build/app.js': 'app', 'links/other': '' })
    for (const [name, target] of Object.entries({
      dist: '../build',
      app: '../build/app.js',
      etc: '/etc',
      no: 'no',
    }))
      await symlink(target, join(directory, 'links', name))
    const instead = (target: string) => `to ${target}. Name that instead: links stay links`
    for (const [item, message] of [
      ['links/dist => .', `links/dist is a link ${instead('build')}`],
      ['links/dist/** => lib', `links/dist is a link ${instead('build')}`],
      ['links/app => app.js', `links/app is a link ${instead('build/app.js')}`],
      ['links/etc => .', 'links/etc is a link that leads out of the workspace'],
      ['links/no => .', 'links/no is a link to something that does not exist'],
    ] as const) {
      await expect(packed(repository, { include: [item] })).rejects.toThrow(
        `Input 'include' contains '${item}', and ${message}`,
      )
    }
    const { archive } = await packed(repository, { include: ['build => .', 'links => links'] })
    expect(Object.keys(await filesIn(archive.file)).sort()).toEqual([
      '.gitignore',
      'app.js',
      'index.html',
      'links/app',
      'links/dist',
      'links/etc',
      'links/no',
      'links/other',
    ])
  })

  test('stands beside items without one, which keep their paths', async () => {
    const repository = await monorepo()
    await repository.write({ 'apps/api/dist/api.js': 'built\n' })
    const include = ['apps\\api\\dist', 'dist/app.js => dist/app.js']
    const { archive } = await packed(repository, { directory: 'apps/api', include })
    expect(await filesIn(archive.file)).toEqual({ ...api, 'dist/api.js': 'built\n', 'dist/app.js': 'app\n' })
  })

  test('replaces files of the commit, each of which is in the archive once and named', async () => {
    const repository = await monorepo()
    const { archive } = await packed(repository, {
      directory: 'apps/api',
      include: ['deploy/api.Procfile => Procfile', 'apps/web/index.js => index.js'],
    })
    expect(await filesIn(archive.file)).toEqual({ 'index.js': 'web\n', Procfile: 'web: api\n' })
    expect(archive.replaced).toEqual(['Procfile', 'index.js'])
    expect(archive.files).toBe(2)
  })

  test('takes a changed file along, so that no warning says that it is left out', async () => {
    const repository = await monorepo()
    await repository.write({ 'deploy/api.Procfile': 'web: changed\n', 'apps/api/index.js': 'changed\n' })
    const include = ['deploy/api.Procfile => Procfile']
    const { archive } = await packed(repository, { include })
    expect(await filesIn(archive.file)).toMatchObject({ Procfile: 'web: changed\n' })
    expect(await archive.unarchivedChanges()).toEqual(['apps/api/index.js'])
  })

  test('that two items claim is an error that names both', async () => {
    const repository = await monorepo()
    const pack = (...include: string[]) => packed(repository, { include })
    await expect(pack('deploy/api.Procfile => Procfile', 'deploy/web.Procfile => Procfile')).rejects.toThrow(
      "Input 'include' puts two files at Procfile: 'deploy/api.Procfile => Procfile' and 'deploy/web.Procfile => Procfile'",
    )
    await expect(pack('dist', 'deploy/api.Procfile => dist/app.js')).rejects.toThrow(
      "Input 'include' puts two files at dist/app.js: 'dist' and 'deploy/api.Procfile => dist/app.js'",
    )
    await expect(pack('deploy/api.Procfile => x', 'dist => x')).rejects.toThrow(
      "Input 'include' needs x as a file and as a directory: 'deploy/api.Procfile => x' and 'dist => x'",
    )
  })

  test('that is a directory of the commit, or lies below a file of it, is an error', async () => {
    const repository = await monorepo()
    await expect(packed(repository, { include: ['dist/app.js => apps'] })).rejects.toThrow(
      /^Input 'include' can't replace directories by files, or files by directories:\n {2}apps is a directory in the commit, and 'dist\/app\.js => apps' puts a file there\n/,
    )
    await expect(packed(repository, { include: ['dist => package-lock.json'] })).rejects.toThrow(
      / {2}package-lock\.json is a file in the commit, and 'dist => package-lock\.json' puts files below it\n/,
    )
  })

  onPosix(
    'that lies below a link of the commit is an error, and one in place of a link replaces it',
    async () => {
      const repository = await monorepo()
      await symlink('/etc', join(repository.directory, 'link'))
      await repository.commit({}, 'Add a link')
      await expect(packed(repository, { include: ['dist/app.js => link/passwd'] })).rejects.toThrow(
        / {2}link is a file in the commit, and 'dist\/app\.js => link\/passwd' puts files below it\n/,
      )
      const { archive } = await packed(repository, { include: ['dist/app.js => link'] })
      expect(await filesIn(archive.file)).toMatchObject({ link: 'app\n' })
      expect(archive.replaced).toEqual(['link'])
    },
  )

  test('that matches nothing is an error, even beside an item that matches', async () => {
    const repository = await monorepo()
    const include = ['dist => .', 'deploy/none.Procfile => Procfile']
    await expect(packed(repository, { include })).rejects.toThrow(
      "Input 'include' matches no file: deploy/none.Procfile => Procfile",
    )
    await expect(packed(repository, { include: ['dist/*.css => .'] })).rejects.toThrow(/matches no file/)
  })

  test('never takes files from .git, or credentials that actions have written', async () => {
    const repository = await monorepo()
    await repository.write({ 'gha-creds-0123456789abcdef.json': 'secret', 'dist/.git/config': 'secret' })
    for (const include of ['.git => x', '.git/config => x', 'dist/.git => x', '.GIT/* => x']) {
      await expect(packed(repository, { include: [include] })).rejects.toThrow(/matches no file/)
    }
    await expect(packed(repository, { include: ['gha-creds-*.json => x'] })).rejects.toThrow(
      "Input 'include' matches only credentials that an action has written, which are never deployed: gha-creds-*.json => x",
    )
    const { archive } = await packed(repository, { directory: 'apps/api', include: ['. => all'] })
    const names = Object.keys(await filesIn(archive.file))
    expect(names).toContain('all/dist/app.js')
    expect(names.filter((name) => /\.git\/|creds/.test(name))).toEqual([])
  })

  onPosix('never leads out of the workspace or into .git, also not by links', async () => {
    const repository = await monorepo()
    const outside = await temporaryDirectory()
    await writeFile(join(outside, 'secret'), 'secret')
    await symlink(outside, join(repository.directory, 'out'))
    await symlink('.git', join(repository.directory, 'git'))
    const pack = (include: string) => packed(repository, { include: [include] })
    await expect(pack('out/secret => x')).rejects.toThrow(
      /^Input 'include' matches files outside of the workspace, such as .*out.secret/,
    )
    await expect(pack(`${outside}/secret => x`)).rejects.toThrow(/outside of the workspace/)
    await expect(pack('../* => x')).rejects.toThrow(
      "'../* => x': write a path from the root of the workspace, without '..'",
    )
    await expect(pack('git/config => x')).rejects.toThrow(/matches no file/)
  })

  onPosix('keeps links and modes, and the content of hard links', async () => {
    const repository = await monorepo()
    const { directory } = repository
    await repository.write({ 'build/run': '#!/bin/sh\n' })
    await chmod(join(directory, 'build/run'), 0o755)
    await symlink('run', join(directory, 'build/start'))
    await link(join(directory, 'build/run'), join(directory, 'build/same'))
    const { archive } = await packed(repository, { directory: 'apps/web', include: ['build => bin'] })
    const at = await unpacked(archive.file)
    expect(await readlink(join(at, 'bin/start'))).toBe('run')
    expect((await lstat(join(at, 'bin/run'))).mode & 0o111).not.toBe(0)
    expect(await filesIn(archive.file)).toMatchObject({ 'bin/run': '#!/bin/sh\n', 'bin/same': '#!/bin/sh\n' })
    expect(new Set((await contents(archive.file)).map(({ mtime }) => mtime)).size).toBe(1)
  })

  test('keeps names that no plain tar header holds', async () => {
    const repository = await monorepo()
    const long = `${'deep/'.repeat(30)}${'ü'.repeat(60)}.txt`
    await repository.write({ [`dist/${long}`]: 'long\n', 'dist/@odd': 'odd\n' })
    const { archive } = await packed(repository, { directory: 'apps/web', include: ['dist => déjà vu'] })
    expect(await filesIn(archive.file)).toMatchObject({
      [`déjà vu/${long}`]: 'long\n',
      'déjà vu/@odd': 'odd\n',
    })
  })

  test('puts files beside those of a submodule', async () => {
    const inner = await Repository.of({ 'inner.txt': 'x' })
    const repository = await monorepo()
    repository.git('submodule', '--quiet', 'add', inner.directory, 'vendor')
    await repository.commit({}, 'Add a submodule')
    const { archive } = await packed(repository, {
      include: ['dist/app.js => vendor/app.js', 'package-lock.json => vendor/inner.txt'],
    })
    expect(await filesIn(archive.file)).toMatchObject({
      'vendor/app.js': 'app\n',
      'vendor/inner.txt': 'lock\n',
    })
    expect(archive.replaced).toEqual(['vendor/inner.txt'])
  })
})

describe('included files', () => {
  test('may be very many', async () => {
    const repository = await monorepo()
    const names = Array.from({ length: 3000 }, (_, index) => `many/${index}.txt`)
    await repository.write(Object.fromEntries(names.map((name) => [name, name])))
    const { archive } = await packed(repository, { directory: 'apps/web', include: ['many => .'] })
    expect(archive.files).toBe(3001)
  })
})
