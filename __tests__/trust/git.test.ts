import { access, cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { list } from 'tar'
import { packed } from '../support/pack.js'
import { Clone, Repository } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

// Uses shell scripts, and file names that Windows does not permit.
const onPosix = process.platform === 'win32' ? describe.skip : describe

onPosix('a malicious commit', () => {
  test('makes git run nothing', async () => {
    const mark = join(await temporaryDirectory(), 'ran')
    const repository = await Repository.of({
      '.gitattributes': '* filter=evil diff=evil merge=evil\nsubst export-subst\n',
      '.gitmodules': `[submodule "a"]\n\tpath = a\n\turl = --upload-pack=${mark}\n\tupdate = !touch '${mark}'\n`,
      '.gitconfig': configuration(mark),
      config: configuration(mark),
      'hooks/post-checkout': `#!/bin/sh\ntouch '${mark}'\n`,
      subst: '$Format:%H %(trailers) %GG$ $Format:%(describe)$',
      'git.exe': 'x',
      file: 'x',
    })
    const { archive } = await packed(repository, { include: ['git.exe'] })
    await archive.unarchivedChanges()
    expect(archive.files).toBe(8)
    await expect(access(mark)).rejects.toThrow()
  })

  test('that looks like a repository is not read as one', async () => {
    const mark = join(await temporaryDirectory(), 'ran')
    const repository = await Repository.of({ file: 'x' })
    const inner = await Repository.of({ '.gitattributes': '* filter=evil\n', other: 'x' })
    inner.git('config', 'core.bare', 'true')
    inner.git('config', 'filter.evil.smudge', `touch '${mark}'; cat`)
    inner.git('config', 'core.fsmonitor', `touch '${mark}'`)
    const { directory } = repository
    // Git itself would read these as the repository when the real one is broken.
    for (const name of ['HEAD', 'objects', 'refs', 'config']) {
      await cp(join(inner.directory, '.git', name), join(directory, name), { recursive: true })
    }
    await rm(join(directory, '.git', 'HEAD'))
    await expect(packed(repository)).rejects.toThrow(/can't read it/)
    await expect(access(mark)).rejects.toThrow()
  })

  test('has its files packed under their names, and its directories found', async () => {
    const names = [
      '--upload-pack=x/file',
      '-/file',
      ':(glob)*/file',
      ':!x/file',
      '*/file',
      'a\nb/file',
      'a\r\u001bb/file',
      '##[error]x/file',
      '$(touch x)/file',
      '%2e%2e/file',
      '@/file',
      'ü\u2028/file',
      '\\/file',
      '"/file',
    ]
    const repository = await Repository.of(Object.fromEntries(names.map((name) => [name, name])))
    const { archive } = await packed(repository)
    expect((await namesIn(archive.file)).sort()).toEqual([...names].sort())
    for (const name of names) {
      const directory = name.replace(/\/file$/, '')
      const part = await packed(repository, { directory })
      expect([directory, await namesIn(part.archive.file)]).toEqual([directory, ['file']])
      await writeFile(join(repository.directory, name), 'changed')
    }
    expect((await archive.unarchivedChanges()).sort()).toEqual([...names].sort())
  })

  test('cannot lead `include` to credentials in .git or out of the checkout', async () => {
    const outside = await temporaryDirectory()
    await writeFile(join(outside, 'secret'), 'x')
    const repository = await Repository.of({ file: 'x' })
    const { directory } = repository
    await symlink('.git', join(directory, 'dist'))
    await symlink(outside, join(directory, 'out'))
    await mkdir(join(directory, 'sub'))
    await symlink('../.git', join(directory, 'sub', 'dist'))
    for (const pattern of ['dist/config', 'dist/**/config', 'sub/dist/config', '.git/config']) {
      await expect(packed(repository, { include: [pattern] })).rejects.toThrow(/matches no file/)
    }
    await expect(packed(repository, { include: ['out/secret'] })).rejects.toThrow(/outside of the input/)
    await expect(packed(repository, { include: ['../*'] })).rejects.toThrow(
      /write a path from the root of the workspace/,
    )
    const links = await packed(repository, { include: ['dist', 'out', 'sub'] })
    expect((await namesIn(links.archive.file)).sort()).toEqual(['dist', 'file', 'out', 'sub/dist'])
  })

  test('is packed at its real path when `include` finds it through a link', async () => {
    const repository = await Repository.of({ file: 'x' })
    await repository.write({ 'build/output/a': 'a' })
    await symlink('build/output', join(repository.directory, 'dist'))
    const { archive } = await packed(repository, { include: ['dist/a'] })
    expect((await namesIn(archive.file)).sort()).toEqual(['build/output/a', 'file'])
  })

  test('is the one with its ID, not its replacement in the repository', async () => {
    const repository = await Repository.of({ file: 'x' })
    const before = (await packed(repository)).archive.checksum
    const head = repository.head
    const other = await repository.commit({ file: 'y' }, 'Another')
    repository.git('checkout', '--quiet', head)
    repository.git('replace', head, other)
    expect((await packed(repository)).archive.checksum).toBe(before)
  })
})

onPosix('a checkout with malicious configuration', () => {
  test('makes git run only the filters that the commit names', async () => {
    const directory = await temporaryDirectory()
    const ran = join(directory, 'ran')
    const repository = await Repository.of({
      '.gitattributes': 'file filter=evil diff=evil\n',
      file: 'x',
      'sub/file': 'x',
    })
    const clone = new Clone(repository, directory)
    await writeFile(join(clone.directory, '.git', 'config'), configuration(ran), { flag: 'a' })
    clone.git('config', 'filter.evil.smudge', `echo smudge >> '${ran}'; cat`)
    clone.git('config', 'filter.evil.clean', `echo clean >> '${ran}'; cat`)
    const { archive } = await packed(clone)
    await writeFile(join(clone.directory, 'file'), 'z')
    await archive.unarchivedChanges()
    await packed(clone, { directory: 'sub' })
    expect(new Set((await readFile(ran, 'utf8')).trim().split('\n'))).toEqual(new Set(['smudge', 'clean']))
  })
})

/** Returns git settings that run a program. */
function configuration(mark: string): string {
  const run = `"echo other >> '${mark}'"`
  return `
[core]
	fsmonitor = ${run}
	pager = ${run}
	editor = ${run}
	sshCommand = ${run}
	askPass = ${run}
	gitProxy = ${run}
	alternateRefsCommand = ${run}
[pager]
	log = ${run}
	status = ${run}
[alias]
	log = "!echo other >> '${mark}'"
	status = "!echo other >> '${mark}'"
	archive = "!echo other >> '${mark}'"
	ls-tree = "!echo other >> '${mark}'"
[diff]
	external = ${run}
[diff "evil"]
	command = ${run}
	textconv = ${run}
[merge "evil"]
	driver = ${run}
[gpg]
	program = ${run}
[log]
	showSignature = true
[tar "tar"]
	command = ${run}
[credential]
	helper = "!echo other >> '${mark}'"
[remote "origin"]
	uploadpack = ${run}
	vcs = evil
[url "ext::sh -c x"]
	insteadOf = file
[uploadpack]
	packObjectsHook = ${run}
[sequence]
	editor = ${run}
`
}

async function namesIn(file: string): Promise<string[]> {
  const names: string[] = []
  await list({ file, onReadEntry: ({ path, type }) => type !== 'Directory' && names.push(path) })
  return names
}
