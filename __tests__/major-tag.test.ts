import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { project } from './support/deploy.js'

const script = join(project, 'scripts', 'major-tag.js')
const {
  compareVersions,
  majorTag,
}: {
  compareVersions: (one: string, other: string) => number
  majorTag: (version: string, tags: string[]) => string | undefined
} = await import(pathToFileURL(script).href)

/** Sorted by the precedence of https://semver.org. */
const ordered = [
  '0.9.10',
  '1.0.0-0',
  '1.0.0-2',
  '1.0.0-11',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0-rc.1.0',
  '1.0.0',
  '1.0.1',
  '1.2.0',
  '1.10.0-a',
  '1.10.0',
  '2.0.0',
  '10.0.0',
]

describe('versions', () => {
  test('are compared as semantic versioning defines', () => {
    for (const [index, one] of ordered.entries()) {
      for (const [place, other] of ordered.entries())
        expect([one, other, Math.sign(compareVersions(one, other))]).toEqual([
          one,
          other,
          Math.sign(index - place),
        ])
    }
  })

  test('are equal when only their build metadata differs', () => {
    expect(compareVersions('1.0.0+1', '1.0.0+2')).toBe(0)
    expect(compareVersions('1.0.0-rc.1+x', '1.0.0-rc.1')).toBe(0)
  })

  test('may have numbers of any length', () => {
    const number = fc.bigInt({ min: 0n, max: 10n ** 30n })
    fc.assert(
      fc.property(number, number, (one, other) => {
        const expected = one === other ? 0 : one < other ? -1 : 1
        expect(Math.sign(compareVersions(`1.${one}.0`, `1.${other}.0`))).toBe(expected)
        expect(Math.sign(compareVersions(`1.0.0-${one}`, `1.0.0-${other}`))).toBe(expected)
      }),
    )
  })

  test.each([
    '',
    '1',
    '1.2',
    'v1.2.3',
    '1.2.3.4',
    '01.2.3',
    '1.2.3-',
    '1.2.3-01',
    '1.2.3-a..b',
    '1.2.3\n',
    '$(id)',
  ])('do not include %j', (version) => {
    expect(() => compareVersions(version, '1.0.0')).toThrow('is not a version')
    expect(() => majorTag(version, [])).toThrow('is not a version')
  })
})

describe('the major tag', () => {
  test.each([
    ['the first release', '1.0.0', [], 'v1'],
    ['the newest', '1.2.3', ['v1.2.2', 'v1.2.3', 'v1'], 'v1'],
    ['the newest by number', '1.10.0', ['v1.9.0', 'v1.2.0'], 'v1'],
    ['the newest of its major', '1.9.0', ['v2.0.0', 'v1.8.0', 'v10.0.0'], 'v1'],
    ['one with an earlier pre-release of its own', '1.3.0', ['v1.3.0-rc.1'], 'v1'],
    ['one that is older than a pre-release', '1.2.4', ['v1.3.0-rc.1', 'v1.2.3'], 'v1'],
    ['one that is older than another major', '0.2.0', ['v0.1.0', 'v1.0.0'], 'v0'],
    ['one among tags that are not versions', '1.2.3', ['v1', 'v1.9', 'v1.x', 'vnext', 'v1.9.9.9'], 'v1'],
  ])('moves to %s', (_, version, tags, moved) => {
    expect(majorTag(version, tags)).toBe(moved)
  })

  test.each([
    ['an older patch', '1.2.2', ['v1.2.2', 'v1.2.3']],
    ['an older minor', '1.9.0', ['v1.10.0']],
    ['a pre-release', '1.3.0-rc.1', ['v1.2.3']],
    ['a pre-release that is the first of its major', '2.0.0-rc.1', []],
  ])('does not move to %s', (_, version, tags) => {
    expect(majorTag(version, tags)).toBeUndefined()
  })
})

test('the script prints the tag to move, or nothing', () => {
  const run = (version: string, refs: string[]) =>
    execFileSync(process.execPath, [script, version], { input: refs.join('\n'), encoding: 'utf8' })
  expect(run('1.2.3', ['refs/tags/v1', 'refs/tags/v1.2.2'])).toBe('v1\n')
  expect(run('1.2.3', ['refs/tags/v1', 'refs/tags/v1.2.4', ''])).toBe('')
  expect(run('1.2.3', [])).toBe('v1\n')
  expect(() => run('latest', [])).toThrow("'latest' is not a version")
})
