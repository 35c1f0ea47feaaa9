import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { defaultLimits, type Limits } from '../../../src/local-platform/builder/limits.js'
import { unpack } from '../../../src/local-platform/builder/unpack.js'
import { onPosix } from '../../support/operating-systems.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { exists, type TarEntry, tar, tarball } from './support.js'

const never = new AbortController().signal

interface Options {
  links?: 'inside' | 'any'
  limits?: Partial<Limits>
  strip?: boolean
}

/** Unpacks next to a directory with a file that hostile archives try to overwrite. */
async function unpackBytes(bytes: Uint8Array, { links = 'inside', limits, strip = true }: Options = {}) {
  const root = await temporaryDirectory()
  await fs.mkdir(join(root, 'outside'))
  await fs.writeFile(join(root, 'outside', 'victim'), 'untouched')
  const file = join(root, 'source.tgz')
  await fs.writeFile(file, bytes)
  const directory = join(root, 'app')
  const options = { directory, strip, links, signal: never, limits: { ...defaultLimits, ...limits } }
  const error = await unpack(file, options).then(
    () => undefined,
    (reason: Error) => reason.message,
  )
  return { root, directory, error }
}

async function expectNothingOutside(root: string) {
  const names = await fs.readdir(root)
  expect(names.filter((name) => !/^(app|app\.unpacking|outside|source\.tgz)$/.test(name))).toEqual([])
  expect(await fs.readdir(join(root, 'outside'))).toEqual(['victim'])
  expect(await fs.readFile(join(root, 'outside', 'victim'), 'utf8')).toBe('untouched')
}

const link = (path: string, linkpath: string): TarEntry => ({ path, linkpath, type: 'SymbolicLink' })
const hard = (path: string, linkpath: string): TarEntry => ({ path, linkpath, type: 'Link' })
const file = (path: string, content = 'x'): TarEntry => ({ path, content })
/** An extended header, for values that do not fit into the header of the next entry. */
const pax = (records: Record<string, string>): TarEntry => {
  const lines = Object.entries(records).map(([name, value]) => {
    const rest = ` ${name}=${value}\n`
    const length = rest.length + String(rest.length).length
    return `${length + (String(length).length - String(rest.length).length)}${rest}`
  })
  return { path: 'pax', type: 'ExtendedHeader', content: lines.join('') }
}
const directory = (path: string): TarEntry => ({ path, type: 'Directory', mode: 0o755 })

