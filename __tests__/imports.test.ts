import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { project } from './support/deploy.js'

/** The folders that each folder of `src/` imports: only folders listed below it. */
const house: Record<string, string[]> = {
  start: ['local-platform', 'local-runner', 'text'],
  'local-platform': ['http'],
  'node-finder': [],
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

/** What each folder of the local platform imports of the others. Its files at the top put the parts together. */
const localPlatform: Record<string, string[]> = {
  server: ['api', 'router', 'apps', 'storage'],
  api: ['jobs', 'router', 'dynos', 'apps', 'builder', 'storage'],
  jobs: ['router', 'dynos', 'apps', 'builder', 'storage'],
  router: ['apps'],
  dynos: ['apps', 'builder', 'storage'],
  apps: ['builder', 'storage'],
  builder: ['storage'],
  storage: [],
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
    const all = (await Promise.all(files.map((file) => foldersImportedBy(file)))).flat()
    const others = new Set(all.filter((other) => other !== folder))
    expect([...others].toSorted()).toEqual(imported.toSorted())
  })
})

describe('src/local-platform/', () => {
  const root = join(src, 'local-platform')
  const folders = Object.keys(localPlatform)

  test('has the folders that are listed here, each above what it imports', async () => {
    const entries = await readdir(root, { withFileTypes: true })
    const [directories, files] = [true, false].map((isDirectory) =>
      entries
        .filter((entry) => entry.isDirectory() === isDirectory)
        .map(({ name }) => name)
        .toSorted(),
    )
    expect(directories).toEqual(folders.toSorted())
    expect(files).toEqual(['arguments.ts', 'index.ts', 'platform.ts'])
    for (const [folder, imported] of Object.entries(localPlatform)) {
      expect(folders.slice(folders.indexOf(folder) + 1)).toEqual(expect.arrayContaining(imported))
    }
  })

  test.each(Object.entries(localPlatform))('%s imports nothing else', async (folder, imported) => {
    const names = await readdir(join(root, folder), { recursive: true })
    const files = names.filter((name) => name.endsWith('.ts')).map((name) => join(root, folder, name))
    expect(files).not.toEqual([])
    const all = (await Promise.all(files.map((file) => foldersImportedBy(file, root)))).flat()
    // `..` leads to the other folders of src/, which the table above is about. A file at the top must not be imported.
    const others = new Set(all.filter((other) => other !== folder && other !== '..'))
    expect([...others].toSorted()).toEqual(imported.toSorted())
  })
})

/** The folders of `root` whose files a file imports, its own among them. */
async function foldersImportedBy(file: string, root = src): Promise<string[]> {
  const text = await readFile(file, 'utf8')
  // Every form of import, type imports included, has the path in quotes.
  const paths = [...text.matchAll(/['"`](\.{1,2}\/[^'"`\n]+\.js)['"`]/g)].map(([, path]) => path ?? '')
  return paths.map((path) => relative(root, resolve(dirname(file), path)).split(sep)[0] ?? '')
}
