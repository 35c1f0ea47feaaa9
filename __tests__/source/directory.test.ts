import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { link, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fuzzRuns, fuzzTimeout } from '../support/fuzz.js'
import { contents, filesIn, packed } from '../support/pack.js'
import { Clone, type Files, Repository } from '../support/repository.js'
import { afterTest, temporaryDirectory } from '../support/temporary.js'

const onPosix = process.platform === 'win32' ? test.skip : test
const creds = 'gha-creds-0123456789abcdef.json'

async function builtRepository(): Promise<Repository> {
  const repository = await Repository.of({ '.gitignore': 'dist\n*.log\n', 'a.txt': 'x', 'web/b.txt': 'x' })
  await repository.write({
    'dist/index.html': '<h1>\n',
    'dist/js/app.js': 'app\n',
    'dist/build.log': 'log\n',
    'dist/.env.example': 'x',
    'dist/node_modules/x/index.js': 'x\n',
    'dist/.gitignore': '*\n',
  })
  return repository
}

const built = {
  '.env.example': 'x',
  '.gitignore': '*\n',
  'build.log': 'log\n',
  'index.html': '<h1>\n',
  'js/app.js': 'app\n',
  'node_modules/x/index.js': 'x\n',
}

describe('a directory that the job built', () => {
  test.each(['dist', './dist', 'dist/', 'web/../dist'])('as %s is packed as it is', async (directory) => {
    const repository = await builtRepository()
    const { archive, commit, origin } = await packed(repository, { directory })
    expect(await filesIn(archive.file)).toEqual(built)
    expect([archive.files, origin, commit?.sha]).toEqual([6, 'built', repository.head])
    expect(await archive.unarchivedChanges()).toEqual([])
    expect((await packed(repository, { directory })).archive.checksum).toBe(archive.checksum)
  })

  test('has the same checksum when the same files are built again in another checkout', async () => {
    const repository = await builtRepository()
    const first = await packed(repository, { directory: 'dist' })
    const clone = new Clone(repository, await temporaryDirectory())
    for (const [name, content] of Object.entries(built).toReversed()) {
      await mkdir(join(clone.directory, 'dist', name, '..'), { recursive: true })
      await writeFile(join(clone.directory, 'dist', name), content)
    }
    expect((await packed(clone, { directory: 'dist' })).archive.checksum).toBe(first.archive.checksum)
  })

  test('may lie below a directory of the commit, and in a submodule', async () => {
    const repository = await builtRepository()
    const inner = await Repository.of({ 'inner.txt': 'x' })
    repository.git('submodule', '--quiet', 'add', inner.directory, 'vendor')
    await repository.commit({}, 'Add a submodule')
    await repository.write({ 'web/out/b.js': 'b\n', 'vendor/out/c.js': 'c\n' })
    for (const [directory, files] of [
      ['web/out', { 'b.js': 'b\n' }],
      ['vendor/out', { 'c.js': 'c\n' }],
    ] satisfies [string, Files][]) {
      const { archive, commit } = await packed(repository, { directory })
      expect(await filesIn(archive.file)).toEqual(files)
      expect(commit?.sha).toBe(repository.head)
    }
  })

  test('that is partly in the commit is the commit alone', async () => {
    const repository = await builtRepository()
    await repository.write({ 'web/built.js': 'x' })
    const { archive, origin } = await packed(repository, { directory: 'web' })
    expect(await filesIn(archive.file)).toEqual({ 'b.txt': 'x' })
    expect(origin).toBe('commit')
  })

  test('takes included files, too', async () => {
    const repository = await builtRepository()
    const include = ['web/b.txt => index.html', 'a.txt => etc/']
    const { archive } = await packed(repository, { directory: 'dist', include })
    expect(await filesIn(archive.file)).toEqual({ ...built, 'index.html': 'x', 'etc/a.txt': 'x' })
    expect(archive.replaced).toEqual(['index.html'])
  })

  test('can not have files of include in place of its directories, or below its files', async () => {
    const repository = await builtRepository()
    await expect(packed(repository, { directory: 'dist', include: ['a.txt => js'] })).rejects.toThrow(
      / {2}js is a directory in the deployed directory, and 'a\.txt => js' puts a file there/,
    )
    await expect(
      packed(repository, { directory: 'dist', include: ['a.txt => index.html/x'] }),
    ).rejects.toThrow(
      / {2}index\.html is a file in the deployed directory, and 'a\.txt => index\.html\/x' puts files below it/,
    )
  })

  test('leaves out .git and the credentials of actions, at any depth', async () => {
    const repository = await builtRepository()
    await repository.write({ 'dist/.git/config': 'secret', 'dist/js/.git': 'gitdir: secret\n' })
    await repository.write({ [`dist/${creds}`]: 'secret', [`dist/js/${creds}`]: 'secret' })
    const { archive } = await packed(repository, { directory: 'dist' })
    expect(await filesIn(archive.file)).toEqual(built)
  })

  test('can not be .git, or lie in it', async () => {
    const repository = await builtRepository()
    for (const directory of ['.git', '.git/refs', 'dist/.git/x']) {
      await mkdir(join(repository.directory, directory), { recursive: true })
      await expect(packed(repository, { directory })).rejects.toThrow(
        /'directory' is '.*\.git.*', which holds git's own/,
      )
    }
    if (process.platform === 'win32') return
    await symlink('.git', join(repository.directory, 'link'))
    await expect(packed(repository, { directory: 'link' })).rejects.toThrow(/which holds git's own/)
  })

  test('that does not exist, is a file, or is empty is an error that says so', async () => {
    const repository = await builtRepository()
    await mkdir(join(repository.directory, 'empty'))
    await repository.write({ file: 'x' })
    const pack = (directory: string) => packed(repository, { directory })
    const id = repository.head.slice(0, 8)
    await expect(pack('none')).rejects.toThrow(
      `Input 'directory' is 'none', which exists neither in the commit ${id} nor in the workspace. Correct it, or build the directory before this step`,
    )
    await expect(pack('a.txt')).rejects.toThrow(`Input 'directory' is 'a.txt', which is a file`)
    await expect(pack('file')).rejects.toThrow(`Input 'directory' is 'file', which is a file`)
    await expect(pack('empty')).rejects.toThrow(/there is nothing to deploy/)
  })

  onPosix('keeps links, and names special files in an error', async () => {
    const repository = await builtRepository()
    const { directory } = repository
    await symlink('js/app.js', join(directory, 'dist/link'))
    await symlink('/etc', join(directory, 'dist/etc'))
    const { archive } = await packed(repository, { directory: 'dist' })
    expect(await contents(archive.file)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'link', linkpath: 'js/app.js' }),
        expect.objectContaining({ path: 'etc', linkpath: '/etc' }),
      ]),
    )
    execFileSync('/bin/sh', ['-c', 'mkfifo "$1"', 'sh', join(directory, 'dist/js/pipe')])
    const socket = createServer().listen(join(directory, 'dist', 'socket'))
    afterTest(async () => socket.close())
    await once(socket, 'listening')
    await expect(packed(repository, { directory: 'dist' })).rejects.toThrow(
      /^Input 'directory' has special files, which can't be packed:\n {2}js\/pipe \(a FIFO\)\n {2}socket \(a socket\)\nRemove them before this step/,
    )
  })

  onPosix('through a link that leads out of the workspace is refused', async () => {
    const repository = await builtRepository()
    const outside = await temporaryDirectory()
    await writeFile(join(outside, 'x'), 'x')
    await symlink(outside, join(repository.directory, 'dist/out'))
    await expect(packed(repository, { directory: 'dist/out' })).rejects.toThrow(/leads out of the workspace/)
  })

  test('must not have hard links to files with credentials', async () => {
    const repository = await builtRepository()
    const { directory } = repository
    await repository.write({ [creds]: 'secret' })
    for (const file of [join(directory, '.git/config'), join(directory, creds)]) {
      await link(file, join(directory, 'dist/linked'))
      await expect(packed(repository, { directory: 'dist' })).rejects.toThrow(/:\n {2}linked\nRemove them/)
      await rm(join(directory, 'dist/linked'))
    }
  })
})