describe('unpack writes nothing outside, and rejects', () => {
  test.each<[string, TarEntry[], RegExp]>([
    ['a path with ..', [file('../outside/victim')], /leads outside/],
    ['a path with .. after a directory', [file('a/../../outside/new')], /leads outside/],
    ['an absolute path', [file('/tmp/builder-absolute')], /is absolute/],
    ['an absolute link', [link('etc', '/etc')], /the link "etc" leads outside, to "\/etc"/],
    ['a relative link that leads outside', [link('out', '../outside')], /the link "out" leads outside/],
    [
      'a link below a directory that leads outside',
      [directory('d/'), file('e'), link('d/out', '../../outside')],
      /leads outside/,
    ],
    [
      'a link that leads outside through another',
      [link('p/q/up', '../..'), link('out', 'p/q/up/../outside')],
      /"out" leads outside/,
    ],
    ['a dangling link that leads outside', [link('out', 'not/there/../../../outside/new')], /leads outside/],
    [
      'a file below a link that leads outside',
      [link('out', '../outside'), file('out/victim')],
      /leads outside/,
    ],
    [
      'a file below a link that leads inside',
      [directory('d/'), link('l', 'd'), file('l/f')],
      /"l" cannot be created/,
    ],
    ['a link below a link', [link('l', '.'), link('l/m', 'x')], /"l\/m" lies below another link/],
    ['a link far below a link', [link('l', '.'), link('l-', 'x'), link('l/m/n', 'x')], /below another link/],
    ['an endless path', [pax({ path: 'a/'.repeat(200_000) }), link('l', 'x')], /"a\/a.* is too long/],
    ['an endless target', [pax({ linkpath: 'a/'.repeat(200_000) }), link('l', 'x')], /is too long/],
    ['two entries for one link', [link('l', 'a'), link('l', 'b')], /"l" cannot be created/],
    [
      'a hard link that leads outside',
      [hard('victim', '../outside/victim'), file('victim', 'evil')],
      /leads outside/,
    ],
    ['an absolute hard link', [hard('passwd', '/etc/passwd')], /is absolute/],
    ['a hard link through a link', [link('d', '../outside'), hard('v', 'd/victim'), file('v', 'evil')], /.+/],
    [
      'a link that leads outside once the top directory is stripped',
      [file('top/a'), link('top/out', '../b')],
      /"out" leads outside/,
    ],
    ['a FIFO', [{ path: 'fifo', type: 'FIFO' }], /"fifo" is a special file \(FIFO\)/],
    ['a sparse file', [{ path: 'sparse', type: 'SparseFile' }], /"sparse" is a special file/],
    ['a device', [{ path: 'null', type: 'CharacterDevice' }], /special file/],
  ])('%s', async (_name, entries, reason) => {
    const { root, error } = await unpackBytes(tarball(entries))
    expect(error).toMatch(reason)
    await expectNothingOutside(root)
  })

  test.each<[string, TarEntry[]]>([
    ['a link below a link', [link('l', '../outside'), link('l/sub/m', 'x')]],
    ['a file below a link', [link('l', '../outside'), file('l/victim')]],
    ['a hard link through a link', [link('l', '../outside'), hard('v', 'l/victim'), file('v', 'evil')]],
  ])('%s, even if links may lead anywhere', async (_name, entries) => {
    const { root, error } = await unpackBytes(tarball(entries), { links: 'any', strip: false })
    expect(error).toBeDefined()
    await expectNothingOutside(root)
  })
})

describe('unpack rejects as damaged or empty', () => {
  const valid = tarball([file('a', 'a'.repeat(5000)), file('b')])
  test.each<[string, Uint8Array, RegExp]>([
    ['an empty file', Buffer.alloc(0), /empty/],
    [
      'a file that is not gzip',
      Buffer.from('PK not a tarball'),
      /damaged or not a gzip tar: incorrect header check/,
    ],
    ['a truncated gzip', valid.subarray(0, valid.length - 20), /damaged .*: unexpected end of file/],
    ['a truncated tar', gzipSync(tar([file('a', 'a'.repeat(5000))]).subarray(0, 2048)), /damaged/],
    ['gzip of something other than tar', gzipSync(Buffer.alloc(4096, 'no tar ')), /damaged/],
    ['an archive without entries', tarball([]), /Unrecognized archive format/],
    [
      'an archive of only a pax header',
      tarball([{ path: 'pax_global_header', type: 'GlobalExtendedHeader', content: '' }]),
      /empty/,
    ],
  ])('%s', async (_name, bytes, reason) => {
    expect((await unpackBytes(bytes)).error).toMatch(reason)
  })
})

describe('unpack stops', () => {
  test('when an archive unpacks to too many bytes', async () => {
    const bomb = gzipSync(Buffer.concat([tar([file('zeros', Buffer.alloc(3 << 20).toString('latin1'))])]))
    expect(bomb.length).toBeLessThan(10_000)
    const { error } = await unpackBytes(bomb, { limits: { unpackedBytes: 1 << 20 } })
    expect(error).toMatch(/more than 1048576 bytes/)
  })

  test('when an archive has too many entries', async () => {
    const bomb = tarball(Array.from({ length: 101 }, (_, index) => file(`f${index}`, '')))
    expect((await unpackBytes(bomb, { limits: { entries: 100 } })).error).toMatch(/more than 100 entries/)
  })
})

describe('unpack extracts an archive', () => {
  onPosix('with modes, links and unusual names', async () => {
    const { directory: app, error } = await unpackBytes(
      tarball([
        { path: 'run', content: '#!', mode: 0o755 },
        { path: 'locked', type: 'Directory', mode: 0o500 },
        file('locked/in', 'side'),
        file('a b/ü\n\u{1f600}'),
        file('-rf'),
        link('up/to/locked', '../../locked/in'),
        link('dangling', 'not/there'),
        link('self', '.'),
        hard('same', 'run'),
      ]),
    )
    expect(error).toBeUndefined()
    expect((await fs.stat(join(app, 'run'))).mode & 0o777).toBe(0o755)
    expect((await fs.stat(join(app, 'same'))).nlink).toBe(2)
    expect(await fs.readdir(join(app, 'a b'))).toEqual(['ü\n\u{1f600}'])
    expect(await fs.readFile(join(app, 'up/to/locked'), 'utf8')).toBe('side')
    expect(await fs.readlink(join(app, 'dangling'))).toBe('not/there')
    expect((await fs.readdir(app)).sort()).toEqual(
      ['-rf', 'a b', 'dangling', 'locked', 'run', 'same', 'self', 'up'].sort(),
    )
  })

  test('with many files completely', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => file(`d${index % 50}/f${index}`, `${index}`))
    const { directory: app } = await unpackBytes(tarball(many))
    const counts = await Promise.all(
      (await fs.readdir(app)).map(async (d) => (await fs.readdir(join(app, d))).length),
    )
    expect(counts.reduce((sum, count) => sum + count)).toBe(1000)
    expect(await fs.readFile(join(app, 'd49/f999'), 'utf8')).toBe('999')
  })

  test.each<[string, TarEntry[], string[]]>([
    ['one directory', [directory('top/'), file('top/a')], ['a']],
    ['one directory and a link in it', [file('./top/a'), link('./top/l', 'a')], ['a', 'l']],
    ['a file beside the directory', [file('top/a'), file('b')], ['b', 'top']],
    ['a link beside the directory', [file('top/a'), link('b', 'top')], ['b', 'top']],
    ['a single file', [file('a')], ['a']],
  ])(
    'with its top directory stripped only if that contains everything: %s',
    async (_name, entries, names) => {
      const { root, directory: app } = await unpackBytes(tarball(entries))
      expect((await fs.readdir(app)).sort()).toEqual(names)
      expect(await exists(join(root, 'app.unpacking'))).toBe(false)
    },
  )
})

test('unpack rejects with the reason of an abort', async () => {
  const root = await temporaryDirectory()
  const path = join(root, 'source.tgz')
  await fs.writeFile(path, tarball([file('a')]))
  const reason = new Error('canceled')
  const options = { directory: join(root, 'app'), strip: true, links: 'inside' as const }
  await expect(unpack(path, { ...options, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})
