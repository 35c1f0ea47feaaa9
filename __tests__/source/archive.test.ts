import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmod,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { pack } from '../../src/source/pack.js'
import { onPosix } from '../support/operating-systems.js'
import { checkout, contents, filesIn, packed, unpacked } from '../support/pack.js'
import { Clone, Repository } from '../support/repository.js'
import { afterTest, temporaryDirectory } from '../support/temporary.js'
import { until } from '../support/wait.js'

const signal = new AbortController().signal
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`

/** Makes a repository with modes, links, unusual names, text attributes and ignored files. */
async function variedRepository(): Promise<Repository> {
  const repository = await Repository.empty()
  await repository.write({
    'bin/run': '#!/bin/sh\n',
    'README.md': 'Hello\n',
    'with space/ünïcode ✓.txt': 'x',
    '-leading-dash': 'x',
    '--upload-pack=touch': 'x',
    'web/index.html': '<h1>\n',
    'web/secret/token': 'not deployed\n',
    'notes.md': 'not deployed\n',
    'crlf.txt': 'one\ntwo\n',
    'subst.txt': '$Format:%H$\n',
    [`web/${'deep/'.repeat(30)}${'long'.repeat(20)}.txt`]: 'x',
    [`web/${'a'.repeat(120)}.txt`]: 'x',
    '.gitattributes':
      'web/secret export-ignore\nnotes.md export-ignore\ncrlf.txt text eol=crlf\nsubst.txt export-subst\n',
    'web/.hidden': 'x',
    empty: '',
  })
  if (process.platform !== 'win32') {
    await repository.write({ 'tab\tand\nnew line': 'x', 'back\\slash': 'x' })
    await symlink('../README.md', join(repository.directory, 'web', 'link'))
    await symlink('nowhere', join(repository.directory, 'dangling'))
  }
  await repository.commit({ 'bin/run': '#!/bin/sh\n' }, 'Add everything')
  return repository
}

describe('the archive of a commit', () => {
  test('unpacks to exactly what git archive yields', async () => {
    const repository = await variedRepository()
    const { archive, commit } = await packed(repository)
    const gitTar = join(await temporaryDirectory(), 'git.tar')
    await writeFile(gitTar, repository.git('archive', '--format=tar', 'HEAD'))
    expect(await contents(archive.file)).toEqual(await contents(gitTar))
    expect(commit?.sha).toBe(repository.head)
    expect(archive.size).toBe((await readFile(archive.file)).length)
    expect(archive.checksum).toBe(`SHA256:${sha256(await readFile(archive.file))}`)
  })

  test('is one gzip member with the bytes of git archive, except for the padding at its end', async () => {
    const repository = await variedRepository()
    const { archive } = await packed(repository)
    const ownTar = gunzipSync(await readFile(archive.file))
    const gitTar = repository.git('archive', '--format=tar', 'HEAD')
    expect(ownTar.length % 512).toBe(0)
    expect(gitTar.subarray(0, ownTar.length).equals(ownTar)).toBe(true)
    expect(gitTar.subarray(ownTar.length).every((byte) => byte === 0)).toBe(true)
  })

  test('has the same checksum in another checkout, at another time, and with other settings', async () => {
    const repository = await variedRepository()
    const clone = new Clone(repository, await temporaryDirectory())
    clone.git('config', 'core.autocrlf', 'true')
    clone.git('config', 'tar.umask', '0077')
    const first = await packed(repository)
    expect((await packed(repository)).archive.checksum).toBe(first.archive.checksum)
    expect((await packed(clone)).archive.checksum).toBe(first.archive.checksum)
  })

  test('is the same from a shallow, detached checkout', async () => {
    const repository = await variedRepository()
    await repository.commit({ second: 'x' }, 'Second')
    const shallow = new Clone(repository, await temporaryDirectory(), '--depth=1')
    shallow.git('checkout', '--quiet', '--detach')
    expect((await packed(shallow)).archive.checksum).toBe((await packed(repository)).archive.checksum)
  })

  test('comes from objects, not from the working tree', async () => {
    const repository = await variedRepository()
    const before = await packed(repository)
    await repository.write({ 'README.md': 'Changed\n', 'untracked.txt': 'x' })
    await rm(join(repository.directory, 'web', 'index.html'))
    const after = await packed(repository)
    expect(after.archive.checksum).toBe(before.archive.checksum)
    expect((await after.archive.unarchivedChanges()).sort()).toEqual(['README.md', 'web/index.html'])
  })

  test('can be one directory of the commit, with the attributes of the directories above it', async () => {
    const repository = await variedRepository()
    const { archive } = await packed(repository, { directory: 'web' })
    const whole = join(await temporaryDirectory(), 'whole.tar')
    await writeFile(whole, repository.git('archive', '--format=tar', 'HEAD'))
    const below = (await contents(whole))
      .filter(({ path }) => path.startsWith('web/'))
      .map((entry) => ({ ...entry, path: entry.path.slice('web/'.length) }))
    expect(below.map(({ path }) => path)).not.toContain('secret/token')
    expect(await contents(archive.file)).toEqual(below)
  })

  test('can be a directory that a sparse checkout lacks', async () => {
    const repository = await variedRepository()
    const expected = await packed(repository, { directory: 'web' })
    await rm(join(repository.directory, 'web'), { recursive: true })
    expect((await packed(repository, { directory: 'web' })).archive.checksum).toBe(expected.archive.checksum)
  })

  test('can come from a checkout that another user owns', async () => {
    const repository = await variedRepository()
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }
    const { archive } = await packed(repository, { env })
    expect(archive.checksum).toBe((await packed(repository)).archive.checksum)
  })

  test('does not come from a repository above the workspace', async () => {
    const repository = await variedRepository()
    const workspace = join(repository.directory, 'web')
    const { commit, archive } = await pack(
      checkout({ directory: workspace }),
      await temporaryDirectory(),
      signal,
    )
    expect(commit).toBeUndefined()
    expect(archive.files).toBeGreaterThan(0)
  })
})

describe('submodules', () => {
  test('are included when they are checked out, nested ones too', async () => {
    const { repository } = await withSubmodules()
    const { archive } = await packed(repository)
    const paths = (await contents(archive.file)).map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining(['vendor/outer/outer.txt', 'vendor/outer/deps/inner/inner.txt']),
    )
    expect(new Set(paths).size).toBe(paths.length)
    expect((await packed(repository)).archive.checksum).toBe(archive.checksum)
  })

  test('come from the recorded commit, whatever their checkout contains', async () => {
    const { repository } = await withSubmodules()
    const before = await packed(repository)
    await writeFile(join(repository.directory, 'vendor/outer/outer.txt'), 'changed\n')
    expect((await packed(repository)).archive.checksum).toBe(before.archive.checksum)
  })

  test('are included with the directory that contains them', async () => {
    const { repository } = await withSubmodules()
    const { archive } = await packed(repository, { directory: 'vendor' })
    const paths = (await contents(archive.file)).map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['outer/outer.txt', 'outer/deps/inner/inner.txt']))
  })

  test('cause an error when they are not checked out, which names them and both remedies', async () => {
    const { repository } = await withSubmodules()
    const clone = new Clone(repository, await temporaryDirectory())
    await expect(packed(clone)).rejects.toThrow(
      /^Submodules are not checked out:\n {2}vendor\/outer\nSet 'submodules: recursive' of actions\/checkout, or .* 'export-ignore'/,
    )
    clone.git('submodule', 'update', '--init')
    await expect(packed(clone)).rejects.toThrow(/vendor\/outer\/deps\/inner\n/)
  })

  test('are excluded when they are marked export-ignore', async () => {
    const { repository } = await withSubmodules()
    await repository.commit({ '.gitattributes': 'vendor/outer export-ignore\n' }, 'Leave it out')
    const clone = new Clone(repository, await temporaryDirectory())
    const { archive } = await packed(clone)
    expect((await contents(archive.file)).map(({ path }) => path)).not.toContain('vendor/outer')
  })
})

describe('a link to a commit that .gitmodules does not list', () => {
  const advice = /that \.gitmodules does not list.*:\n {2}apps\/lib\nRun 'git rm --cached apps\/lib'/s

  test('causes an error with the advice that helps, beside submodules that are not checked out', async () => {
    const { repository } = await withSubmodules()
    addGitlink(repository, 'apps/lib')
    const clone = new Clone(repository, await temporaryDirectory())
    const packing = packed(clone)
    await expect(packing).rejects.toThrow(/^Submodules are not checked out:\n {2}vendor\/outer\n.*/)
    await expect(packing).rejects.toThrow(advice)
    clone.git('submodule', 'update', '--init', '--recursive', 'vendor/outer')
    await expect(packed(clone)).rejects.toThrow(advice)
    await expect(packed(clone)).rejects.not.toThrow('submodules: recursive')
  })

  test.each(['apps', 'apps/lib', 'apps/lib/src'])(
    'is named by its path when %s is deployed',
    async (directory) => {
      const repository = await Repository.of({ 'apps/index.js': '' })
      addGitlink(repository, 'apps/lib')
      await expect(packed(repository, { directory })).rejects.toThrow(advice)
      await expect(packed(repository, { directory })).rejects.not.toThrow('submodules: recursive')
    },
  )
})

describe('a directory in a submodule', () => {
  test('comes from the recorded commit', async () => {
    const { repository } = await withSubmodules()
    for (const [directory, file] of [
      ['vendor/outer', 'outer.txt'],
      ['vendor/outer/deps/inner', 'inner.txt'],
    ]) {
      const { archive, commit } = await packed(repository, { directory: directory ?? '' })
      expect((await contents(archive.file)).map(({ path }) => path)).toContain(file)
      expect(commit?.sha).toBe(repository.head)
    }
  })

  test('causes an error when the submodule is not checked out', async () => {
    const { repository } = await withSubmodules()
    const clone = new Clone(repository, await temporaryDirectory())
    await expect(packed(clone, { directory: 'vendor/outer' })).rejects.toThrow(
      /lies in the submodule vendor\/outer, and that is not checked out. Set 'submodules: recursive'/,
    )
  })
})

describe('links in the path', () => {
  onPosix('are followed to the workspace, and to the directory in it', async () => {
    const repository = await Repository.of({ 'packages/web/a.txt': 'x' })
    await symlink('packages/web', join(repository.directory, 'link'))
    await repository.commit({}, 'Add a link')
    await repository.write({ 'packages/web/dist/app.js': 'x' })
    const workspace = join(await temporaryDirectory(), 'work')
    await symlink(repository.directory, workspace)
    const { archive } = await packed({ directory: workspace }, { directory: 'link', include: ['link/dist'] })
    expect((await contents(archive.file)).map(({ path }) => path)).toEqual(['a.txt', 'dist/app.js'])
  })

  onPosix('are refused when they lead out of the workspace', async () => {
    const repository = await Repository.of({ 'a.txt': 'x' })
    await symlink(await temporaryDirectory(), join(repository.directory, 'out'))
    await expect(packed(repository, { directory: 'out' })).rejects.toThrow(/leads out of the workspace/)
  })
})

describe('Git LFS', () => {
  test('files go into the archive when they are present', async () => {
    const repository = await Repository.of({ 'big.bin': pointer, '.gitattributes': '*.bin filter=lfs\n' })
    // Like git-lfs, it yields the pointer when it is told to skip.
    const smudge = 'if [ -n "$GIT_LFS_SKIP_SMUDGE" ]; then cat; else cat > /dev/null; echo content; fi'
    repository.git('config', 'filter.lfs.smudge', smudge)
    repository.git('config', 'filter.lfs.clean', 'cat')
    repository.git('config', 'filter.lfs.required', 'true')
    const { archive } = await packed(repository)
    expect(await readFile(join(await unpacked(archive.file), 'big.bin'), 'utf8')).toBe('content\n')
  })

  test('pointers cause an error that names them and both remedies', async () => {
    const repository = await Repository.of({
      'assets/big.bin': pointer,
      'assets/other.bin': pointer,
      'a.txt': 'x',
    })
    await expect(packed(repository)).rejects.toThrow(
      /^Git LFS has left pointers in place of files:\n {2}assets\/big\.bin\n {2}assets\/other\.bin\nSet 'lfs: true'.* 'export-ignore'/,
    )
  })

  test('pointers cause no error when they are marked export-ignore, nor do texts about LFS', async () => {
    const repository = await Repository.of({
      'assets/big.bin': pointer,
      'docs.md': `${'About LFS. '.repeat(100)}${pointer}`,
      '.gitattributes': 'assets export-ignore\n',
    })
    expect((await packed(repository)).archive.files).toBe(2)
  })
})

describe('git-crypt', () => {
  const locked = Buffer.concat([Buffer.from('\0GITCRYPT\0'), Buffer.alloc(12, 7), Buffer.from('ciphertext')])

  test('files that are locked cause an error that names them and both remedies', async () => {
    const repository = await Repository.of({
      'config/secrets.yml': locked,
      'large.key': Buffer.concat([locked, Buffer.alloc(3_000_000, 'x')]),
      'a.txt': 'x',
    })
    await expect(packed(repository)).rejects.toThrow(
      /^git-crypt has encrypted files, and the checkout is locked:\n {2}config\/secrets\.yml\n {2}large\.key\nRun 'git-crypt unlock' in a step before this one, .* 'export-ignore'/,
    )
  })

  test('files that are locked are found below a directory, in built ones, in included ones, and without git', async () => {
    const repository = await Repository.of({
      'web/secrets.yml': locked,
      'a/a.txt': 'x',
      '.gitignore': 'dist\n',
    })
    await repository.write({ 'dist/secrets.yml': locked })
    await expect(packed(repository, { directory: 'web' })).rejects.toThrow(/is locked:\n {2}secrets\.yml\n/)
    await expect(packed(repository, { directory: 'dist' })).rejects.toThrow(/secrets\.yml\n.*or remove them/)
    const include = ['dist/secrets.yml => x']
    await expect(packed(repository, { directory: 'a', include })).rejects.toThrow(/is locked:\n {2}x\n/)
    await rm(join(repository.directory, '.git'), { recursive: true })
    await expect(packed(repository)).rejects.toThrow(/is locked:\n {2}web\/secrets\.yml\n/)
  })

  test('files go into the archive when they are unlocked or exported on purpose, as do files about it', async () => {
    const repository = await Repository.of({
      'secrets.yml': locked,
      'ignored.yml': locked,
      short: locked.subarray(0, 21),
      key: '\0GITCRYPTKEY and more than twenty bytes',
      'about.md': 'The magic is \0GITCRYPT\0, of course, at the start of the file',
      '.gitattributes': 'secrets.yml filter=crypt\nignored.yml export-ignore\n',
    })
    repository.git('config', 'filter.crypt.smudge', 'cat > /dev/null; echo content')
    repository.git('config', 'filter.crypt.required', 'true')
    const { archive } = await packed(repository)
    expect(await filesIn(archive.file)).toMatchObject({ 'secrets.yml': 'content\n' })
    expect(archive.files).toBe(5)
  })
})

describe('export-ignore', () => {
  test('is found out: what it leaves out, by its topmost directory, and how many files', async () => {
    const repository = await variedRepository()
    await repository.commit(
      {
        'docs/.gitattributes': 'drafts export-ignore\n',
        'docs/drafts/a/1': '',
        'docs/drafts/2': '',
        'docs/3': '',
      },
      'Add drafts',
    )
    const whole = await packed(repository)
    expect(await whole.archive.exportIgnored()).toEqual({
      count: 4,
      names: ['docs/drafts/', 'notes.md', 'web/secret/'],
    })
    const web = await packed(repository, { directory: 'web', include: ['README.md => index.html'] })
    expect(await web.archive.exportIgnored()).toEqual({ count: 1, names: ['secret/'] })
    const docs = await packed(repository, { directory: 'docs' })
    expect(await docs.archive.exportIgnored()).toEqual({ count: 2, names: ['drafts/'] })
  })

  test('is found out in submodules, and of them', async () => {
    const { repository } = await withSubmodules()
    await repository.commit({ '.gitattributes': 'a.txt export-ignore\n' }, 'Ignore a file')
    expect(await (await packed(repository)).archive.exportIgnored()).toEqual({ count: 1, names: ['a.txt'] })
    await repository.commit({ '.gitattributes': 'vendor export-ignore\n' }, 'Ignore the submodule')
    expect(await (await packed(repository)).archive.exportIgnored()).toEqual({ count: 1, names: ['vendor/'] })
  })

  test('by which nothing is left is the reason in the error', async () => {
    const repository = await Repository.of({
      'web/a': '',
      'web/b': '',
      '.gitattributes': 'web export-ignore\n',
    })
    await expect(packed(repository, { directory: 'web' })).rejects.toThrow(
      /has no files there: 'export-ignore' in \.gitattributes leaves out all 2: there is nothing to deploy/,
    )
  })

  test('that leaves out nothing is silent', async () => {
    const { repository } = await withSubmodules()
    expect(await (await packed(repository)).archive.exportIgnored()).toEqual({ count: 0, names: [] })
  })
})

describe('included files', () => {
  test('are added with the time of the commit, in the same order each time', async () => {
    const repository = await Repository.of({ 'a.txt': 'x', '.gitignore': 'dist\n' })
    await repository.write({
      'dist/app.js': 'built\n',
      'dist/maps/app.js.map': '{}',
      'dist/.hidden': 'x',
      '@odd': 'x',
    })
    const include = ['dist', '!dist/**/*.map', '@odd']
    const first = await packed(repository, { include })
    const found = await contents(first.archive.file)
    expect(found.map(({ path }) => path)).toEqual([
      '.gitignore',
      '@odd',
      'a.txt',
      'dist/.hidden',
      'dist/app.js',
    ])
    expect(new Set(found.map(({ mtime }) => mtime)).size).toBe(1)
    expect((await packed(repository, { include })).archive.checksum).toBe(first.archive.checksum)
    expect(first.archive.files).toBe(5)
  })

  test('replace only files of the commit that the workflow changed', async () => {
    const repository = await Repository.of({ 'a.txt': 'old', 'b.txt': 'same' })
    await repository.write({ 'a.txt': 'new' })
    const { archive } = await packed(repository, { include: ['*.txt'] })
    const directory = await unpacked(archive.file)
    expect(await readFile(join(directory, 'a.txt'), 'utf8')).toBe('new')
    expect(await archive.unarchivedChanges()).toEqual([])
    expect(archive.files).toBe(2)
  })

  test('are relative to the deployed directory', async () => {
    const repository = await Repository.of({ 'web/a.txt': 'x' })
    await repository.write({ 'web/dist/app.js': 'built' })
    const { archive } = await packed(repository, { directory: 'web', include: ['web/dist'] })
    expect((await contents(archive.file)).map(({ path }) => path)).toEqual(['a.txt', 'dist/app.js'])
  })

  onPosix('keep links and modes', async () => {
    const repository = await Repository.of({ 'a.txt': 'x' })
    await repository.write({ 'dist/run': '#!/bin/sh\n' })
    await chmod(join(repository.directory, 'dist/run'), 0o755)
    await symlink('run', join(repository.directory, 'dist/link'))
    const { archive } = await packed(repository, { include: ['dist'] })
    const directory = await unpacked(archive.file)
    expect(await readlink(join(directory, 'dist/link'))).toBe('run')
    expect((await lstat(join(directory, 'dist/run'))).mode & 0o111).not.toBe(0)
  })

  test('never come from .git, where actions leave credentials', async () => {
    const repository = await Repository.of({ 'a.txt': 'x' })
    await repository.write({ 'new.txt': 'x', 'sub/.git/config': 'secret' })
    const { archive } = await packed(repository, { include: ['**', '.git/**'] })
    expect((await contents(archive.file)).map(({ path }) => path)).toEqual(['a.txt', 'new.txt'])
  })

  test('cause an error when they are missing, or outside of the directory', async () => {
    const repository = await Repository.of({ 'web/a.txt': 'x' })
    await expect(packed(repository, { include: ['dist/**'] })).rejects.toThrow(
      /Input 'include' matches no file: dist/,
    )
    await repository.write({ 'other.txt': 'x' })
    await expect(packed(repository, { directory: 'web', include: ['other.txt'] })).rejects.toThrow(
      /matches files outside of the input 'directory', such as .*other\.txt/,
    )
  })
})

describe('a directory that is in no repository', () => {
  test('is packed unchanged, without .git', async () => {
    const directory = await temporaryDirectory()
    await mkdir(join(directory, 'src'))
    await writeFile(join(directory, 'src', 'a.js'), 'x')
    await writeFile(join(directory, '@scoped'), 'x')
    const { archive, commit } = await pack(checkout({ directory }), await temporaryDirectory(), signal)
    expect(commit).toBeUndefined()
    expect(archive.files).toBe(2)
    const unpackedTo = await unpacked(archive.file)
    expect((await readdir(unpackedTo)).sort()).toEqual(['@scoped', 'src'])
  })
})

describe('a special file', () => {
  onPosix('is refused by name where include matches it, even in place of a file of the commit', async () => {
    const repository = await Repository.of({ 'a.txt': 'x', 'b.txt': 'x' })
    await repository.write({ 'dist/app.js': 'x' })
    const { directory } = repository
    await rm(join(directory, 'a.txt'))
    for (const name of ['a.txt', 'dist/pipe']) makeFifo(join(directory, name))
    const socket = createServer().listen(join(directory, 'dist', 'socket'))
    afterTest(async () => socket.close())
    await once(socket, 'listening')
    await expect(packed(repository, { include: ['dist'] })).rejects.toThrow(
      /^Input 'include' matches .*:\n {2}dist\/pipe \(a FIFO\)\n {2}dist\/socket \(a socket\)\nRemove them, or/,
    )
    await expect(packed(repository, { include: ['*.txt'] })).rejects.toThrow(/:\n {2}a\.txt \(a FIFO\)\n/)
    const { archive } = await packed(repository, { include: ['dist', '!dist/pipe', '!dist/socket'] })
    expect((await contents(archive.file)).map(({ path }) => path)).toEqual(['a.txt', 'b.txt', 'dist/app.js'])
    expect(await archive.unarchivedChanges()).toEqual(['a.txt'])
  })

  onPosix('causes an error in place of attributes, which git would wait for', async () => {
    const repository = await Repository.of({ 'web/.gitattributes': '* text\n', 'web/a.txt': 'x' })
    await repository.write({ 'web/a.txt': 'y' })
    const attributes = join(repository.directory, 'web', '.gitattributes')
    await rm(attributes)
    makeFifo(attributes)
    const { archive } = await packed(repository)
    await expect(archive.unarchivedChanges()).rejects.toThrow(
      /^The checkout has a FIFO in place of web\/\.gitattributes, which git would wait for/,
    )
  })

  onPosix('is not followed to when a link leads to it', async () => {
    const repository = await Repository.of({ 'a.txt': 'x' })
    makeFifo(join(repository.directory, 'pipe'))
    await repository.write({ 'dist/app.js': 'x' })
    await symlink('../pipe', join(repository.directory, 'dist', 'link'))
    const { archive } = await packed(repository, { include: ['dist'] })
    expect(await contents(archive.file)).toContainEqual(
      expect.objectContaining({ path: 'dist/link', linkpath: '../pipe' }),
    )
  })

  onPosix('is skipped and reported in a directory that is in no repository', async () => {
    const directory = await temporaryDirectory()
    await mkdir(join(directory, 'sub'))
    await writeFile(join(directory, 'sub', 'file'), 'x')
    await symlink('pipe', join(directory, 'sub', 'link'))
    for (const name of ['pipe', 'sub/pipe']) makeFifo(join(directory, name))
    const { archive } = await packed({ directory })
    expect((await contents(archive.file)).map(({ path }) => path)).toEqual(['sub/file', 'sub/link'])
    expect(archive.skipped).toEqual(['pipe (a FIFO)', 'sub/pipe (a FIFO)'])
  })
})

describe('hard links', () => {
  test('among packed files keep their content', async () => {
    const repository = await Repository.of({ 'a.txt': 'x' })
    await repository.write({ 'dist/one': 'content', 'elsewhere/two': 'other' })
    const { directory } = repository
    await link(join(directory, 'dist/one'), join(directory, 'dist/same'))
    await link(join(directory, 'elsewhere/two'), join(directory, 'dist/two'))
    const { archive } = await packed(repository, { include: ['dist'] })
    const unpackedTo = await unpacked(archive.file)
    for (const [name, content] of [
      ['one', 'content'],
      ['same', 'content'],
      ['two', 'other'],
    ]) {
      expect(await readFile(join(unpackedTo, 'dist', name ?? ''), 'utf8')).toBe(content)
    }
  })

  test('to git files that may hold credentials are refused by name', async () => {
    const repository = await Repository.of({ 'a.txt': 'x' })
    const { directory } = repository
    const temporary = await temporaryDirectory()
    const credentials = join(temporary, 'git-credentials-1.config')
    const [nested, main] = [join(directory, 'other/.git/config'), join(directory, '.git/config')]
    await repository.write({ 'other/.git/config': 'x', 'dist/app.js': 'x' })
    await writeFile(credentials, 'x')
    const env = { RUNNER_TEMP: temporary }
    for (const file of [main, nested, credentials]) {
      await link(file, join(directory, 'dist/linked'))
      await expect(packed(repository, { include: ['dist'], env })).rejects.toThrow(
        /^Input 'include' matches hard links to git files .*:\n {2}dist\/linked\nRemove them, or/,
      )
      await rm(join(directory, 'dist/linked'))
    }
    const worktree = join(await temporaryDirectory(), 'worktree')
    repository.git('worktree', 'add', '--quiet', worktree)
    await link(main, join(worktree, 'linked'))
    await expect(packed({ directory: worktree }, { include: ['linked'] })).rejects.toThrow(/ {2}linked\n/)
  })

  test('to such files are refused in a directory that is in no repository', async () => {
    const directory = await temporaryDirectory()
    await mkdir(join(directory, 'a', 'b', '.git'), { recursive: true })
    await writeFile(join(directory, 'a', 'b', '.git', 'config'), 'secret')
    await link(join(directory, 'a', 'b', '.git', 'config'), join(directory, 'a', 'linked'))
    await expect(packed({ directory })).rejects.toThrow(
      /^The directory has hard links to git files .*:\n {2}a\/linked\nRemove them/,
    )
  })
})

describe('credentials in .git', () => {
  test('are not packed from a checkout further down, which the error suggests instead', async () => {
    const directory = await temporaryDirectory()
    await mkdir(join(directory, 'app', '.git'), { recursive: true })
    await writeFile(join(directory, 'app', '.git', 'config'), 'secret')
    await expect(pack(checkout({ directory }), await temporaryDirectory(), signal)).rejects.toThrow(
      /one in its directory app: set the input 'directory' to app/,
    )
  })

  test('are not packed at any depth', async () => {
    const directory = await temporaryDirectory()
    await mkdir(join(directory, 'a', 'b', '.git'), { recursive: true })
    await writeFile(join(directory, 'a', 'b', '.git', 'config'), 'secret')
    await writeFile(join(directory, 'a', 'b', '.gitignore'), 'x')
    const { archive } = await pack(checkout({ directory }), await temporaryDirectory(), signal)
    expect((await contents(archive.file)).map(({ path }) => path)).toEqual(['a/b/.gitignore'])
  })
})

describe('packing', () => {
  onPosix('stops on abort, whatever git waits for', async () => {
    const repository = await Repository.of({ 'a.txt': 'x', '.gitattributes': 'a.txt filter=slow\n' })
    const scratch = await temporaryDirectory()
    const reached = join(scratch, 'reached')
    repository.git('config', 'filter.slow.smudge', `echo > '${reached}'; sleep 20; cat`)
    const controller = new AbortController()
    const packing = pack(checkout(repository), scratch, controller.signal)
    await until(
      () => readFile(reached, 'utf8').catch(() => ''),
      (text) => text !== '',
    )
    controller.abort(new Error('Enough'))
    await expect(packing).rejects.toThrow('Enough')
  })

  test('does not start after an abort', async () => {
    const repository = await Repository.of({ 'a.txt': 'x' })
    const scratch = await temporaryDirectory()
    const reason = new Error('Enough')
    await expect(pack(checkout(repository), scratch, AbortSignal.abort(reason))).rejects.toBe(reason)
  })
})

/** Node has no function for this. */
function makeFifo(file: string): void {
  execFileSync('/bin/sh', ['-c', 'mkfifo "$1"', 'sh', file])
}

async function withSubmodules(): Promise<{ repository: Repository }> {
  const inner = await Repository.of({ 'inner.txt': 'x' })
  const outer = await Repository.of({ 'outer.txt': 'x' })
  outer.git('submodule', '--quiet', 'add', inner.directory, 'deps/inner')
  await outer.commit({}, 'Add a submodule')
  const repository = await Repository.of({ 'a.txt': 'x' })
  repository.git('submodule', '--quiet', 'add', outer.directory, 'vendor/outer')
  await repository.commit({}, 'Add a submodule')
  repository.git('submodule', '--quiet', 'update', '--init', '--recursive')
  return { repository }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Commits a link to a commit, as `git add` of a directory with a repository of its own does. */
function addGitlink(repository: Repository, path: string): void {
  repository.git('update-index', '--add', '--cacheinfo', `160000,${repository.head},${path}`)
  repository.git('commit', '--quiet', '-m', 'Add a repository')
}