describe('a directory that is in no repository', () => {
  const files = {
    '.gitignore': '*.log\nnode_modules/\n.env*\n!.env.example\n/build\ntmp/*\n!tmp/.keep\n',
    'index.js': 'x',
    '.env': 'secret',
    '.env.local': 'secret',
    '.env.example': 'x',
    'debug.log': 'x',
    'node_modules/a/index.js': 'x',
    'build/app.js': 'x',
    'tmp/cache': 'x',
    'tmp/.keep': '',
    'web/.gitignore': '!important.log\n/out\nbuild\n',
    'web/important.log': 'x',
    'web/other.log': 'x',
    'web/out/x': 'x',
    'web/src/out/x': 'x',
    'web/node_modules/b/index.js': 'x',
    'web/src/build/x': 'x',
    'web/src/.gitignore': '!build/\n',
    'a[b]/.gitignore': '*.tmp\n',
    'a[b]/x.tmp': 'x',
    'a[b]/y': 'x',
    'ab/x.tmp': 'x',
    '.git2/config': 'x',
  }
  const kept = [
    '.env.example',
    '.git2/config',
    '.gitignore',
    'a[b]/.gitignore',
    'a[b]/y',
    'ab/x.tmp',
    'index.js',
    'tmp/.keep',
    'web/.gitignore',
    'web/important.log',
    'web/src/.gitignore',
    'web/src/build/x',
    'web/src/out/x',
  ]

  async function plainDirectory(files: Files): Promise<{ directory: string }> {
    const repository = await Repository.empty()
    await rm(join(repository.directory, '.git'), { recursive: true })
    await repository.write(files)
    return repository
  }

  test('is packed as git would have it, by all its .gitignore files', async () => {
    const repository = await Repository.of(files)
    expect(repository.git('ls-files', '-z').toString().split('\0').filter(Boolean).sort()).toEqual(kept)
    const { archive, commit, origin } = await packed(await plainDirectory(files))
    expect([commit, origin]).toEqual([undefined, 'no-repository'])
    expect(Object.keys(await filesIn(archive.file))).toEqual(kept)
    expect(archive.files).toBe(kept.length)
    expect(archive.ignored).toEqual({
      count: 10,
      names: [
        '.env',
        '.env.local',
        'a[b]/x.tmp',
        'build/',
        'debug.log',
        'node_modules/',
        'tmp/cache',
        'web/node_modules/',
        'web/other.log',
        'web/out/',
      ],
    })
  })

  test(
    'is packed as git would have it, whatever its .gitignore files say',
    async () => {
      const names = ['x.log', 'y', 'b', 'a']
      const directories = ['', 'a/', 'a/b/', 'a/b/a/', 'a/b/a/b/', 'b/a/', 'a/[c]/a/']
      const all = directories.flatMap((directory) =>
        [...names, 'c d'].map((name) => `${directory}${name}1/${name}`),
      )
      const part = fc.constantFrom(
        'a',
        'b',
        'b1',
        'y',
        '*',
        '**',
        '*.log',
        '[c]',
        '\\[c\\]',
        'x.*',
        'c d',
        '?',
        '*1',
      )
      const pattern = fc
        .record({
          negation: fc.constantFrom('', '', '!'),
          start: fc.constantFrom('', '', '/'),
          parts: fc.array(part, { minLength: 1, maxLength: 3 }),
          end: fc.constantFrom('', '', '/', '  '),
        })
        .map(({ negation, start, parts, end }) => `${negation}${start}${parts.join('/')}${end}`)
      const lines = fc.array(fc.oneof(pattern, fc.constantFrom('# comment', '', '\\#x')), { maxLength: 4 })
      await fc.assert(
        fc.asyncProperty(fc.array(lines, { minLength: 3, maxLength: directories.length }), async (rules) => {
          const repository = await Repository.empty()
          await repository.write(Object.fromEntries(all.map((name) => [name, ''])))
          for (const [index, directory] of directories.entries())
            await repository.write({ [`${directory}.gitignore`]: `${rules[index]?.join('\n')}\n` })
          repository.git('add', '--all')
          const expected = repository.git('ls-files', '-z').toString().split('\0').filter(Boolean)
          await rm(join(repository.directory, '.git'), { recursive: true })
          const found = await packed(repository, {})
            .then(({ archive }) => filesIn(archive.file))
            .catch((error: Error) =>
              error.message.includes('nothing to deploy') ? {} : Promise.reject(error),
            )
          expect(Object.keys(found)).toEqual(expected.sort())
        }),
        { numRuns: fuzzRuns(40) },
      )
    },
    fuzzTimeout,
  )

  test('below the workspace obeys the .gitignore files above it', async () => {
    const { archive } = await packed(await plainDirectory(files), { directory: 'web' })
    expect(Object.keys(await filesIn(archive.file))).toEqual([
      '.gitignore',
      'important.log',
      'src/.gitignore',
      'src/build/x',
      'src/out/x',
    ])
  })

  test('is packed as it is when .gitignore names it: the job built it', async () => {
    const { archive, origin } = await packed(await plainDirectory(files), { directory: 'build' })
    expect(await filesIn(archive.file)).toEqual({ 'app.js': 'x' })
    expect(origin).toBe('built')
  })

  test('has ignored files where include names them, but never credentials', async () => {
    const directory = await plainDirectory({ ...files, [creds]: 'secret', [`web/${creds}`]: 'secret' })
    const include = ['build', 'build/app.js => index.js']
    const { archive } = await packed(directory, { include })
    const found = await filesIn(archive.file)
    expect(Object.keys(found)).toEqual([...kept, 'build/app.js'].sort())
    expect(archive.replaced).toEqual(['index.js'])
    await expect(packed(directory, { include: [creds] })).rejects.toThrow(/matches only credentials/)
  })

  onPosix('does not follow a .gitignore that is a link, nor wait for one that is a FIFO', async () => {
    const directory = await plainDirectory({ 'a/x.log': 'x', 'b/x.log': 'x', rules: '*.log\n' })
    await symlink('../rules', join(directory.directory, 'a', '.gitignore'))
    execFileSync('/bin/sh', ['-c', 'mkfifo "$1"', 'sh', join(directory.directory, 'b', '.gitignore')])
    const { archive } = await packed(directory)
    expect(Object.keys(await filesIn(archive.file))).toEqual(['a/.gitignore', 'a/x.log', 'b/x.log', 'rules'])
    expect(archive.skipped).toEqual(['b/.gitignore (a FIFO)'])
  })

  test('keeps empty directories', async () => {
    const { directory } = await plainDirectory({ x: 'x' })
    await mkdir(join(directory, 'empty', 'deeper'), { recursive: true })
    const { archive } = await packed({ directory })
    const listed = execFileSync('tar', ['tzf', archive.file]).toString()
    expect(listed.split('\n').map((line) => line.trim())).toContain('empty/deeper/')
  })
})
