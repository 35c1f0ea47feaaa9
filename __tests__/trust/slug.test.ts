import { execFileSync } from 'node:child_process'
import { chmod, lstat, mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { unpack } from '../../src/build/slug-directory.js'
import { deploy, platformWithApp } from '../support/deploy.js'
import { waitForExit, waitForProcess } from '../support/processes.js'
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

afterEach(() => {
  process.env.PATH = path
})

onPosix.each(programs)('a malicious slug, unpacked by %s', (program) => {
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

onPosix('a slug whose unpacking is cancelled', () => {
  test('leaves no tar behind, and nothing that tar would still write', async () => {
    const { directory, file, bin } = await places()
    const [pidFile, go] = [join(bin, 'pid'), join(bin, 'go')]
    await writeFile(file, tarball([{ path: './app/file', content: 'x' }]))
    const wait = `echo $$ > '${pidFile}'; while [ ! -e '${go}' ]; do sleep 0.02; done`
    const script = `#!/bin/sh\ncase " $* " in *' -x '*) ${wait} ;; esac\nexec '${located('tar')}' "$@"\n`
    await writeFile(join(bin, 'tar'), script, { mode: 0o755 })
    process.env.PATH = [bin, path].join(delimiter)
    const cancelled = new AbortController()
    const unpacking = unpack(file, directory, cancelled.signal)
    const ended = expect(unpacking).rejects.toThrow('The run was cancelled')
    const pid = await waitForProcess(pidFile)
    cancelled.abort(new Error('The run was cancelled'))
    await writeFile(go, '')
    await ended
    expect(await readdir(directory)).toEqual([])
    await waitForExit([pid])
  })

  test('before it starts is not unpacked', async () => {
    const { directory, file } = await places()
    await writeFile(file, tarball([{ path: './app/file', content: 'x' }]))
    const reason = new Error('The run was cancelled')
    await expect(unpack(file, directory, AbortSignal.abort(reason))).rejects.toBe(reason)
    expect(await readdir(directory)).toEqual([])
  })
})

onPosix('a slug that tar can not read', () => {
  test('is an error with what tar says', async () => {
    const { directory, error } = await unpackedFrom(located('tar') ?? '', () => Buffer.from('no archive'))
    expect(error).toMatch(/^Could not unpack the slug: .*gzip/s)
    expect(await readdir(directory)).toEqual([])
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
  const { directory, outside, bin, file } = await places()
  await writeFile(join(outside, 'victim'), 'untouched')
  await chmod(join(outside, 'victim'), 0o2600)
  await writeFile(file, slug(outside))
  await symlink(program, join(bin, 'tar'))
  process.env.PATH = [bin, path].join(delimiter)
  const error = await unpack(file, directory, never).then(
    () => undefined,
    (reason: unknown) => String(reason instanceof Error ? reason.message : reason),
  )
  return { directory, outside, error }
}

/** Makes empty directories to unpack into, to attack, and for programs; and names a file for the slug. */
async function places() {
  const root = await temporaryDirectory()
  const [directory, outside, bin] = [join(root, 'slug'), join(root, 'outside'), join(root, 'bin')]
  for (const name of [directory, outside, bin]) await mkdir(name)
  return { directory, outside, bin, file: join(root, 'slug.tgz') }
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
