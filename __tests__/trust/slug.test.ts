import { execFileSync } from 'node:child_process'
import { chmod, lstat, mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { unpack } from '../../src/build/slug-directory.js'
import { deploy, platformWithApp } from '../support/deploy.js'
import { inlineApp, Repository } from '../support/repository.js'
import { type Member, tarball, withSlug } from '../support/slug.js'
import { temporaryDirectory } from '../support/temporary.js'

// Windows has no device files, and rarely permits links.
const onPosix = process.platform === 'win32' ? describe.skip : describe
const path = process.env.PATH ?? ''
const never = new AbortController().signal
/** The `tar` programs of runners and their containers that this machine has. */
const programs = ['tar', 'bsdtar', 'busybox'].flatMap((name) => located(name) ?? [])

const special = ['CharacterDevice', 'BlockDevice', 'FIFO'] as const

onPosix.each(programs)('a malicious slug, unpacked by %s', (program) => {
  afterEach(() => {
    process.env.PATH = path
  })

  test('is rejected when it has devices or pipes', async () => {
    for (const type of special) {
      const hidden = { path: './app/x\n-rw-r--r-- y', content: 'x' }
      const { directory, error } = await unpacked(program, [hidden, { path: './app/special', type }])
      expect(error).toMatch(
        /^The slug was not unpacked.* other than files, directories and links: .*special/s,
      )
      expect(await readdir(directory)).toEqual([])
    }
  })

  test('changes neither permissions nor owners', async () => {
    const { directory, outside, error } = await unpacked(program, (outside) => [
      { path: './app/out', type: 'SymbolicLink', linkpath: outside },
      { path: './app', type: 'Directory', mode: 0o7777, uid: 1234, gid: 1234 },
      { path: './app/file', mode: 0o6755, uid: 1234, gid: 1234, content: 'x' },
      { path: './app/sub', type: 'Directory', mode: 0o3777 },
    ])
    expect(error).toBeUndefined()
    for (const name of ['app', 'app/file', 'app/sub']) {
      const entry = await stat(join(directory, name))
      expect([name, entry.mode & 0o7000, entry.uid]).toEqual([name, 0, process.getuid?.()])
    }
    expect((await stat(join(directory, 'app/file'))).mode & 0o777).toBe(0o755)
    expect((await stat(join(outside, 'victim'))).mode & 0o7777).toBe(0o2600)
  })

  test('changes nothing outside its directory', async () => {
    const ways = (outside: string): Member[][] => [
      [{ path: '../outside/victim', content: 'hit' }],
      [{ path: './app/../../outside/victim', content: 'hit' }],
      [{ path: join(outside, 'victim'), content: 'hit' }],
      [
        { path: './app/out', type: 'SymbolicLink', linkpath: outside },
        { path: './app/out/victim', content: 'hit' },
      ],
      [
        { path: './app/out', type: 'SymbolicLink', linkpath: '../../outside' },
        { path: './app/out/victim', content: 'hit' },
      ],
      [
        { path: './app/out', type: 'SymbolicLink', linkpath: join(outside, 'victim') },
        { path: './app/out', content: 'hit' },
      ],
      [
        { path: './app/up', type: 'SymbolicLink', linkpath: '..' },
        { path: './app/up/up', type: 'SymbolicLink', linkpath: '../outside' },
        { path: './app/up/up/victim', content: 'hit' },
      ],
      [
        { path: './app/hard', type: 'Link', linkpath: '../outside/victim' },
        { path: './app/hard', content: 'hit' },
      ],
      [
        { path: './app/hard', type: 'Link', linkpath: join(outside, 'victim') },
        { path: './app/hard', content: 'hit' },
      ],
      [
        { path: './app/out', type: 'SymbolicLink', linkpath: outside },
        { path: './app/hard', type: 'Link', linkpath: './app/out/victim' },
      ],
    ]
    for (const index of ways('').keys()) {
      const { outside, error } = await unpacked(program, (place) => ways(place)[index] ?? [])
      expect([index, await readdir(outside)]).toEqual([index, ['victim']])
      expect([index, await readFile(join(outside, 'victim'), 'utf8')]).toEqual([index, 'untouched'])
      // BusyBox creates the last of these links. The slug is then rejected and removed completely.
      const refused = error?.includes('to a file outside') === true
      expect([index, refused || (await stat(join(outside, 'victim'))).nlink === 1]).toEqual([index, true])
    }
  })

  test('keeps its own links, wherever they point', async () => {
    const links = {
      python: '/app/.heroku/python/bin/python3',
      'node_modules/.bin/tool': '../tool/cli.js',
      nowhere: '../../../x',
    }
    const { directory, error } = await unpacked(program, [
      { path: './app/node_modules/.bin', type: 'Directory', mode: 0o755 },
      ...Object.entries(links).map(([name, linkpath]) => ({
        path: `./app/${name}`,
        type: 'SymbolicLink' as const,
        linkpath,
      })),
      { path: './app/file', content: 'x' },
      { path: './app/hard', type: 'Link', linkpath: './app/file' },
    ])
    expect(error).toBeUndefined()
    for (const [name, target] of Object.entries(links)) {
      expect(await readlink(join(directory, 'app', name))).toBe(target)
    }
    expect((await lstat(join(directory, 'app/hard'))).ino).toBe(
      (await lstat(join(directory, 'app/file'))).ino,
    )
  })

  test('is unpacked completely, whatever follows the end of the archive', async () => {
    const slug = tarball([{ path: './app/file', content: 'x' }], 1_000_000)
    for (let count = 0; count < 50; count++) {
      const { directory, error } = await unpackedFrom(program, () => slug)
      expect([count, error, await readdir(directory)]).toEqual([count, undefined, ['app']])
    }
  })
})

onPosix('a slug with a device', () => {
  test('fails the step, and leaves nothing behind', async () => {
    const slug = tarball([
      { path: './app/file', content: 'x' },
      { path: './app/null', type: 'CharacterDevice', devmaj: 1, devmin: 3 },
    ])
    const platform = await platformWithApp()
    const proxy = await withSlug(platform, slug)
    const repository = await Repository.of(inlineApp())
    const inputs = { 'slug-directory': 'slug' }
    const result = await deploy({ platform: proxy, repository, inputs })
    expect(result.errors).toEqual([expect.stringMatching(/^The slug was not unpacked.*\.\/app\/null$/)])
    expect(result.outputs['slug-directory']).toBeUndefined()
    expect(await readdir(join(repository.directory, 'slug'))).toEqual([])
    expect(result.leftBehind).toEqual([])
  })
})

/** Unpacks members into an empty directory, next to a file to attack. */
async function unpacked(program: string, members: Member[] | ((outside: string) => Member[])) {
  return unpackedFrom(program, (outside) =>
    tarball(typeof members === 'function' ? members(outside) : members),
  )
}

async function unpackedFrom(program: string, slug: (outside: string) => Buffer) {
  const root = await temporaryDirectory()
  const [directory, outside, bin] = [join(root, 'slug'), join(root, 'outside'), join(root, 'bin')]
  for (const name of [directory, outside, bin]) await mkdir(name)
  await writeFile(join(outside, 'victim'), 'untouched')
  await chmod(join(outside, 'victim'), 0o2600)
  await writeFile(join(root, 'slug.tgz'), slug(outside))
  await symlink(program, join(bin, 'tar'))
  process.env.PATH = [bin, path].join(delimiter)
  const error = await unpack(join(root, 'slug.tgz'), directory, never).then(
    () => undefined,
    (reason: unknown) => String(reason instanceof Error ? reason.message : reason),
  )
  return { directory, outside, error }
}

function located(name: string): string | undefined {
  try {
    return execFileSync('/bin/sh', ['-c', `command -v ${name}`], { stdio: 'pipe' })
      .toString()
      .trim()
  } catch {
    return undefined
  }
}
