import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { project } from './support/deploy.js'

/** What each folder of `src/` imports of the others: only what comes below it. */
const house: Record<string, string[]> = {
  start: ['local-platform', 'local-runner'],
  'local-platform': ['http'],
  'local-runner': [],
  'local-platform-action': ['runner', 'async', 'text'],
  'review-app': [
    'deploy',
    'release',
    'github',
    'source',
    'output',
    'runner',
    'heroku',
    'summary',
    'http',
    'async',
    'text',
  ],
  build: ['deploy', 'release', 'github', 'source', 'runner', 'heroku', 'summary', 'http', 'async', 'text'],
  promote: ['release', 'github', 'output', 'runner', 'heroku', 'summary', 'http', 'async', 'text'],
  deploy: ['release', 'source', 'output', 'runner', 'heroku', 'http', 'async', 'text'],
  release: ['output', 'runner', 'heroku', 'http', 'async', 'text'],
  github: ['runner', 'http', 'text'],
  source: ['heroku', 'http', 'text'],
  output: ['http', 'async', 'text'],
  runner: ['heroku', 'summary', 'http', 'async', 'text'],
  heroku: ['http', 'async', 'text'],
  summary: ['text'],
  http: ['async', 'text'],
  async: [],
  text: [],
}

const src = join(project, 'src')

describe('src/', () => {
  test('has the folders that are listed here, each above what it imports', async () => {
    const folders = Object.keys(house)
    expect(folders.toSorted()).toEqual((await readdir(src)).toSorted())
    for (const [folder, imported] of Object.entries(house)) {
      expect(folders.slice(folders.indexOf(folder) + 1)).toEqual(expect.arrayContaining(imported))
    }
  })

  test.each(Object.entries(house))('%s imports nothing else', async (folder, imported) => {
    const names = await readdir(join(src, folder), { recursive: true })
    const files = names.filter((name) => name.endsWith('.ts')).map((name) => join(src, folder, name))
    expect(files).not.toEqual([])
    const all = (await Promise.all(files.map(foldersImportedBy))).flat()
    const others = new Set(all.filter((other) => other !== folder))
    expect([...others].toSorted()).toEqual(imported.toSorted())
  })
})

/** The folders whose files a file imports, its own among them. */
async function foldersImportedBy(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8')
  // Whatever form an import has, it names a file so.
  const paths = [...text.matchAll(/['"`](\.{1,2}\/[^'"`\n]+\.js)['"`]/g)].map(([, path]) => path ?? '')
  return paths.map((path) => relative(src, resolve(dirname(file), path)).split(sep)[0] ?? '')
}
