import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { applySlugignore } from '../../../src/local-platform/builder/slugignore.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { writeFiles } from './support.js'

const never = new AbortController().signal

const tree = [
  'a.psd',
  'art/b.psd',
  'art/deep/c.PSD',
  'doc/x',
  'src/doc/y',
  'src/a b',
  'test',
  'tests/t',
  '#x',
  '!y',
]

async function applyPatterns(patterns: string) {
  const directory = await temporaryDirectory()
  await writeFiles(directory, Object.fromEntries(tree.map((path) => [path, ''])))
  await fs.writeFile(join(directory, '.slugignore'), patterns)
  const count = await applySlugignore(directory, never)
  const entries = await fs.readdir(directory, { recursive: true, withFileTypes: true })
  const kept = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll('\\', '/'),
    )
  return { count, removed: tree.filter((path) => !kept.includes(path)), kept }
}

test.each<[string, string, string[], number]>([
  ['no patterns', '', [], 0],
  ['comments and blank lines', '# a.psd\n\n  \n', [], 0],
  ['a name at any depth', 'doc', ['doc/x', 'src/doc/y'], 2],
  ['a name only at the root', '/doc', ['doc/x'], 1],
  ['a path', 'src/doc', ['src/doc/y'], 1],
  ['a wildcard, and is case-sensitive', '*.psd', ['a.psd', 'art/b.psd'], 2],
  ['a trailing slash, which matches no file', 'test/', [], 0],
  ['a trailing slash, which matches a directory', 'tests/', ['tests/t'], 1],
  ['two stars', 'art/**', ['art/b.psd', 'art/deep/c.PSD'], 2],
  ['Windows line endings', '/doc\r\n/tests\r\n', ['doc/x', 'tests/t'], 2],
  ['an escaped #', '\\#x', ['#x'], 1],
  ['a space in a name', 'a b', ['src/a b'], 1],
  ['! in a pattern as no negation', 'doc\n!doc/x\n', ['doc/x', 'src/doc/y'], 2],
])('.slugignore supports %s', async (_name, patterns, removed, count) => {
  const result = await applyPatterns(patterns)
  expect(result.removed).toEqual(removed)
  expect(result.count).toBe(count)
  expect(result.kept).not.toContain('.slugignore')
})

test('.git is removed at any depth, and of a matching link, the link rather than its target', async () => {
  const directory = await temporaryDirectory()
  await writeFiles(directory, {
    '.git/HEAD': '',
    'sub/.git': 'gitdir: x',
    'kept/file': '',
    '.slugignore': '/link\n',
  })
  await fs.symlink('kept', join(directory, 'link'))
  expect(await applySlugignore(directory, never)).toBe(1)
  expect(
    (await fs.readdir(directory, { recursive: true })).map((path) => path.replaceAll('\\', '/')).sort(),
  ).toEqual(['kept', 'kept/file', 'sub'])
})
