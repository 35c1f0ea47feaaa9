import { describe, expect, test } from '@jest/globals'
import { compareVersions, isPlainVersion } from '../../src/text/comparison.js'

const [one, other] = ['a'.repeat(40), 'b'.repeat(40)]
const repositoryUrl = 'https://ghe.example/octo/app'

describe('a comparison', () => {
  test.each<[string, Partial<Parameters<typeof compareVersions>[0]>, string]>([
    ['of commits', { previous: one, current: other }, `${repositoryUrl}/compare/aaaaaaaaaaaa...bbbbbbbbbbbb`],
    [
      'of a commit with another name',
      { previous: one, current: 'v2', commit: other },
      `${repositoryUrl}/compare/aaaaaaaaaaaa...bbbbbbbbbbbb`,
    ],
    ['of names', { previous: 'v1', current: 'v2' }, ''],
    ['of an abbreviated id', { previous: one.slice(0, 10), current: other }, ''],
    ['of an id that goes on', { previous: `${one}/..`, current: other }, ''],
    ['outside a workflow', { previous: one, current: other, repositoryUrl: '' }, ''],
    ['of a commit with itself', { previous: one, current: one }, ''],
    ['of a commit with its other name', { previous: one, current: 'v2', commit: one }, ''],
    ['without anything before', { current: other }, ''],
  ])('%s has this page', (_, compared, url) => {
    expect(compareVersions({ current: '', repositoryUrl, ...compared }).url).toBe(url)
  })

  test.each([
    [{ ahead: 1, behind: 0 }, '1 commit later'],
    [{ ahead: 3, behind: 0 }, '3 commits later'],
    [{ ahead: 0, behind: 2 }, '2 commits back'],
    [{ ahead: 3, behind: 1 }, '3 commits ahead and 1 behind'],
    [undefined, ''],
  ])('shows the distance %j', (distance, words) => {
    const comparison = compareVersions({ previous: one, current: other, repositoryUrl, distance })
    expect(comparison.distance).toBe(words)
    expect(comparison.note).toBe(['aaaaaaaa...bbbbbbbb', words].filter(Boolean).join(', '))
  })
})

test.each([
  [one, true],
  ['v1.2', true],
  ['release/2026-01', true],
  ['1.0+build.7', true],
  ['', false],
  ['-n1', false],
  ['.hidden', false],
  ['a b', false],
  ['a\n', false],
  ['a;b', false],
  ['$(a)', false],
  ['ä', false],
  ['a'.repeat(129), false],
])('%j is plain: %s', (version, isPlain) => {
  expect(isPlainVersion(version)).toBe(isPlain)
})
