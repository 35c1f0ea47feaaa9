import { describe, expect, test } from '@jest/globals'
import { WorkspacePatterns } from '../../src/source/workspace-patterns.js'

describe('patterns of a workspace', () => {
  test.each([
    [['packages/*'], 'packages/a', true],
    [['packages/*'], 'packages/a/b', false],
    [['packages/*'], 'packages', false],
    [['packages/*'], 'other/a', false],
    [['./packages/*/'], 'packages/a', true],
    [['packages/**'], 'packages/a/b/c', true],
    [['**'], 'a/b', true],
    [['**/lib'], 'a/b/lib', true],
    [['**/lib'], 'lib', true],
    [['**/lib'], 'a/library', false],
    [['apps/web'], 'apps/web', true],
    [['apps/web-*'], 'apps/web-shop', true],
    [['apps/*-api'], 'apps/shop-api', true],
    [['apps/a?i'], 'apps/api', true],
    [['apps/a?i'], 'apps/ai', false],
    [['{apps,packages}/*'], 'packages/a', true],
    [['{apps,packages}/{a,b}'], 'apps/b', true],
    [['{apps,packages}/{a,b}'], 'apps/c', false],
    [['packages/*', '!packages/private'], 'packages/private', false],
    [['packages/*', '!packages/private'], 'packages/public', true],
    [['packages/**', '!**/test/**'], 'packages/a/test/b', false],
    [['packages/**'], 'packages/a/node_modules/b', false],
    [['packages/*'], 'packages/.hidden', false],
    [['../other/*'], '../other/a', false],
    [['{..,x}/other'], '../other', false],
    [[], 'a', false],
  ])('%j, asked about %s: %s', (patterns, directory, expected) => {
    expect(new WorkspacePatterns(patterns).match(directory)).toBe(expected)
  })

  test.each([
    [
      ['apps/*', 'packages/**'],
      ['apps', 'packages'],
    ],
    [['apps/web'], ['apps/web']],
    [['*'], ['']],
    [
      ['{apps,libs}/*', '!apps/old'],
      ['libs', 'apps'],
    ],
    [Array.from({ length: 400 }, (_, index) => `${'long'.repeat(20)}${index}/*`), ['']],
  ])('%j are below %j', (patterns, roots) => {
    expect(new WorkspacePatterns(patterns).roots()).toEqual(roots)
  })

  test('that are made to take for ever match nothing in the end', () => {
    const stars = `${'*a'.repeat(200)}b`
    const patterns = new WorkspacePatterns(Array.from({ length: 500 }, () => stars))
    const directories = Array.from({ length: 1000 }, (_, index) => `${'a'.repeat(250)}${index}`)
    const start = performance.now()
    expect(directories.filter((directory) => patterns.match(directory))).toEqual([])
    expect(performance.now() - start).toBeLessThan(10_000)
    const braces = new WorkspacePatterns(['{a,b}'.repeat(90), '{'.repeat(400), `${'**/'.repeat(100)}x`])
    expect(braces.match(`${'a/'.repeat(49)}b`)).toBe(false)
  })
})
