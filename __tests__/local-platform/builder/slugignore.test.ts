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
  'art/.hidden.psd',
  '.config/d.psd',
  'doc/x',
  'doc/doc',
  'doc/.keep',
  'src/doc/y',
  'a b',
  'test',
  'tests/t',
  'tests/u.js',
  '!y',
  '{z',
  'comment',
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
  ['blank lines', '\n\n  \n', [], 0],
  ['# as the end of a word, not of a line', '# a comment', ['comment'], 1],
  ['# in a word', 'test#s', ['test'], 1],
  ['a name at any depth, and what is in it', 'doc', ['doc/x', 'doc/doc', 'doc/.keep', 'src/doc/y'], 3],
  ['a name only at the root', '/doc', ['doc/x', 'doc/doc', 'doc/.keep'], 1],
  ['a path from the current directory', './doc', ['doc/x', 'doc/doc', 'doc/.keep'], 1],
  ['a path', 'src/doc', ['src/doc/y'], 1],
  ['a slash at the end, from the root', 'doc/', ['doc/x', 'doc/doc', 'doc/.keep'], 1],
  ['a slash at the end, which matches no file', 'test/', [], 0],
  ['a wildcard, neither for hidden files nor in hidden directories', '*.psd', ['a.psd', 'art/b.psd'], 2],
  ['a wildcard in a path', 'art/*', ['art/b.psd', 'art/deep/c.PSD'], 2],
  ['a dot before a wildcard', 'art/.*', ['art/.hidden.psd'], 1],
  ['one character', 'tests/?', ['tests/t'], 1],
  ['sets', '[ds]o[^x]', ['doc/x', 'doc/doc', 'doc/.keep', 'src/doc/y'], 3],
  ['ranges', '[a-c].psd', ['a.psd', 'art/b.psd'], 2],
  ['two stars between slashes', 'art/**/*.PSD', ['art/deep/c.PSD'], 1],
  ['two stars at the end as one', 'src/**', ['src/doc/y'], 1],
  ['alternatives', 'tests/{t,*.js}', ['tests/t', 'tests/u.js'], 2],
  ['alternatives in alternatives', '{a.psd,te{st,sts}}', ['a.psd', 'test', 'tests/t', 'tests/u.js'], 3],
  ['a brace that nothing closes', '{z', ['{z'], 1],
  ['a backslash', '\\te\\st', ['test'], 1],
  ['several words in a line', 'test tests/t', ['test', 'tests/t'], 2],
  ['Windows line endings', '/test\r\n/tests\r\n', ['test', 'tests/t', 'tests/u.js'], 2],
  ['! in a pattern as no negation', '!y', ['!y'], 1],
  ['a match below an earlier match, which is not counted', '/art\n*.psd', tree.slice(0, 4), 2],
  ['no path out of the source', '../*\n/../test\n..', ['test'], 1],
  ['no removal of the source itself', '.\n/\n./\ntest/..', [], 0],
])('.slugignore supports %s', async (_name, patterns, removed, count) => {
  const result = await applyPatterns(patterns)
  expect(result.removed).toEqual(removed)
  expect(result.count).toBe(count)
  expect(result.kept).toContain('.slugignore')
})

test('without a .slugignore, there is no count', async () => {
  expect(await applySlugignore(await temporaryDirectory(), never)).toBeUndefined()
})

test('braces with more alternatives than memory holds are an error', async () => {
  await expect(applyPatterns('{a,b}'.repeat(100))).rejects.toThrow(
    'The .slugignore has more than 10000 patterns.',
  )
})

test('many wildcards against a long name end soon', async () => {
  const directory = await temporaryDirectory()
  await writeFiles(directory, { ['a'.repeat(250)]: '', '.slugignore': `${'*a'.repeat(200)}*b` })
  expect(await applySlugignore(directory, never)).toBe(0)
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
  ).toEqual(['.slugignore', 'kept', 'kept/file', 'sub'])
})
