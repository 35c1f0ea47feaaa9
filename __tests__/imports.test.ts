import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { project } from './support/deploy.js'

/** The folders that each folder of `src/` imports: only folders listed below it. */
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
  test('has exactly these folders, each listed above those it imports', async () => {
    const folders = Object.keys(house)
    expect(folders.toSorted()).toEqual((await readdir(src)).toSorted())
    for (const [folder, imported] of Object.entries(house)) {
      expect(folders.slice(folders.indexOf(folder) + 1)).toEqual(expect.arrayContaining(imported))
    }
  })

  test.each(Object.entries(house))('%s imports exactly the listed folders', async (folder, imported) => {
    const names = await readdir(join(src, folder), { recursive: true })
    const files = names.filter((name) => name.endsWith('.ts')).map((name) => join(src, folder, name))
    expect(files).not.toEqual([])
    const all = (await Promise.all(files.map(foldersImportedBy))).flat()
    const others = new Set(all.filter((other) => other !== folder))
    expect([...others].toSorted()).toEqual(imported.toSorted())
  })
})

/** Returns the folders whose files a file imports, for values or only for types, including its own folder. */
async function foldersImportedBy(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8')
  // Every form of import, type imports included, has the path in quotes.
  const paths = [...text.matchAll(/['"`](\.{1,2}\/[^'"`\n]+\.js)['"`]/g)].map(([, path]) => path ?? '')
  return paths.map((path) => relative(src, resolve(dirname(file), path)).split(sep)[0] ?? '')
}
