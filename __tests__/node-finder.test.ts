import { execFile } from 'node:child_process'
import { access, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { project } from './support/deploy.js'
import { temporaryDirectory } from './support/temporary.js'
import { addToToolCache, architecture, fakeNode, serveDistribution } from './support/tool-cache.js'

// The fake Nodes are shell scripts.
const onPosix = process.platform === 'win32' ? describe.skip : describe
const program = join(project, 'dist', 'node-finder', 'index.js')

interface Options {
  own?: string
  toolCache?: string
  mirror?: string
}

/** Runs the program as the local platform does. */
async function find(range: string, { own = 'v20.15.0', toolCache, mirror }: Options = {}) {
  const temporary = await temporaryDirectory()
  const args = [
    ...(toolCache === undefined ? [] : [`--tool-cache=${toolCache}`]),
    ...(mirror === undefined ? [] : [`--mirror=${mirror}`]),
    ...['--own', own, '--', range],
  ]
  const env = { PATH: process.env.PATH, TMPDIR: temporary, TEMP: temporary, TMP: temporary }
  const result = await new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    })
  })
  expect(await readdir(temporary)).toEqual([])
  const { code, stdout, stderr } = result
  return { code, found: code === 0 ? stdout.trim().split('\n').at(-1) : '', said: stderr }
}

describe('a range', () => {
  test.each([
    ['20.x', 'v20.15.0'],
    ['>=18', 'v20.15.0'],
    ['18 || 20', 'v20.15.0'],
    [' ^20.1 ', 'v20.15.0'],
    ['v20.15.0', 'v20.15.0'],
    ['latest', 'v20.15.0'],
    ['~=20.15', 'v20.15.3'],
  ])('that the own version is in takes that: %s', async (range, own) => {
    expect(await find(range, { own })).toEqual({ code: 0, found: 'own', said: '' })
  })

  test.each([
    'no',
    '20.x.y.z',
    '--help',
    '--own=20.0.0',
    '-e process.exit(0)',
    '$(id)',
    '../../x',
    '{"a":1}',
    `20${' '.repeat(300)}`,
    '1 '.repeat(200),
  ])('that is not valid is refused: %s', async (range) => {
    expect(await find(range)).toEqual({ code: 2, found: '', said: '' })
  })

  test('that needs another version is not satisfied without a tool cache', async () => {
    expect(await find('18.x')).toEqual({ code: 1, found: '', said: '' })
  })
})

onPosix('the tool cache', () => {
  test('has the newest complete version in the range', async () => {
    const toolCache = await temporaryDirectory()
    await addToToolCache(toolCache, '99.1.0')
    const newest = await addToToolCache(toolCache, '99.10.0')
    await addToToolCache(toolCache, '100.0.0')
    await mkdir(join(toolCache, 'node', '99.11.0', architecture), { recursive: true })
    const { code, found, said } = await find('99.x', { toolCache, mirror: 'http://127.0.0.1:1' })
    expect([code, found]).toEqual([0, newest])
    expect(said).toBe('Resolving node version 99.x...\nFound node 99.10.0 in the tool cache\n')
  })

  test('gets what it lacks from nodejs.org, and has it the next time', async () => {
    const toolCache = await temporaryDirectory()
    const { url, requests } = await serveDistribution([{ version: '99.2.0' }, { version: '99.10.0' }])
    const { code, found, said } = await find('99.x', { toolCache, mirror: `${url}/` })
    expect([code, said]).toEqual([
      0,
      'Resolving node version 99.x...\nDownloading and installing node 99.10.0...\nValidating checksum\n',
    ])
    expect(found).toBe(join(toolCache, 'node', '99.10.0', architecture, 'bin'))
    expect(await readFile(join(found ?? '', 'node'), 'utf8')).toBe(fakeNode('99.10.0'))
    await access(join(found ?? '', 'node'), 1)
    const before = requests.length
    expect((await find('99.x', { toolCache, mirror: url })).found).toBe(found)
    expect(requests).toHaveLength(before)
  })

  test('gets the newest version that is no newer than the newest LTS release, as Heroku does', async () => {
    const { url } = await serveDistribution([
      { version: '101.0.0' },
      { version: '100.2.0', missing: true },
      { version: '100.1.0', lts: 'Name' },
      { version: '99.2.0' },
    ])
    const version = async (range: string) => {
      const { found = '' } = await find(range, { toolCache: await temporaryDirectory(), mirror: url })
      return /(\d+\.\d+\.\d+)/.exec(found)?.[1]
    }
    expect(await version('>=99')).toBe('100.1.0')
    expect(await version('99.x')).toBe('99.2.0')
    expect(await version('101.x')).toBe('101.0.0')
  })

  test.each([
    ['no such version', '3.x', 3, 'Resolving node version 3.x...\n'],
    ['none for this machine', '98.x', 3, 'Resolving node version 98.x...\n'],
    ['an archive with another checksum', '97.x', 1, /: the archive of node 97\.1\.0 has the checksum \w{64}/],
  ])('gets nothing where there is %s', async (_name, range, expected, words) => {
    const { url } = await serveDistribution([
      { version: '98.0.0', missing: true },
      { version: '97.1.0', archive: Buffer.from('other') },
    ])
    const toolCache = await temporaryDirectory()
    const { code, found, said } = await find(range, { toolCache, mirror: url })
    expect([code, found]).toEqual([expected, ''])
    if (typeof words === 'string') expect(said).toBe(words)
    else expect(said).toMatch(words)
    expect(await readdir(toolCache)).toEqual([])
  })

  test('gets nothing from a mirror that can not be reached, and says so', async () => {
    const mirror = 'http://user:secret@127.0.0.1:1/dist'
    const { code, found, said } = await find('99.x', { toolCache: await temporaryDirectory(), mirror })
    expect([code, found]).toEqual([1, ''])
    expect(said).toMatch(/Could not get the list of versions from 127\.0\.0\.1:1: .*ECONNREFUSED/)
    expect(said).not.toContain('secret')
  })

  test('gets nothing from a list of versions that is something else', async () => {
    const { url } = await serveDistribution([])
    const toolCache = await temporaryDirectory()
    const missing = await find('99.x', { toolCache, mirror: `${url}/elsewhere` })
    expect([missing.code, missing.said]).toEqual([1, expect.stringMatching(/: status 404/)])
    const empty = await find('99.x', { toolCache, mirror: url })
    expect([empty.code, empty.said]).toEqual([1, expect.stringMatching(/: it lists no versions/)])
  })
})
