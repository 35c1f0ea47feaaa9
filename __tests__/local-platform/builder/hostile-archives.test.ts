import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { defaultLimits, type Limits } from '../../../src/local-platform/builder/limits.js'
import { unpack } from '../../../src/local-platform/builder/unpack.js'
import { fuzzRuns, fuzzTimeout } from '../../support/fuzz.js'
import { onPosix } from '../../support/operating-systems.js'
import { temporaryDirectory } from '../../support/temporary.js'

const blockBytes = 512
const endOfArchive = Buffer.alloc(2 * blockBytes)

/** The fields of a header. A string in place of a number is written unchanged. */
interface Fields {
  type?: string
  size?: number | string
  mode?: number
  link?: string | Buffer
  checksum?: string
}

const octal = (value: number | string, width: number) =>
  typeof value === 'string' ? value : `${value.toString(8).padStart(width - 1, '0')}\0`

/** Writes a header by hand, since a packer would reject hostile ones. */
function header(
  name: string | Buffer,
  { type = '0', size = 0, mode = 0o644, link = '', checksum }: Fields = {},
) {
  const block = Buffer.alloc(blockBytes)
  Buffer.from(name).copy(block, 0, 0, 100)
  block.write(`${octal(mode, 8)}0000000\x000000000\0${octal(size, 12)}`, 100)
  block.write(`00000000000\0        ${type}`, 136)
  Buffer.from(link).copy(block, 157, 0, 100)
  block.write('ustar\x0000', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(checksum ?? `${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

function body(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content)
  return Buffer.concat([bytes, Buffer.alloc((blockBytes - (bytes.length % blockBytes)) % blockBytes)])
}

const file = (name: string | Buffer, content = 'x', fields: Fields = {}) =>
  Buffer.concat([header(name, { size: Buffer.byteLength(content), ...fields }), body(content)])
const link = (name: string, target: string) => header(name, { type: '2', link: target })
/** Writes what GNU tar puts before an entry whose name (`L`) or target (`K`) is too long for a header. */
const gnu = (type: 'L' | 'K', text: string) => file('././@LongLink', `${text}\0`, { type })

function pax(records: Record<string, string>): Buffer {
  const lines = Object.entries(records).map(([name, value]) => {
    const rest = ` ${name}=${value}\n`
    const length = Buffer.byteLength(rest)
    const digits = String(length + String(length).length).length
    return `${length + digits}${rest}`
  })
  return file('pax', lines.join(''), { type: 'x' })
}

/** Unpacks next to a file that hostile archives try to overwrite, and expects that file to stay unchanged. */
async function unpackBytes(
  bytes: Uint8Array,
  limits: Partial<Limits> = {},
  links: 'inside' | 'any' = 'inside',
) {
  const root = await temporaryDirectory()
  await fs.writeFile(join(root, 'victim'), 'untouched')
  await fs.writeFile(join(root, 'source.tgz'), bytes)
  const directory = join(root, 'app')
  const options = { directory, strip: false, links, signal: AbortSignal.timeout(30_000) }
  const error = await unpack(join(root, 'source.tgz'), {
    ...options,
    limits: { ...defaultLimits, ...limits },
  }).then(
    () => undefined,
    (reason: unknown) => (reason instanceof Error ? reason.message : `${reason}`),
  )
  expect((await fs.readdir(root)).filter((name) => !/^app(\.unpacking)?$/.test(name)).sort()).toEqual([
    'source.tgz',
    'victim',
  ])
  expect(await fs.readFile(join(root, 'victim'), 'utf8')).toBe('untouched')
  return { directory, error }
}

const packed = (...blocks: Buffer[]) => gzipSync(Buffer.concat([...blocks, endOfArchive]))

describe('unpack rejects', () => {
  test.each<[string, Buffer[], RegExp]>([
    ['a pax path that leads outside', [pax({ path: '../victim' }), file('fine')], /leads outside/],
    ['an absolute pax path', [pax({ path: '/tmp/victim' }), file('fine')], /is absolute/],
    ['a pax target that leads outside', [pax({ linkpath: '../victim' }), link('l', 'fine')], /leads outside/],
    ['a pax size over the limit', [pax({ size: '99999999999' }), file('f')], /unpacks to more than/],
    ['a pax size beyond the end of the archive', [pax({ size: '4096' }), file('f')], /damaged/],
    ['a GNU name that leads outside', [gnu('L', '../victim'), file('fine')], /leads outside/],
    ['a GNU target that leads outside', [gnu('K', '../victim'), link('l', 'fine')], /leads outside/],
    ['a prefix that leads outside', [prefixed('..', 'victim')], /leads outside/],
    ['the path ..', [header('..', { type: '5' })], /leads outside/],
    ['a size over the limit', [header('big', { size: 0o77777777777 })], /unpacks to more than/],
    ['a size beyond the end of the archive', [header('big', { size: 1_000_000 })], /damaged/],
    [
      'a negative size',
      [header('f', { size: Buffer.alloc(12, 0xff).toString('latin1') })],
      /damaged|refused/,
    ],
    ['a wrong checksum', [header('f', { checksum: '000001\0 ' })], /damaged/],
    ['a blank checksum', [header('f', { checksum: '        ' })], /damaged/],
    ['an entry without a name', [header('')], /damaged/],
    ['a link without a target', [header('l', { type: '2' })], /damaged/],
    ['a character device', [header('d', { type: '3' })], /special file \(CharacterDevice\)/],
    ['a block device', [header('d', { type: '4' })], /special file \(BlockDevice\)/],
    ['a FIFO', [header('d', { type: '6' })], /special file \(FIFO\)/],
    ['a GNU sparse file', [header('d', { type: 'S' })], /special file/],
    ['a continuation of another volume', [header('d', { type: 'M' })], /special file/],
    ['an unknown type', [header('d', { type: '9' })], /special file/],
    ['a directory in place of a file', [file('a'), header('a/', { type: '5' })], /EEXIST|ENOTDIR/],
    ['a file below a file', [file('a'), file('a/b')], /EEXIST|ENOTDIR/],
    ['a file in place of a directory', [header('a/', { type: '5' }), file('a')], /EISDIR|EEXIST|EPERM/],
    ['a directory in place of a link', [link('a', '.'), header('a/', { type: '5' })], /cannot be created/],
    ['a hard link to a link', [link('l', 'x'), header('h', { type: '1', link: 'l' })], /ENOENT/],
    ['a hard link to a directory', [file('d/f'), header('h', { type: '1', link: 'd' })], /EPERM/],
    ['a hard link to itself', [header('h', { type: '1', link: 'h' })], /ENOENT/],
    [
      'a name that is too long for the file system',
      [pax({ path: 'n'.repeat(300) }), file('f')],
      /ENAMETOOLONG/,
    ],
    ['a tree that is too deep', [pax({ path: 'a/'.repeat(257) }), file('f')], /is too deep/],
    ['a pax header that is too big', [pax({ comment: 'x'.repeat(1_100_000) }), file('f')], /special file/],
  ])('%s', async (name, blocks, reason) => {
    for (const links of ['inside', 'any'] as const) {
      const { error } = await unpackBytes(packed(...blocks), {}, links)
      // If links may lead anywhere, their targets are not checked.
      if (links === 'inside' || !/target/.test(name)) expect(error).toMatch(reason)
    }
  })

  test('gzip within gzip, which would be unpacked without limits', async () => {
    expect((await unpackBytes(gzipSync(packed(file('a'))))).error).toMatch(/compressed twice/)
  })

  test('other data after the gzip', async () => {
    const { error } = await unpackBytes(Buffer.concat([packed(file('a')), Buffer.from('garbage')]))
    expect(error).toMatch(/damaged/)
  })
})

/** Writes a header with the start of its name in the prefix field. */
function prefixed(prefix: string, name: string): Buffer {
  const block = header(name, { checksum: '        ' })
  block.write(prefix, 345)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

describe('unpack limits', () => {
  test('the zeros after the end of the archive', async () => {
    const zeros = gzipSync(Buffer.concat([file('a'), Buffer.alloc(96 << 20)]))
    expect(zeros.length).toBeLessThan(200_000)
    const { directory, error } = await unpackBytes(zeros)
    expect([error, await fs.readdir(directory)]).toEqual([undefined, ['a']])
    expect((await unpackBytes(zeros, { unpackedBytes: 32 << 20 })).error).toMatch(/unpacks to more than/)
  })

  test('directories that are implied by paths', async () => {
    const deep = Array.from({ length: 5 }, (_, index) => [
      pax({ path: `${index}/${'a/'.repeat(200)}f` }),
      file('f'),
    ])
    expect((await unpackBytes(packed(...deep.flat()), { entries: 900 })).error).toMatch(
      /more than 900 entries/,
    )
    expect((await unpackBytes(packed(...deep.flat()), { entries: 1010 })).error).toBeUndefined()
  })

  test('directories that are implied by links', async () => {
    const links = Array.from({ length: 60 }, (_, index) => link(`${index}/a/b/c`, 'x'))
    expect((await unpackBytes(packed(...links), { entries: 200 })).error).toMatch(/more than 200 entries/)
  })

  test('repeated entries for one directory', async () => {
    const same = Array.from({ length: 30 }, () => header('d/', { type: '5' }))
    expect((await unpackBytes(packed(...same), { entries: 29 })).error).toMatch(/more than 29 entries/)
    expect((await unpackBytes(packed(...same), { entries: 30 })).error).toBeUndefined()
  })

  test('the total length of paths', async () => {
    const long = Array.from({ length: 40 }, (_, index) => [
      pax({ linkpath: `${'a/'.repeat(1000)}${index}` }),
      link(`l${index}`, 'x'),
    ])
    const { error } = await unpackBytes(packed(...long.flat()), { pathCharacters: 50_000 })
    expect(error).toMatch(/paths of more than 50000 characters/)
  })

  test('how many links a link leads through', async () => {
    const maze = Array.from({ length: 3000 }, (_, index) => [
      pax({ linkpath: `l${index + 1}/${'a/'.repeat(1900)}` }),
      link(`l${index}`, 'x'),
    ])
    expect((await unpackBytes(packed(...maze.flat()))).error).toMatch(/lead through too many others/)
  })
})

describe('unpack accepts an archive', () => {
  test('of two gzip members, followed by zeros as on tapes', async () => {
    const members = [
      gzipSync(file('a')),
      gzipSync(Buffer.concat([file('b'), endOfArchive])),
      Buffer.alloc(2000),
    ]
    const { directory, error } = await unpackBytes(Buffer.concat(members))
    expect(error).toBeUndefined()
    expect((await fs.readdir(directory)).sort()).toEqual(['a', 'b'])
  })

  test('with a NUL in a pax path, at which the name ends', async () => {
    const { directory, error } = await unpackBytes(packed(pax({ path: 'a\0/../../victim' }), file('fine')))
    expect(error).toBeUndefined()
    expect(await fs.readdir(directory)).toEqual(['a'])
  })

  onPosix('with names that are special on other systems', async () => {
    const names = ['C:', 'C:\\x', '\\\\host\\share', '..\\victim', '-rf', 'CON', 'a:b']
    const { directory, error } = await unpackBytes(packed(...names.map((name) => file(name))))
    expect([error, (await fs.readdir(directory)).sort()]).toEqual([undefined, names.sort()])
  })

  onPosix('with names that are not UTF-8', async () => {
    const { directory, error } = await unpackBytes(packed(file(Buffer.from([0x66, 0xff, 0xfe]))))
    expect([error, await fs.readdir(directory)]).toEqual([undefined, ['f\ufffd\ufffd']])
  })

  onPosix('with setuid, setgid and sticky bits, without keeping them', async () => {
    const { directory } = await unpackBytes(
      packed(file('s', '#!', { mode: 0o6755 }), header('d/', { type: '5', mode: 0o3777 })),
    )
    expect((await fs.stat(join(directory, 's'))).mode & 0o7777).toBe(0o755)
    expect((await fs.stat(join(directory, 'd'))).mode & 0o7000).toBe(0)
  })

  test('with two entries for one file, and a name that differs only in case', async () => {
    const { directory, error } = await unpackBytes(
      packed(file('a', 'old'), file('a', 'new'), file('A', 'new')),
    )
    expect(error).toBeUndefined()
    expect(await fs.readFile(join(directory, 'a'), 'utf8')).toBe('new')
  })

  onPosix('with circular links', async () => {
    const { directory, error } = await unpackBytes(packed(link('a', 'b'), link('b', 'a'), link('c', 'c/c')))
    expect([error, await fs.readlink(join(directory, 'b'))]).toEqual([undefined, 'a'])
  })
})

describe('unpack writes no file or link that leads outside', () => {
  const part = fc.constantFrom('a', 'b', 'c', '..', '.', '', 'd', '\\', '~')
  const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'))
  const entry = fc.record({
    name: path,
    target: path,
    type: fc.constantFrom('0', '0', '0', '5', '5', '2', '2', '1', '6', 'x', 'L'),
    size: fc.constantFrom(0, 1, 600),
    mode: fc.constantFrom(0o644, 0o7777, 0),
  })
  const bytesOf = ({
    name,
    target,
    type,
    size,
    mode,
  }: typeof entry extends fc.Arbitrary<infer T> ? T : never) => {
    if (type === 'x') return pax({ path: name, linkpath: target })
    if (type === 'L') return gnu('L', name)
    return type === '0' ? file(name, 'x'.repeat(size), { mode }) : header(name, { type, mode, link: target })
  }

  async function expectNothingOutside(directory: string, links: 'inside' | 'any'): Promise<void> {
    const root = await fs.realpath(directory).catch(() => undefined)
    if (root === undefined) return
    // Without `withFileTypes`, readdir would follow links, in circles.
    for (const entry of await fs.readdir(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath ?? entry.path, entry.name)
      const stat = await fs.lstat(path)
      expect(stat.isFile() || stat.isDirectory() || stat.isSymbolicLink()).toBe(true)
      if (!stat.isSymbolicLink()) expect(stat.mode & 0o7000).toBe(0)
      const real = await fs.realpath(path).catch(() => root)
      if (links === 'inside') expect(`${real}/`.startsWith(`${root}/`)).toBe(true)
    }
  }

  onPosix(
    'from any valid archive',
    async () => {
      const archives = fc.array(entry, { minLength: 1, maxLength: 8 })
      await fc.assert(
        fc.asyncProperty(archives, fc.constantFrom('inside', 'any'), async (entries, links) => {
          const { directory } = await unpackBytes(packed(...entries.map(bytesOf)), {}, links)
          await expectNothingOutside(directory, links)
        }),
        { numRuns: fuzzRuns(150) },
      )
    },
    fuzzTimeout,
  )

  onPosix(
    'from any damaged archive',
    async () => {
      const valid = Buffer.concat([file('d/a', 'x'.repeat(700)), link('l', 'd/a'), file('b'), endOfArchive])
      const damage = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
      await fc.assert(
        fc.asyncProperty(damage, fc.boolean(), fc.nat(valid.length), async (changes, inside, cut) => {
          const bytes = inside ? Buffer.from(valid) : gzipSync(valid)
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          const damaged = inside ? gzipSync(bytes.subarray(0, cut)) : bytes
          const { directory } = await unpackBytes(damaged, { unpackedBytes: 1 << 20 })
          await expectNothingOutside(directory, 'inside')
        }),
        { numRuns: fuzzRuns(150) },
      )
    },
    fuzzTimeout,
  )
})
