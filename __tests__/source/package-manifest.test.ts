import { describe, expect, test } from '@jest/globals'
import { parsePackageManifest, parsePnpmWorkspaces } from '../../src/source/package-manifest.js'

describe('a package.json', () => {
  test('has all kinds of dependencies that a build installs', () => {
    const manifest = parsePackageManifest(
      `\uFEFF${JSON.stringify({
        name: '@acme/api',
        dependencies: { a: '1' },
        devDependencies: { b: 'workspace:*', a: '0' },
        optionalDependencies: { '@acme/c': 'file:../c' },
        peerDependencies: { d: '4' },
      })}`,
    )
    expect(manifest?.name).toBe('@acme/api')
    expect(Object.fromEntries(manifest?.dependencies ?? [])).toEqual({
      a: '1',
      b: 'workspace:*',
      '@acme/c': 'file:../c',
    })
  })

  test.each([
    [{ workspaces: ['a', 'b'] }, ['a', 'b']],
    [{ workspaces: { packages: ['a'], nohoist: ['b'] } }, ['a']],
    [{ workspaces: 'a' }, []],
    [{ workspaces: [1, null, ['a'], 'b'] }, ['b']],
    [{ workspaces: { packages: 'a' } }, []],
    [{}, []],
  ])('%j declares the workspaces %j', (manifest, workspaces) => {
    expect(parsePackageManifest(JSON.stringify(manifest))?.workspaces).toEqual(workspaces)
  })

  test.each(['', 'null', '[]', '"a"', '{', '{"a":1}x', '['.repeat(500_000)])(
    'that is %.20s is none',
    (text) => {
      expect(parsePackageManifest(text)).toBeUndefined()
    },
  )

  test('has no names that no registry would take', () => {
    const names = ['../up', 'a b', 'a\nb', '@a/b/c', 'x'.repeat(300), '__proto__', '']
    const text = JSON.stringify({
      name: 1,
      dependencies: Object.fromEntries(names.map((name) => [name, '1'])),
    })
    const manifest = parsePackageManifest(text)
    expect(manifest?.name).toBe('')
    expect([...(manifest?.dependencies.keys() ?? [])]).toEqual([])
  })
})

describe('a pnpm-workspace.yaml', () => {
  test.each([
    [
      'packages:\n  - apps/*\n  - "packages/**"\n  - \'!**/test/**\'\n',
      ['apps/*', 'packages/**', '!**/test/**'],
    ],
    ['# all\npackages: # these\n\n- a # one\n  # - b\n- c\ncatalog:\n  - d\n', ['a', 'c']],
    ['packages: [a, "b/*", \'!c\']\n', ['a', 'b/*', '!c']],
    ['packages:\n  [\n    a,\n    "b",\n  ]\n', ['a', 'b']],
    ['catalog:\n  react: 18\npackages:\r\n  - a\r\n', ['a']],
    ['onlyBuiltDependencies:\n  - esbuild\n', []],
    ['packages: nothing\n', []],
    ['', []],
    [`packages:\n- ${' '.repeat(500_000)}x\n`, ['x']],
  ])('%j', (text, patterns) => {
    expect(parsePnpmWorkspaces(text)).toEqual(patterns)
  })
})
